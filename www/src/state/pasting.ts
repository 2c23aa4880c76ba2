/** Pasting with the keyboard: a block goes into the table, and a text that no field can hold is refused with a sentence. */
import { nextTick, shallowRef } from 'vue';
import { INDICATORS, WEIGHT } from '../fields';
import { isBlock } from './clipboard';
import { checkNow } from './engine';
import { leaveRow } from './feedback';
import { form } from './form';
import { placeIn, visitCell, type GridPlace } from './grid';
import { tell, tellProblem, tellRemark } from './notice';
import { putRows, readPasted, type Block } from './paste';
import { rowKey, rowsAt } from './path';
import { bringInWeights } from './weights';

/** The longest text one field takes; the longest that a form may hold is far below. */
const LONGEST_CELL = 100_000;

/** The dialog that shows a block before it goes into the table. */
export const pasteOpen = shallowRef(false);

/** Ctrl+V within the table; anything that is no block stays with the browser. */
export function pasteIntoTable(event: ClipboardEvent): void {
  const place = placeIn(event.target);
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!place || !isBlock(text)) return;
  event.preventDefault();
  const read = readPasted(text, place.column);
  if ('problem' in read) tellProblem(`${read.problem}表里的内容没有变。`);
  else placeBlock(read, place);
}

export function placeBlock({ rows, remarks }: Block, place: GridPlace): void {
  const { replaced } = putRows(rows, place);
  // A column that was copied is wanted, filled or not.
  if (rows.some((row) => WEIGHT.key in row)) bringInWeights();
  checkNow();
  speakOfRows(place.index, rows.length);
  const over = replaced > 0 ? `其中 ${replaced} 行换下了原来的内容。` : '';
  const text = [`已粘贴 ${rows.length} 行。${over}`, ...remarks].join('');
  if (remarks.length > 0) tellRemark(text);
  else tell(text, true);
  void nextTick(() => visitCell(place));
}

/** Rows that came in filled are judged at once. */
export function speakOfRows(first: number, count: number): void {
  for (const row of rowsAt(form.value, INDICATORS.path).slice(first, first + count)) leaveRow(rowKey(row));
}

/** A text that would bring the page to a standstill is kept out of every field. */
export function watchHugePastes(): void {
  addEventListener(
    'paste',
    (event) => {
      if (!(event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement)) return;
      const length = event.clipboardData?.getData('text/plain').length ?? 0;
      if (event.defaultPrevented || length <= LONGEST_CELL) return;
      event.preventDefault();
      tellProblem(`粘贴的内容有 ${Math.ceil(length / 10_000)} 万字，这里放不下，没有填进来。表里的内容没有变。`);
    },
    false,
  );
}
