/**
 * Applies a fix to a form and returns the new form.
 *
 * Only the containers on the way to an edit are copied; everything else is shared with the form that came in, which is
 * never touched. An edit that cannot be made where it points (a path through text, an index past the end, a name that
 * belongs to every object) is left out instead of guessed at: the next check then says the same issue again.
 */
import type { Edit, Fix, PathSegment } from './types.js';

export function applyFix<Form>(form: Form, fix: Pick<Fix, 'edits'>): Form {
  let result: unknown = copyOf(form);
  for (const edit of fix.edits) {
    const next = isSafe(edit.path) ? edited(result, edit, 0) : REFUSED;
    if (next !== REFUSED) result = next;
  }
  return result as Form;
}

const REFUSED = Symbol('refused');

/** The node with the edit made below it, or `REFUSED` when the edit has no place there. */
function edited(node: unknown, edit: Edit, depth: number): unknown {
  const segment = edit.path[depth];
  if (segment === undefined) return edit.op === 'set' ? clone(edit.value) : REFUSED;
  const container = node ?? (edit.op === 'remove' ? REFUSED : emptyFor(segment));
  const last = depth === edit.path.length - 1;
  if (Array.isArray(container)) return last ? editedArray(container, edit, segment) : inArray(container, edit, depth);
  if (!isObject(container)) return REFUSED;
  return last ? editedObject(container, edit, segment) : inObject(container, edit, depth);
}

function inArray(items: unknown[], edit: Edit, depth: number): unknown {
  const index = indexOf(edit.path[depth]);
  if (index === undefined || index > items.length) return REFUSED;
  const child = edited(items[index], edit, depth + 1);
  return child === REFUSED ? REFUSED : [...items.slice(0, index), child, ...items.slice(index + 1)];
}

function inObject(object: Record<string, unknown>, edit: Edit, depth: number): unknown {
  const key = String(edit.path[depth]);
  if (isInherited(object, key)) return REFUSED;
  const child = edited(object[key], edit, depth + 1);
  return child === REFUSED ? REFUSED : { ...object, [key]: child };
}

function editedArray(items: unknown[], edit: Edit, segment: PathSegment): unknown {
  const index = indexOf(segment);
  if (edit.op === 'insert') {
    const at = clampedIndex(segment, items.length);
    return at === undefined ? REFUSED : [...items.slice(0, at), clone(edit.value), ...items.slice(at)];
  }
  if (index === undefined) return REFUSED;
  if (edit.op === 'remove') return index < items.length ? items.filter((_, at) => at !== index) : REFUSED;
  return index <= items.length ? [...items.slice(0, index), clone(edit.value), ...items.slice(index + 1)] : REFUSED;
}

function editedObject(object: Record<string, unknown>, edit: Edit, segment: PathSegment): unknown {
  const key = String(segment);
  if (edit.op === 'insert' || isInherited(object, key)) return REFUSED;
  if (edit.op === 'set') return { ...object, [key]: clone(edit.value) };
  if (!isOwn(object, key)) return REFUSED;
  const rest = { ...object };
  delete rest[key];
  return rest;
}

// A path may come from a stored or forwarded report, so it must not reach what all objects share.
function isSafe(path: PathSegment[]): boolean {
  return !path.some((segment) => segment === '__proto__' || segment === 'prototype' || segment === 'constructor');
}

function isInherited(object: object, key: string): boolean {
  return key in object && !isOwn(object, key);
}

function isOwn(object: object, key: string): boolean {
  return Object.prototype.hasOwnProperty.call(object, key);
}

function isObject(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null;
}

function emptyFor(segment: PathSegment): unknown {
  return indexOf(segment) === undefined ? {} : [];
}

/** The position a segment names: `2` and `"2"` alike, because a JSON Pointer only knows text. */
function indexOf(segment: PathSegment | undefined): number | undefined {
  if (typeof segment === 'string') return /^(0|[1-9]\d{0,8})$/.test(segment) ? Number(segment) : undefined;
  return Number.isInteger(segment) && (segment as number) >= 0 ? segment : undefined;
}

function clampedIndex(segment: PathSegment, length: number): number | undefined {
  const index = typeof segment === 'number' && Number.isInteger(segment) ? segment : indexOf(segment);
  return index === undefined ? undefined : Math.min(Math.max(index, 0), length);
}

function copyOf(node: unknown): unknown {
  if (Array.isArray(node)) return node.slice();
  return isObject(node) ? { ...node } : node;
}

// The form must not share a value with the report, or typing into the form would change the report.
function clone(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clone);
  if (!isObject(value)) return value;
  let copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) copy = { ...copy, [key]: clone(value[key]) };
  return copy;
}
