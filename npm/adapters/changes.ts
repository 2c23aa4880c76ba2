/** Where what is said differs from what was said before: one edit may raise or resolve an issue elsewhere. */
import { keyOf, type FieldName } from './fields.js';
import type { Notice } from './notices.js';

/** A function that tells which fields changed since it was asked before. */
export function createChanges(): (notices: readonly Notice[]) => FieldName[] {
  let before = new Map<string, Said>();
  return (notices) => {
    const now = said(notices);
    const changed = new Map(differing(before, now).concat(differing(now, before)));
    before = now;
    return Array.from(changed.values());
  };
}

/** All that is said at a field, as one text to compare. */
interface Said {
  field: FieldName;
  text: string;
}

function said(notices: readonly Notice[]): Map<string, Said> {
  const fields = new Map<string, Said>();
  for (const { field, message } of notices) {
    const key = keyOf(field);
    if (key !== '') fields.set(key, { field, text: `${textAt(fields, key)}\n${message}` });
  }
  return fields;
}

function differing(one: Map<string, Said>, other: Map<string, Said>): [string, FieldName][] {
  return Array.from(one)
    .filter(([key, { text }]) => textAt(other, key) !== text)
    .map(([key, { field }]): [string, FieldName] => [key, field]);
}

function textAt(fields: Map<string, Said>, key: string): string {
  const found = fields.get(key);
  return found ? found.text : '';
}
