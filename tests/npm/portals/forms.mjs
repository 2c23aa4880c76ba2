// The real form of the examples, and what a clerk makes of it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyFix } from '../../../pkg/index.mjs';
import { ROOT } from '../../../scripts/support/run.mjs';

/** The examples by the names of their folders. */
export function portals() {
  const entries = readdirSync(join(ROOT, 'examples'), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** The form that an example holds; each has its own, so that it can be copied as it stands. */
export function formOf(name) {
  const files = ['form.json', 'src/form.json', 'app/form.json'].map((file) => join(ROOT, 'examples', name, file));
  return JSON.parse(readFileSync(files.find(existsSync), 'utf8'));
}

/** The published form that all examples must hold. */
export function publishedForm() {
  const lines = readFileSync(join(ROOT, 'tests/fixtures/real-forms.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line)).find(({ id }) => id === 'T034').form;
}

/** The form after everything that changes how it is written and not what it means. */
export function withSafeFixes(checker, form) {
  const fix = checker
    .check(form)
    .issues.flatMap(({ fixes }) => fixes)
    .find(({ safe }) => safe);
  return fix ? withSafeFixes(checker, applyFix(form, fix)) : form;
}

/** The form with its one error put right by hand: a share that was written as a decimal. */
export function repaired(form) {
  const set = (key, value) => ({ op: 'set', path: ['indicators', 1, key], value });
  return applyFix(form, { edits: [set('value', '97'), set('unit', '%')] });
}
