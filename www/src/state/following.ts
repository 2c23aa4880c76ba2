/** Answers point to rows by their number, so when rows move, come or go, the pointers follow them. */
import { getIn, isContainer, rowKey, rowsAt, toPointer } from './path';
import { tableOf } from './places';
import type { ProjectTargetForm } from 'jixiao-validator';
import type { RowTable } from '../fields';

/** `next` with the pointers of its answers where the rows of `old` stand now; the answer to a deleted row is dropped. */
export function followRows(old: ProjectTargetForm, next: ProjectTargetForm): ProjectTargetForm {
  const answers = next.explanations;
  // Answers that were changed themselves, or came with another form, already say where they belong.
  if (!Array.isArray(answers) || answers.length === 0 || answers !== old.explanations) return next;
  let moved = false;
  const followed = answers.flatMap((answer) => {
    const pointer = isContainer(answer) && typeof answer.pointer === 'string' ? answer.pointer : '';
    const now = pointerNow(pointer, old, next);
    if (now === pointer) return [answer];
    moved = true;
    return now === null ? [] : [{ ...answer, pointer: now }];
  });
  if (!moved) return next;
  const { explanations: _, ...rest } = next;
  return followed.length > 0 ? { ...rest, explanations: followed } : rest;
}

/** `null` when the row is gone. */
function pointerNow(pointer: string, old: unknown, next: unknown): string | null {
  const path = pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const table = tableOf(path);
  const index = table ? path[table.path.length] : undefined;
  if (!table || typeof index !== 'number') return pointer;
  const row = getIn(old, [...table.path, index]);
  if (!isContainer(row)) return pointer;
  const at = indexOf(next, table, rowKey(row));
  return at < 0 ? null : toPointer([...table.path, at, ...path.slice(table.path.length + 1)]);
}

function indexOf(form: unknown, table: RowTable, key: number): number {
  return rowsAt(form, table.path).findIndex((row) => rowKey(row) === key);
}
