/**
 * The indicator table as a grid for the keyboard. A cell that the keyboard came to is only visited: its text is selected,
 * arrows lead on, and what is typed takes its place. Enter, F2, typing or a click begins to edit it; then the arrows
 * belong to the text, Enter keeps it and goes down, and Esc gives it up.
 */
import { INDICATORS, WEIGHT } from '../fields';
import { cellInput } from './focus';
import { endTyping, form, giveUpTyping } from './form';
import { rowsAt } from './path';
import { bringInWeights, gridColumns } from './weights';
import type { ProjectTargetForm } from 'jixiao-validator';

export interface GridPlace {
  index: number;
  column: string;
}

/** The cell being edited and the form as it was before. */
let edit: { id: string; before: ProjectTargetForm } | null = null;
let pointerIsDown = false;

export function isEditing(id: string): boolean {
  return edit?.id === id;
}

/** Keeps the table's cells in step with the pointer, the focus and what is typed; the events are those of the table. */
export const gridEvents = {
  pointerdown: (): void => {
    pointerIsDown = true;
    // The button may be released anywhere.
    addEventListener('pointerup', () => (pointerIsDown = false), { once: true, capture: true });
    addEventListener('pointercancel', () => (pointerIsDown = false), { once: true, capture: true });
  },
  focusin: ({ target }: FocusEvent): void => {
    const input = cellOf(target);
    if (!input) return;
    // A column that somebody was in does not go when its last number is typed over.
    if (columnOf(input) === WEIGHT.key) bringInWeights();
    if (pointerIsDown) beginEdit(input);
    else visit(input);
  },
  // Before the text changes, so that the form can still be remembered as it was.
  beforeinput: ({ target }: Event): void => {
    const input = cellOf(target);
    if (input) beginEdit(input);
  },
  click: ({ target }: Event): void => {
    const input = cellOf(target);
    if (input) beginEdit(input);
  },
};

/** The cell a control belongs to, when it is one of the cells of the grid and not of a row's second line. */
export function placeIn(target: EventTarget | null): GridPlace | null {
  const input = cellOf(target);
  const column = input ? columnOf(input) : undefined;
  const index = Number(input?.closest<HTMLElement>('[data-index]')?.dataset.index);
  return column === undefined ? null : { index, column };
}

function columnOf(input: HTMLInputElement): string | undefined {
  return input.closest<HTMLElement>('[data-column]')?.dataset.column;
}

export function cellOf(target: EventTarget | null): HTMLInputElement | null {
  return target instanceof HTMLInputElement && target.closest('.cells') ? target : null;
}

export function beginEdit(input: HTMLInputElement): void {
  if (edit?.id === input.id) return;
  endTyping();
  edit = { id: input.id, before: form.value };
}

/** Enter and F2: the caret goes behind the text, and a list of choices opens. */
export function editInPlace(input: HTMLInputElement): void {
  beginEdit(input);
  input.setSelectionRange(input.value.length, input.value.length);
  input.dispatchEvent(new CustomEvent('edit', { detail: true }));
}

export function clearCell(input: HTMLInputElement): void {
  input.value = '';
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new CustomEvent('edit', { detail: false }));
  visit(input);
}

/** Esc: the cell holds again what it held before it was edited. */
export function giveUpEdit(input: HTMLInputElement): void {
  const before = edit?.id === input.id ? edit.before : null;
  edit = null;
  if (before) giveUpTyping(before);
}

/** Gives the keyboard to a cell, once it is drawn. */
export function visitCell({ index, column }: GridPlace): void {
  if (index < 0 || index > rowsAt(form.value, INDICATORS.path).length) return;
  const id = cellInput(INDICATORS, index, column);
  requestAnimationFrame(() => {
    const input = document.getElementById(id);
    input?.focus();
    if (input instanceof HTMLInputElement) visit(input);
  });
}

/** Where a key leads from a visited cell; `null` for a key that does not lead anywhere. */
export function stepFrom(place: GridPlace, key: string, withControl: boolean): GridPlace | null {
  const columns = gridColumns.value.map((column) => column.key);
  const at = columns.indexOf(place.column);
  const last = rowsAt(form.value, INDICATORS.path).length;
  const sideways = (to: number): GridPlace => ({ ...place, column: columns[to] ?? place.column });
  switch (key) {
    case 'ArrowUp':
      return { ...place, index: withControl ? 0 : place.index - 1 };
    case 'ArrowDown':
      return { ...place, index: withControl ? last : place.index + 1 };
    case 'ArrowLeft':
      return sideways(withControl ? 0 : Math.max(0, at - 1));
    case 'ArrowRight':
      return sideways(withControl ? columns.length - 1 : at + 1);
    case 'Home':
      return { ...sideways(0), index: withControl ? 0 : place.index };
    case 'End':
      return { ...sideways(columns.length - 1), index: withControl ? last : place.index };
    default:
      return null;
  }
}

function visit(input: HTMLInputElement): void {
  edit = null;
  input.select();
}
