/**
 * Reading and changing a form without touching the old one. Every change makes a new form that shares what did not
 * change, which is what makes undo a matter of keeping the old reference.
 */
import type { PathSegment } from 'jixiao-validator';

export type Path = readonly PathSegment[];
type Container = Record<PathSegment, unknown>;

let nextKey = 1;
const keys = new WeakMap<object, number>();

/** A number that stays with a row while its cells change, so that marks and the cursor follow the row and not its place. */
export function rowKey(row: object): number {
  let key = keys.get(row);
  if (key === undefined) {
    key = newRowKey();
    keys.set(row, key);
  }
  return key;
}

export function newRowKey(): number {
  return nextKey++;
}

export function giveRowKey(row: object, key: number): void {
  keys.set(row, key);
}

export function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

export function getIn(root: unknown, path: Path): unknown {
  let at = root;
  for (const segment of path) {
    if (!isContainer(at)) return undefined;
    at = at[segment];
  }
  return at;
}

/** Sets one place; `undefined` takes the key away. Missing parts on the way are made. */
export function setIn<T>(root: T, path: Path, value: unknown): T {
  const [head, ...rest] = path;
  if (head === undefined) return value as T;
  const copy = cloneContainer(root, typeof head === 'number');
  const inner = rest.length > 0 ? setIn(copy[head], rest, value) : value;
  if (inner === undefined && !Array.isArray(copy)) delete copy[head];
  else copy[head] = inner;
  return copy as T;
}

/** The rows of a table of the form; anything else that stands there counts as no rows. */
export function rowsAt(root: unknown, path: Path): object[] {
  const found = getIn(root, path);
  return Array.isArray(found) ? found.filter((row): row is object => isContainer(row)) : [];
}

/** What a cell shows. Only text and numbers are cells; whatever else an imported file brings is shown as its JSON. */
export function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return JSON.stringify(value);
}

export function toPointer(path: Path): string {
  return path.map((segment) => `/${String(segment).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

/** Gives `next` the unchanged parts of `old`, and its rows the keys of the rows they come from. */
export function reuse<T>(old: unknown, next: T): T {
  if (Object.is(old, next) || !isContainer(old) || !isContainer(next)) return next;
  if (Array.isArray(old) && Array.isArray(next)) return reuseRows(old, next) as T;
  if (Array.isArray(old) !== Array.isArray(next)) return next;
  const names = Object.keys(next);
  const merged: Container = {};
  let same = names.length === Object.keys(old).length;
  for (const name of names) {
    merged[name] = reuse(old[name], next[name]);
    same &&= name in old && merged[name] === old[name];
  }
  if (same) return old as T;
  passKey(old, merged);
  return merged as T;
}

function reuseRows(old: unknown[], next: unknown[]): unknown[] {
  if (old.length === next.length) {
    const merged = next.map((row, index) => reuse(old[index], row));
    return merged.every((row, index) => row === old[index]) ? old : merged;
  }
  // After an insertion or a removal a row is known again by being the same object, else by its content.
  const kept = new Set(next);
  const left = old.filter((row) => !kept.has(row)).map((row) => ({ row, text: JSON.stringify(row) }));
  const known = new Set(old);
  return next.map((row) => {
    if (known.has(row)) return row;
    const text = JSON.stringify(row);
    const at = left.findIndex((candidate) => candidate.text === text);
    return at < 0 ? row : left.splice(at, 1)[0]?.row;
  });
}

function cloneContainer(value: unknown, asArray: boolean): Container {
  if (Array.isArray(value)) return value.slice() as unknown as Container;
  if (!isContainer(value)) return (asArray ? [] : {}) as Container;
  const copy = { ...value };
  passKey(value, copy);
  return copy;
}

function passKey(from: object, to: object): void {
  const key = keys.get(from);
  if (key !== undefined) keys.set(to, key);
}
