/** “从库中选”: several entries of the library become rows in one step. */
import { nextTick, shallowRef } from 'vue';
import type { LibraryEntry } from 'jixiao-validator';
import { INDICATORS } from '../fields';
import { checkNow } from './engine';
import { change, form } from './form';
import { visitCell } from './grid';
import { cellsOf } from './library';
import { tell } from './notice';
import { rowsAt, setIn } from './path';

export const pickerOpen = shallowRef(false);

export function openPicker(): void {
  pickerOpen.value = true;
}

/** The names that stand in the table already, so that nobody picks an indicator twice. */
export function namesInTable(): ReadonlySet<string> {
  return new Set(
    rowsAt(form.value, INDICATORS.path).map((row) => String((row as { name?: unknown }).name ?? '').trim()),
  );
}

export function addEntries(entries: readonly LibraryEntry[]): void {
  const rows = rowsAt(form.value, INDICATORS.path);
  const first = rows.length;
  change(setIn(form.value, INDICATORS.path, [...rows, ...entries.map((entry) => cellsOf(entry, {}))]), {
    label: `从指标库选 ${entries.length} 条`,
    path: [...INDICATORS.path, first, 'value'],
  });
  checkNow();
  tell(`已填入 ${entries.length} 条指标，请接着填指标值。`, true);
  void nextTick(() => visitCell({ index: first, column: 'value' }));
}
