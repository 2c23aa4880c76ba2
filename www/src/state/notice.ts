/** One short sentence about what just happened, shown at the foot of the page and read out by screen readers. */
import { shallowRef } from 'vue';

export interface Notice {
  text: string;
  tone: 'calm' | 'remark' | 'problem';
  /** Offers a way back: the last step of the form, or what the function does. */
  canUndo: boolean | (() => void);
}

const CALM_TIME = 7000;

export const notice = shallowRef<Notice | null>(null);
let timer = 0;

export function tell(text: string, canUndo: Notice['canUndo'] = false): void {
  show({ text, tone: 'calm', canUndo });
  timer = window.setTimeout(closeNotice, CALM_TIME);
}

/** A remark that asks to be read stays until it is closed. */
export function tellRemark(text: string): void {
  show({ text, tone: 'remark', canUndo: true });
}

/** A problem stays until it is closed. */
export function tellProblem(text: string): void {
  show({ text, tone: 'problem', canUndo: false });
}

export function closeNotice(): void {
  clearTimeout(timer);
  notice.value = null;
}

function show(next: Notice): void {
  clearTimeout(timer);
  notice.value = next;
}
