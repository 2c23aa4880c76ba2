// What happens when the engine itself fails: built with the form type that panics on purpose, which is never published.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { ROOT } from '../../scripts/support/run.mjs';
import { assemble } from '../../scripts/support/package.mjs';
import { compile, IMPORTER, PANIC_PROBE } from '../../scripts/support/wasm.mjs';
import * as published from '../../pkg/index.mjs';
import { sound } from './samples.mjs';

const OUT = 'target/pkg-panic-probe';
const PANIC = { formType: '__panic__' };
let api;

before(async () => {
  const parts = { engine: await compile(PANIC_PROBE), importer: await compile(IMPORTER) };
  await assemble(parts, { name: 'package-panic-probe', outDir: OUT });
  api = await import(pathToFileURL(join(ROOT, OUT, 'index.mjs')).href);
});

test('a panic is told with its text, the checker goes on, and the third panic retires the engine', async () => {
  const checker = await api.createChecker();
  const neighbour = await api.createChecker();
  const wanted = checker.check(sound);
  for (let panic = 1; panic <= 3; panic += 1) {
    assert.throws(() => checker.check(PANIC), isFailure(/panic probe/));
    if (panic < 3) assert.deepEqual(checker.check(sound), wanted);
  }
  for (const retired of [checker, neighbour]) {
    for (const call of [
      () => retired.check(sound),
      () => retired.suggest({ name: 'x' }),
      () => retired.normalize({}),
    ]) {
      assert.throws(call, isFailure(/已经停用.*createChecker/));
    }
    retired.dispose();
    assert.throws(() => retired.check(sound), isFailure(/已经释放/));
  }
  const fresh = await api.createChecker();
  assert.deepEqual(fresh.check(sound), wanted);
  fresh.dispose();
});

test('a checker that panicked can be disposed of, and the engine goes on for the next', async () => {
  const checker = await api.createChecker();
  assert.throws(() => checker.check(PANIC), isFailure(/panic probe/));
  checker.dispose();
  const next = await api.createChecker();
  assert.equal(next.check(sound).counts.error, 0);
  next.dispose();
});

test('the published engine has no such form type', async () => {
  const checker = await published.createChecker();
  assert.equal(checker.check(PANIC).admissible, false);
  checker.dispose();
});

function isFailure(text) {
  return (error) => {
    assert.ok(error instanceof api.CheckError);
    assert.equal(error.code, 'ENGINE_FAILED');
    assert.match(error.message, text);
    return true;
  };
}
