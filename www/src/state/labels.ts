/** What a place of the form is called, in the words of the labels beside its fields. */
import { FIELDS, type Field } from '../fields';
import { toPointer, type Path } from './path';
import { tableOf } from './places';

/** The name of a cell without its row, or of the row when the path leads to no cell. */
export function labelOf(path: Path): string {
  const table = tableOf(path);
  if (table) {
    const column = table.columns.find((candidate) => candidate.key === path[table.path.length + 1]);
    return column?.label ?? rowLabel(path);
  }
  const pointer = toPointer(path);
  return Object.values<Field>(FIELDS).find((field) => toPointer(field.path) === pointer)?.label ?? '';
}

/** “绩效指标第3行 · 指标值”, or “年度目标” for a field that stands alone. */
export function fullLabelOf(path: Path): string {
  const row = rowLabel(path);
  const label = labelOf(path);
  return row === '' || row === label ? label : `${row} · ${label}`;
}

function rowLabel(path: Path): string {
  const table = tableOf(path);
  const index = table ? path[table.path.length] : undefined;
  return table && typeof index === 'number' ? `${table.label}第${index + 1}行` : '';
}
