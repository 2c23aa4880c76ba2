/** Watches which cell, row and section the cursor leaves, in one place for the whole form. */
import type { SectionId } from '../fields';
import { leaveCell, leaveRow, leaveSection } from './feedback';
import { endTyping, form } from './form';
import { cellText, rowKey, rowsAt } from './path';
import { ROW_TABLES } from '../fields';

interface Whereabouts {
  cell?: string | undefined;
  row?: string | undefined;
  section?: string | undefined;
}

/** Cells carry `data-place`, rows `data-row` and sections `data-section`. */
export function watchLeaving(root: HTMLElement): void {
  let section: string | undefined;
  root.addEventListener('focusin', (event) => {
    const now = whereabouts(event.target);
    if (section !== undefined && now.section !== undefined && section !== now.section) {
      leaveSection(section as SectionId);
    }
    section = now.section ?? section;
  });
  root.addEventListener('focusout', (event) => {
    // The whole window lost the focus; the cursor will come back to where it is.
    if (!document.hasFocus()) return;
    const from = whereabouts(event.target);
    const to = whereabouts(event.relatedTarget);
    endTyping();
    if (from.cell !== undefined && from.cell !== to.cell && hasText(event.target)) leaveCell(from.cell);
    if (from.row !== undefined && from.row !== to.row && hasContent(Number(from.row))) leaveRow(Number(from.row));
  });
}

function whereabouts(target: EventTarget | null): Whereabouts {
  if (!(target instanceof Element)) return {};
  return {
    cell: target.closest<HTMLElement>('[data-place]')?.dataset.place,
    row: target.closest<HTMLElement>('[data-row]')?.dataset.row,
    section: target.closest<HTMLElement>('[data-section]')?.dataset.section,
  };
}

/** Passing an empty cell with Tab is not yet an answer to it. */
function hasText(target: EventTarget | null): boolean {
  const isBox = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return !isBox || target.value.trim() !== '';
}

/** An empty row is not judged before its section was left. */
function hasContent(key: number): boolean {
  const row = ROW_TABLES.flatMap((table) => rowsAt(form.value, table.path)).find((each) => rowKey(each) === key);
  return row !== undefined && Object.values(row).some((cell) => cellText(cell).trim() !== '');
}
