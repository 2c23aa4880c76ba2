/** The draft in this browser: kept while typing, found again after the page was closed. */
import { shallowRef, watch } from 'vue';
import { feedback, speakOfAll } from './feedback';
import { form, isBlank, startWith } from './form';
import { tell, tellProblem } from './notice';
import { readForm } from './reading';

const KEY = 'jixiao-validator/draft';
const BROKEN_KEY = 'jixiao-validator/draft-unreadable';
const PAUSE = 400;

/** When the draft was last kept, as `10:32`; `null` before the first time. */
export const savedAt = shallowRef<string | null>(null);
export const saveFailed = shallowRef(false);

let timer = 0;
let unsaved = false;

export function startDraft(): void {
  restore();
  watch([form, feedback], saveSoon, { flush: 'sync' });
  addEventListener('pagehide', saveNow);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') saveNow();
  });
  addEventListener('beforeunload', (event) => {
    saveNow();
    if (saveFailed.value && !isBlank(form.value)) event.preventDefault();
  });
  addEventListener('storage', (event) => {
    if (event.key === KEY) tellProblem('另一个窗口也在填这份草稿。请只留一个窗口，或先点“导出”把这里的内容存成文件。');
  });
}

function restore(): void {
  let text: string | null;
  try {
    text = localStorage.getItem(KEY);
  } catch {
    saveFailed.value = true;
    return;
  }
  if (text === null) return;
  const reading = readForm(text);
  if ('problem' in reading) {
    keepUnreadable(text);
    tellProblem('上次的草稿读不出来了，已经原样留在浏览器里。如果有导出的文件，请点“导入”。');
    return;
  }
  if (isBlank(reading.form)) return;
  startWith(reading.form);
  if (wasChecked(text)) speakOfAll();
  tell('已恢复上次没有填完的内容。');
}

function saveSoon(): void {
  unsaved = true;
  clearTimeout(timer);
  timer = window.setTimeout(saveNow, PAUSE);
}

function saveNow(): void {
  clearTimeout(timer);
  if (!unsaved) return;
  try {
    localStorage.setItem(KEY, JSON.stringify({ form: form.value, checked: feedback.value.checked }));
    unsaved = false;
    saveFailed.value = false;
    savedAt.value = clock(new Date());
  } catch {
    saveFailed.value = true;
  }
}

function keepUnreadable(text: string): void {
  try {
    localStorage.setItem(BROKEN_KEY, text);
  } catch {
    // There is no room for a second copy; the first stays until something new is typed.
  }
}

function wasChecked(text: string): boolean {
  return (JSON.parse(text) as { checked?: unknown }).checked === true;
}

function clock(time: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(time.getHours())}:${two(time.getMinutes())}`;
}
