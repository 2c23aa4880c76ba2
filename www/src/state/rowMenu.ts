/** The menu of one row of the indicator table; there is one menu for all rows. */
import { nextTick, shallowRef } from 'vue';
import type { Indicator } from 'jixiao-validator';
import { INDICATORS } from '../fields';
import { form, insertRow, moveRow, removeRow } from './form';
import { visitCell } from './grid';
import { tell } from './notice';
import { rowsAt } from './path';

export interface RowMenuPlace {
  index: number;
  anchor: HTMLElement;
}

export interface RowAction {
  title: string;
  keys?: string;
  act: (index: number) => void;
}

export const rowMenu = shallowRef<RowMenuPlace | null>(null);

export const ROW_ACTIONS: readonly RowAction[] = [
  { title: '上移', keys: 'Alt+↑', act: (index) => move(index, index - 1) },
  { title: '下移', keys: 'Alt+↓', act: (index) => move(index, index + 1) },
  { title: '在上面插入一行', act: insertAbove },
  { title: '复制这一行', act: copyRow },
  { title: '删除这一行', act: deleteRow },
];

function move(from: number, to: number): void {
  if (moveRow(INDICATORS, from, to)) go(to);
  else go(from);
}

function insertAbove(index: number): void {
  insertRow(INDICATORS, index, {}, `在第${index + 1}行上面插入一行`);
  go(index);
}

function copyRow(index: number): void {
  const row = rowsAt(form.value, INDICATORS.path)[index] as Indicator | undefined;
  insertRow(INDICATORS, index + 1, { ...row }, `复制${INDICATORS.label}第${index + 1}行`);
  go(index + 1);
}

export function deleteRow(index: number): void {
  removeRow(INDICATORS, index);
  tell(`已删除第${index + 1}行。`, true);
  go(index);
}

function go(index: number): void {
  void nextTick(() => visitCell({ index, column: 'name' }));
}
