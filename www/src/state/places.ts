/**
 * A place is where an issue is shown: a cell, a row or a section. Places of rows carry the row's key and not its number,
 * so that marks, messages and the cursor stay with a row when others are added or deleted above it.
 */
import { FIELDS, ROW_TABLES, sectionOf, type Field, type RowTable, type SectionId } from '../fields';
import { getIn, isContainer, newRowKey, giveRowKey, rowKey, rowsAt, toPointer, type Path } from './path';

export interface Place {
  /** Unique in the form; also the stem of the identifiers in the page. */
  id: string;
  kind: 'cell' | 'row' | 'section';
  section: SectionId;
  /** The row, when the place is a row or stands in one. */
  row: number | null;
}

const fieldsByPointer = new Map<string, Field>(
  Object.values<Field>(FIELDS).map((field) => [toPointer(field.path), field]),
);

/** The key that the next row of a table will get; the empty line under the table already wears it. */
const ghosts = new Map<string, number>();

export function ghostKey(table: RowTable): number {
  const pointer = toPointer(table.path);
  let key = ghosts.get(pointer);
  if (key === undefined) {
    key = newRowKey();
    ghosts.set(pointer, key);
  }
  return key;
}

/** Gives a row that was just typed into the empty line that line's key, so the page keeps the same inputs. */
export function adoptGhost(table: RowTable, row: object): void {
  giveRowKey(row, ghostKey(table));
  ghosts.delete(toPointer(table.path));
}

export function tableOf(path: Path): RowTable | undefined {
  return ROW_TABLES.find((table) => table.path.every((segment, index) => segment === path[index]));
}

export function rowPlaceId(table: RowTable, key: number): string {
  return `${table.path.join('-')}-${key}`;
}

export function cellPlaceId(table: RowTable, key: number, column: string): string {
  return `${rowPlaceId(table, key)}-${column}`;
}

export function fieldPlaceId(path: Path): string {
  return path.join('-');
}

export function sectionPlaceId(section: SectionId): string {
  return `section-${section}`;
}

/** Where the page shows what is said about `path`: the cell itself, else the row or the section around it. */
export function placeOf(form: unknown, path: Path): Place {
  const section = sectionOf(path);
  const table = tableOf(path);
  const index = table ? path[table.path.length] : undefined;
  if (table && typeof index === 'number') return rowPlace(form, path, table, index);
  for (let length = path.length; length > 0; length -= 1) {
    const field = fieldsByPointer.get(toPointer(path.slice(0, length)));
    if (field) return { id: fieldPlaceId(field.path), kind: 'cell', section, row: null };
  }
  return { id: sectionPlaceId(section), kind: 'section', section, row: null };
}

function rowPlace(form: unknown, path: Path, table: RowTable, index: number): Place {
  const row = getIn(form, [...table.path, index]);
  const key = isContainer(row) ? rowKey(row) : ghostKey(table);
  const column = table.columns.find((candidate) => candidate.key === path[table.path.length + 1]);
  const section = table.section;
  if (!column || column.key === 'libraryCode') return { id: rowPlaceId(table, key), kind: 'row', section, row: key };
  return { id: cellPlaceId(table, key, column.key), kind: 'cell', section, row: key };
}

/** The keys of all rows that the form has now. */
export function presentRows(form: unknown): number[] {
  return ROW_TABLES.flatMap((table) => rowsAt(form, table.path).map(rowKey));
}
