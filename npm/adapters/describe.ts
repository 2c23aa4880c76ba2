/** What is said at the controls of one field: the message beside them, and what assistive technology is told. */
import type { Severity } from '../types.js';
import { isError, type Notice } from './notices.js';

/** 表单里有 `name` 的控件；`fieldset` 可以代表整行或整张表。 */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | HTMLFieldSetElement;

export interface Description {
  say(notices: readonly Notice[]): void;
  /** Takes everything back, so that the controls are as they were. */
  remove(): void;
}

const WORDS: Record<Severity, string> = { error: '错误：', warning: '提醒：', info: '建议：' };

export function describe(controls: readonly Control[]): Description {
  const before = controls.map((control) => control.getAttribute('aria-invalid'));
  const place = document.createElement('div');
  place.className = 'jixiao-message';
  place.id = `jixiao-message-${(count += 1)}`;
  (controls[controls.length - 1] as Control).insertAdjacentElement('afterend', place);

  function mark(error: Notice | undefined, isDescribed: boolean): void {
    controls.forEach((control, at) => {
      control.setCustomValidity(error ? error.message : '');
      setAttribute(control, 'aria-invalid', error ? 'true' : before[at]);
      // Others may describe the control too, so only our own word is added and taken away.
      const others = (control.getAttribute('aria-describedby') || '')
        .split(/\s+/)
        .filter((id) => id && id !== place.id);
      setAttribute(control, 'aria-describedby', others.concat(isDescribed ? place.id : []).join(' '));
    });
  }

  return {
    say(notices) {
      const lines = notices.map(({ severity, message }) => WORDS[severity] + message);
      // The same words are not put in again, or a screen reader might read them again.
      if (place.textContent !== lines.join('')) {
        place.textContent = '';
        lines.forEach((line) => (make('p', place).textContent = line));
      }
      mark(notices.find(isError), true);
    },
    remove() {
      mark(undefined, false);
      place.remove();
    },
  };
}

export function make(name: string, parent: Element): HTMLElement {
  return parent.appendChild(document.createElement(name));
}

let count = 0;

function setAttribute(element: Element, name: string, value: string | null | undefined): void {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}
