// What happens when the engine itself fails: built with the form type that panics on purpose, which is never published.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
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
const apis = {};

before(async () => {
  const engine = await compile(PANIC_PROBE);
  const parts = { engine, translatable: engine, importer: await compile(IMPORTER) };
  await assemble(parts, { name: 'package-panic-probe', outDir: OUT });
  const entry = (name) => import(pathToFileURL(join(ROOT, OUT, `${name}.mjs`)).href);
  const [index, slim, fallback] = await Promise.all(['index', 'slim', 'fallback'].map(entry));
  const wasm = readFileSync(join(ROOT, OUT, 'engine.wasm'));
  apis.inlined = { CheckError: index.CheckError, create: () => index.createChecker() };
  apis.slim = { CheckError: slim.CheckError, create: () => slim.createChecker({ wasm }) };
  apis.fallback = { CheckError: fallback.CheckError, create: () => fallback.createChecker() };
});

for (const way of ['inlined', 'slim', 'fallback']) {
  test(`${way}: a panic is told with its text, the checker goes on, and the third panic retires the engine`, async () => {
    const { CheckError, create } = apis[way];
    const checker = await create();
    const neighbour = await create();
    const wanted = checker.check(sound);
    for (let panic = 1; panic <= 3; panic += 1) {
      assert.throws(() => checker.check(PANIC), isFailure(CheckError, /panic probe/));
      if (panic < 3) assert.deepEqual(checker.check(sound), wanted);
    }
    for (const retired of [checker, neighbour]) {
      for (const call of [
        () => retired.check(sound),
        () => retired.suggest({ name: 'x' }),
        () => retired.normalize({}),
      ]) {
        assert.throws(call, isFailure(CheckError, /已经停用.*createChecker/));
      }
      retired.dispose();
      assert.throws(() => retired.check(sound), isFailure(CheckError, /已经释放/));
    }
    const fresh = await create();
    assert.deepEqual(fresh.check(sound), wanted);
    fresh.dispose();
  });

  test(`${way}: a checker that panicked can be disposed of, and the engine goes on for the next`, async () => {
    const { CheckError, create } = apis[way];
    const checker = await create();
    assert.throws(() => checker.check(PANIC), isFailure(CheckError, /panic probe/));
    checker.dispose();
    const next = await create();
    assert.equal(next.check(sound).counts.error, 0);
    next.dispose();
  });
}

test('the published engine has no such form type', async () => {
  const checker = await published.createChecker();
  assert.equal(checker.check(PANIC).admissible, false);
  checker.dispose();
});

function isFailure(CheckError, text) {
  return (error) => {
    assert.ok(error instanceof CheckError);
    assert.equal(error.code, 'ENGINE_FAILED');
    assert.match(error.message, text);
    return true;
  };
}
