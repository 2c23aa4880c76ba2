/**
 * 提交时的错误汇总，按 GOV.UK 设计规范的做法：列在页面上方，每条错误一个链接，焦点移过去。
 *
 * ```ts
 * import { attach } from 'jixiao-validator/native';
 * import { errorSummary } from 'jixiao-validator/error-summary';
 *
 * attach(checker, form, { summary: errorSummary(document.querySelector('#summary')!) });
 * ```
 *
 * @packageDocumentation
 */
import { make, type Control } from './describe.js';
import { keyOf } from './fields.js';
import type { Notice } from './notices.js';

export type { Control } from './describe.js';
export type { FieldName } from './fields.js';
export type { Notice } from './notices.js';

/** 显示汇总，返回的函数把它撤下。 */
export type Summary = (errors: readonly Notice[], controls: ReadonlyMap<string, readonly Control[]>) => () => void;

/**
 * 在 `place` 里显示汇总。
 *
 * 错误按控件在页面上的先后排列，没有控件的（整张表的、检查没有做成）在最前。页面标题前加上“错误：”，撤下时恢复。
 */
export function errorSummary(place: Element): Summary {
  return (errors, controls) => {
    const box = make('div', place);
    box.className = 'jixiao-summary';
    box.tabIndex = -1;
    // The alert is inside what gets the focus: on the same element some screen readers read only one of the two.
    const alert = make('div', box);
    alert.setAttribute('role', 'alert');
    make('h2', alert).textContent = `提交前有 ${errors.length} 处需要修改`;
    const list = make('ul', alert);

    const fields = Array.from(controls.keys());
    const order = ({ field }: Notice) => fields.indexOf(keyOf(field));
    for (const notice of errors.slice().sort((one, other) => order(one) - order(other))) {
      const [control] = controls.get(keyOf(notice.field)) || [];
      const entry = make(control ? 'a' : 'span', make('li', list));
      entry.textContent = notice.issue ? `${notice.issue.label}：${notice.message}` : notice.message;
      if (control) leadTo(control, entry as HTMLAnchorElement);
    }

    const { title } = document;
    const marked = `错误：${title}`;
    document.title = marked;
    box.focus();
    return () => {
      box.remove();
      if (document.title === marked) document.title = title;
    };
  };
}

function leadTo(control: Control, link: HTMLAnchorElement): void {
  link.href = '#';
  link.addEventListener('click', (event) => {
    event.preventDefault();
    // A fieldset takes the focus only when it is told to.
    if (control.tabIndex < 0) control.tabIndex = -1;
    control.focus();
  });
}
