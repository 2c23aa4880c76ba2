/** Leads the eye and the keyboard to a place of the form. */
import { nextTick, shallowRef } from 'vue';
import { INDICATORS, INDICATOR_DETAILS, WEIGHT } from '../fields';
import { form } from './form';
import { rowKey, rowsAt, type Path } from './path';
import { cellPlaceId, ghostKey, placeOf, rowPlaceId, tableOf } from './places';
import { bringInWeights } from './weights';

/** How many frames it takes until the rows around an aim have their true height. */
const AIMS = 4;

/** The indicators whose second line is open. */
export const openRows = shallowRef<ReadonlySet<number>>(new Set());

export function setRowOpen(key: number, open: boolean): void {
  const next = new Set(openRows.value);
  if (open) next.add(key);
  else next.delete(key);
  openRows.value = next;
}

/** The identifier of the input of a place. */
export function inputId(placeId: string): string {
  return `f-${placeId}`;
}

export async function focusPath(path: Path): Promise<void> {
  const place = placeOf(form.value, path);
  const table = tableOf(path);
  if (table === INDICATORS && place.row !== null && INDICATOR_DETAILS.some(({ key }) => key === path[2])) {
    setRowOpen(place.row, true);
  }
  if (table === INDICATORS && path[2] === WEIGHT.key) bringInWeights();
  await nextTick();
  if (place.kind === 'row' && table && place.row !== null) {
    const first = table === INDICATORS ? 'name' : (table.columns[0]?.key ?? '');
    if (focusElement(inputId(`${rowPlaceId(table, place.row)}-${first}`))) return;
  }
  if (place.kind === 'section' && path.length > 0 && focusElement(firstInputUnder(path.join('-')))) return;
  if (!focusElement(inputId(place.id))) focusElement(`section-${place.section}`);
}

/** The cell of a column in a row, or in the empty line under the table. */
export function cellInput(table: typeof INDICATORS, index: number, column: string): string {
  const row = rowsAt(form.value, table.path)[index];
  return inputId(cellPlaceId(table, row ? rowKey(row) : ghostKey(table), column));
}

export function focusElement(id: string | null | undefined): boolean {
  const element = id ? document.getElementById(id) : null;
  if (!element) return false;
  element.focus({ preventScroll: true });
  aim(element, AIMS);
  return true;
}

/** In a long table, rows outside the window have an estimated height until they are drawn, so the aim is taken again. */
function aim(element: HTMLElement, times: number): void {
  element.scrollIntoView({ block: 'center' });
  if (times > 1) requestAnimationFrame(() => aim(element, times - 1));
}

function firstInputUnder(stem: string): string | undefined {
  return document.querySelector(`[id^="f-${CSS.escape(stem)}-"]`)?.id;
}
