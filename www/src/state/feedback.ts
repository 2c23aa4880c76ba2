/**
 * What may be spoken of already. A cell is judged once it was left with something in it; an empty cell only after its row
 * or section was left, or after 检查 was pressed. From then on the page follows every keystroke.
 */
import { shallowRef } from 'vue';
import type { Issue } from 'jixiao-validator';
import { SECTIONS, type SectionId } from '../fields';
import { form } from './form';
import { cellText, getIn } from './path';
import { presentRows, type Place } from './places';

interface Feedback {
  cells: ReadonlySet<string>;
  rows: ReadonlySet<number>;
  sections: ReadonlySet<SectionId>;
  /** 检查 was pressed, or a filled-in form was loaded. */
  checked: boolean;
}

const NOTHING: Feedback = { cells: new Set(), rows: new Set(), sections: new Set(), checked: false };

export const feedback = shallowRef<Feedback>(NOTHING);

let pointerIsDown = false;
let waiting: (() => void)[] = [];

/** A message that appears between pressing and releasing the mouse would move the button away under the pointer. */
export function watchPointer(): void {
  const release = (): void => {
    pointerIsDown = false;
    const ready = waiting;
    waiting = [];
    // The click event follows the release; only then is it safe to let the page move.
    setTimeout(() => ready.forEach((act) => act()), 0);
  };
  addEventListener('pointerdown', () => (pointerIsDown = true), true);
  addEventListener('pointerup', release, true);
  addEventListener('pointercancel', release, true);
}

export function leaveCell(id: string): void {
  afterPress(() => {
    if (feedback.value.cells.has(id)) return;
    feedback.value = { ...feedback.value, cells: new Set(feedback.value.cells).add(id) };
  });
}

export function leaveRow(key: number): void {
  afterPress(() => {
    if (feedback.value.rows.has(key)) return;
    feedback.value = { ...feedback.value, rows: new Set(feedback.value.rows).add(key) };
  });
}

export function leaveSection(section: SectionId): void {
  afterPress(() => {
    const rows = section === 'indicators' ? presentRows(form.value) : [];
    feedback.value = {
      ...feedback.value,
      sections: new Set(feedback.value.sections).add(section),
      rows: new Set([...feedback.value.rows, ...rows]),
    };
  });
}

/** From now on everything that stands in the form is spoken of. */
export function speakOfAll(): void {
  feedback.value = {
    cells: feedback.value.cells,
    rows: new Set([...feedback.value.rows, ...presentRows(form.value)]),
    sections: new Set(SECTIONS.map((section) => section.id)),
    checked: true,
  };
}

export function forgetFeedback(): void {
  feedback.value = NOTHING;
}

/** Remembers what was spoken of; calling the result swaps it with what is spoken of then. */
export function feedbackSwapper(): () => void {
  let kept = feedback.value;
  return () => {
    const now = feedback.value;
    feedback.value = kept;
    kept = now;
  };
}

export function isSpokenOf(issue: Issue, place: Place): boolean {
  // An answer exists because somebody wrote it.
  if (issue.path[0] === 'explanations') return true;
  const { cells, rows, sections } = feedback.value;
  const whole = place.row === null ? sections.has(place.section) : rows.has(place.row);
  if (whole || place.kind !== 'cell') return whole;
  return cells.has(place.id) && cellText(getIn(form.value, issue.path)).trim() !== '';
}

/** Waits until a pressed mouse button is let go: a page that moves in between takes the click from under the pointer. */
export function afterPress(act: () => void): void {
  if (pointerIsDown) waiting.push(act);
  else act();
}
