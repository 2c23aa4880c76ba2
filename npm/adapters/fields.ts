/**
 * Names of fields: frameworks write the same place as `indicators.0.value`, `indicators[0].value`,
 * `['indicators', '0', 'value']` or `/indicators/0/value`, and the adapters take them all.
 */
import type { PathSegment } from '../types.js';

/** 字段名：`indicators.0.value`、`indicators[0].value`、`/indicators/0/value` 或分段的数组，序号写成数字还是文字都一样。 */
export type FieldName = string | number | readonly PathSegment[];

/** The segments of a name; what looks like an index becomes a number. */
export function segmentsOf(name: FieldName): PathSegment[] {
  return rawSegments(name).map((segment) => (INDEX.test(String(segment)) ? Number(segment) : segment));
}

/** The one text under which a field is known here; the form as a whole is ''. */
export function keyOf(name: FieldName): string {
  return rawSegments(name).join('.');
}

/** A key as some frameworks write it: `indicators[0].value`. */
export function bracketed(key: string): string {
  return key.replace(/\.(0|[1-9]\d*)(?=\.|$)/g, '[$1]');
}

/** What stands at a path, or undefined where the path leads nowhere. */
export function valueAt(root: unknown, path: readonly PathSegment[]): unknown {
  let node = root;
  for (const segment of path) {
    if (typeof node !== 'object' || node === null) return undefined;
    node = (node as Record<PathSegment, unknown>)[segment];
  }
  return node;
}

/** Puts a value where a path leads, making the objects and arrays on the way. */
export function placeAt(root: object, path: readonly PathSegment[], value: unknown): void {
  let node = root as Record<PathSegment, unknown>;
  path.forEach((segment, depth) => {
    const next = path[depth + 1];
    // Only own properties: a field may be named like what every object inherits.
    if (next === undefined) node[segment] = value;
    else if (!Object.prototype.hasOwnProperty.call(node, segment)) node[segment] = typeof next === 'number' ? [] : {};
    node = node[segment] as typeof node;
  });
}

const INDEX = /^(0|[1-9]\d*)$/;

function rawSegments(name: FieldName): readonly PathSegment[] {
  if (typeof name === 'number') return [name];
  if (typeof name !== 'string') return name;
  if (name[0] === '/') return name.slice(1).split('/').map(unescaped);
  return name.split(/[.[\]]+/).filter((segment) => segment !== '');
}

function unescaped(segment: string): string {
  return segment.replace(/~1/g, '/').replace(/~0/g, '~');
}
