/** The form being filled in, and every step back from it. */
import { computed, shallowReactive, shallowRef } from 'vue';
import type { ProjectTargetForm } from 'jixiao-validator';
import type { Column, RowTable } from '../fields';
import { cellText, getIn, reuse, rowsAt, setIn, type Path } from './path';
import { followRows } from './following';
import { adoptGhost } from './places';

/** What a step did, for the undo button and for the cursor. */
export interface Change {
  label: string;
  /** Where the change was made; `null` when it concerns the whole form. */
  path: Path | null;
  /** Called when the step is taken back, to restore what does not belong to the form itself. */
  restore?: () => void;
}

interface Step extends Change {
  form: ProjectTargetForm;
}

/** Typing in one cell is one step as long as the pauses are shorter than this, in milliseconds. */
const TYPING_PAUSE = 900;
const MOST_STEPS = 300;

export const form = shallowRef<ProjectTargetForm>(emptyForm());
const past = shallowReactive<Step[]>([]);
const future = shallowReactive<Step[]>([]);
let typing: { id: string; at: number } | null = null;

export const undoLabel = computed(() => past[past.length - 1]?.label ?? null);
export const redoLabel = computed(() => future[future.length - 1]?.label ?? null);

export function emptyForm(): ProjectTargetForm {
  return { formType: 'projectTarget' };
}

/** True when nothing was typed yet. */
export function isBlank(candidate: ProjectTargetForm): boolean {
  const leaf = (value: unknown): boolean =>
    typeof value === 'object' && value !== null ? Object.values(value).every(leaf) : cellText(value).trim() === '';
  return Object.entries(candidate).every(([key, value]) => key === 'formType' || leaf(value));
}

/** Replaces the form as one step that can be taken back. */
export function change(next: ProjectTargetForm, what: Change): void {
  const merged = followRows(form.value, reuse(form.value, next));
  if (merged === form.value) return;
  typing = null;
  remember(what);
  form.value = merged;
}

/** Sets the first form of the page, with nothing to take back. */
export function startWith(first: ProjectTargetForm): void {
  past.length = 0;
  future.length = 0;
  typing = null;
  form.value = first;
}

/** Types into one cell; an emptied cell is taken out of the form, and so is the neighbour that no longer holds. */
export function typeInto(path: Path, value: unknown, label: string, noLonger?: string): void {
  const blank = value === '' || (Array.isArray(value) && value.length === 0);
  const next = blank ? undefined : value;
  const before = getIn(form.value, path);
  if (next === before || (next === undefined && before === undefined)) return;
  const id = path.join('/');
  const now = Date.now();
  const goesOn = typing?.id === id && now - typing.at < TYPING_PAUSE;
  if (!goesOn) remember({ label: `填写“${label}”`, path });
  typing = { id, at: now };
  const typed = setIn(form.value, path, next);
  const neighbour = noLonger === undefined ? null : [...path.slice(0, -1), noLonger];
  form.value = neighbour && getIn(typed, neighbour) !== undefined ? setIn(typed, neighbour, undefined) : typed;
}

/** Ends the run of typing, so that what comes next is a step of its own. */
export function endTyping(): void {
  typing = null;
}

/** Goes back to the form as it was before an edit began, as if nothing had been typed since. */
export function giveUpTyping(before: ProjectTargetForm): void {
  let at = past.length - 1;
  while (at >= 0 && past[at]?.form !== before) at -= 1;
  if (at < 0 || form.value === before) return;
  past.splice(at);
  typing = null;
  form.value = before;
}

/** Fills several cells of one row in one step; used when one choice settles them all. */
export function fillRow(table: RowTable, index: number, cells: Record<string, string>, label: string): void {
  keepGhost(table, index, () => {
    let next = form.value;
    for (const [key, value] of Object.entries(cells)) next = setIn(next, [...table.path, index, key], value);
    change(next, { label, path: [...table.path, index, 'name'] });
  });
}

/** Types into a cell of a row; the empty line under a table becomes a row with the first character. */
export function typeIntoRow(table: RowTable, index: number, column: Column, value: string, noLonger?: string): void {
  keepGhost(table, index, () => typeInto([...table.path, index, column.key], value, column.label, noLonger));
}

export function insertRow(table: RowTable, index: number, row: object, label: string): void {
  const rows = rowsAt(form.value, table.path).slice();
  rows.splice(index, 0, row);
  change(setIn(form.value, table.path, rows), { label, path: [...table.path, index] });
}

export function removeRow(table: RowTable, index: number): void {
  const rows = rowsAt(form.value, table.path).filter((_, at) => at !== index);
  const what = { label: `删除${table.label}第${index + 1}行`, path: [...table.path, index] };
  change(setIn(form.value, table.path, rows), what);
}

export function moveRow(table: RowTable, from: number, to: number): boolean {
  const rows = rowsAt(form.value, table.path).slice();
  if (from >= rows.length || to < 0 || to >= rows.length) return false;
  rows.splice(to, 0, ...rows.splice(from, 1));
  typing = null;
  remember({ label: `移动${table.label}第${from + 1}行`, path: [...table.path, from] });
  form.value = followRows(form.value, setIn(form.value, table.path, rows));
  return true;
}

/** Takes the last step back and says what it was. */
export function undo(): Change | null {
  return travel(past, future);
}

export function redo(): Change | null {
  return travel(future, past);
}

function travel(from: Step[], to: Step[]): Change | null {
  const step = from.pop();
  if (!step) return null;
  typing = null;
  to.push({ ...step, form: form.value });
  form.value = step.form;
  step.restore?.();
  return step;
}

function remember(what: Change): void {
  past.push({ ...what, form: form.value });
  if (past.length > MOST_STEPS) past.shift();
  future.length = 0;
}

function keepGhost(table: RowTable, index: number, act: () => void): void {
  const before = rowsAt(form.value, table.path).length;
  if (index < before) return act();
  const seen = form.value;
  act();
  if (form.value === seen) return;
  const row = rowsAt(form.value, table.path)[index];
  if (row) adoptGhost(table, row);
}
