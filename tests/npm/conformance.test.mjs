// The conformance cases: the packed package gives the reports of the native engine, in the very way its page tells.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { install } from './installed.mjs';

const { folder, remove } = install();
const published = (file) => readFileSync(join(folder, 'node_modules/jixiao-validator/conformance', file), 'utf8');
after(remove);

test('the program on the page of the cases finds that Node conforms', () => {
  const [, program] = /```js\n([^]*?)```/.exec(published('README.md'));
  writeFileSync(join(folder, 'judge.mjs'), program);
  const said = execFileSync(process.execPath, ['judge.mjs'], { cwd: folder, encoding: 'utf8' });
  assert.equal(said, 'conforms\n');
});

test('a report that differs is told by the name of its case', () => {
  const file = join(folder, 'node_modules/jixiao-validator/conformance/cases.json');
  writeFileSync(file, published('cases.json').replace('"admissible":false', '"admissible":true'));
  const said = execFileSync(process.execPath, ['judge.mjs'], { cwd: folder, encoding: 'utf8' });
  assert.equal(said, 'differs: sound, central-2021\n');
});

test('the cases are one on each line, and JSON.stringify writes them as they stand', () => {
  const text = published('cases.json');
  const cases = JSON.parse(text);
  assert.equal(text, `[\n${cases.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`);
  assert.equal(new Set(cases.map(({ name }) => name)).size, cases.length);
});
