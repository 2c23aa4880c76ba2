/**
 * Printing the official form on one page of A4. The form on paper is made when the browser is about to print, whoever asked
 * for it, and is set as small as it takes, down to what can still be read.
 */
import { createApp, h, type App } from 'vue';
import OfficialForm from '../components/OfficialForm.vue';
import { form } from '../state/form';

/** In points; what does not fit at the smallest goes on a second page. */
const LARGEST = 10.5;
const SMALLEST = 6;
const STEP = 0.25;
/** The height between the margins of A4, in millimetres; see `@page` in print.css. */
const ROOM = 297 - 2 * 12;

let paper: { app: App; root: HTMLElement } | null = null;

export function startPrinting(): void {
  addEventListener('beforeprint', lay);
  addEventListener('afterprint', clear);
}

export function printForm(): void {
  // The menu that was pressed closes first.
  setTimeout(() => print(), 0);
}

function lay(): void {
  clear();
  const root = document.createElement('div');
  root.className = 'paper';
  document.body.append(root);
  const app = createApp({ render: () => h(OfficialForm, { form: form.value }) });
  app.mount(root);
  paper = { app, root };
  fit(root);
}

function clear(): void {
  paper?.app.unmount();
  paper?.root.remove();
  paper = null;
}

function fit(root: HTMLElement): void {
  const millimetre = root.getBoundingClientRect().width / (210 - 2 * 12);
  for (let size = LARGEST; size >= SMALLEST; size -= STEP) {
    root.style.fontSize = `${size}pt`;
    // A little less than the page, because printers round.
    if (root.scrollHeight <= (ROOM - 2) * millimetre) return;
  }
}
