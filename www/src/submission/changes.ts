/** What each changed cell was when the form was handed in, worked out once for the whole form. */
import { computed } from 'vue';
import { FIELDS, ROW_TABLES, type Field } from '../fields';
import { form } from '../state/form';
import { cellText, getIn, rowKey, rowsAt, type Path } from '../state/path';
import { fieldPlaceId, rowPlaceId } from '../state/places';
import { record, stemOf } from './standing';

/** A whole new row, as opposed to one of which cells changed. */
export const ADDED = '新增的一行';

const changes = computed<ReadonlyMap<string, string>>(() => {
  const found = new Map<string, string>();
  const then = record.value?.form;
  if (!then) return found;
  for (const { path } of Object.values<Field>(FIELDS)) {
    const was = textAt(then, path);
    if (was !== textAt(form.value, path)) found.set(fieldPlaceId(path), `原来：${was === '' ? '空' : `“${was}”`}`);
  }
  for (const table of ROW_TABLES) {
    const rowsThen = rowsAt(then, table.path);
    for (const row of rowsAt(form.value, table.path)) {
      const stem = stemOf(row);
      const words = stem === undefined ? ADDED : wordsOf(table.columns, rowsThen[stem], row);
      if (words !== '') found.set(rowPlaceId(table, rowKey(row)), words);
    }
  }
  return found;
});

/** “原来：“95”” for a field that stands alone, “指标值 原来“5”；…” for a row; blank where nothing changed. */
export function changeAt(placeId: string): string {
  return changes.value.get(placeId) ?? '';
}

export const changedPlaces = computed(() => changes.value.size);

function wordsOf(columns: readonly { key: string; label: string }[], then: object | undefined, now: object): string {
  const parts = columns.flatMap(({ key, label }) => {
    const was = textAt(then, [key]);
    return was === textAt(now, [key]) ? [] : [`${label} 原来${was === '' ? '是空的' : `“${was}”`}`];
  });
  return parts.join('；');
}

function textAt(root: unknown, path: Path): string {
  const value = getIn(root, path);
  return (Array.isArray(value) ? value.map(cellText).join('、') : cellText(value)).trim();
}
