// CheckError: everything a portal can do wrong is named by a code, in Chinese, and nothing else ever leaves the package.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { CheckError, createChecker } from '../../pkg/index.mjs';
import { explain, rules } from '../../pkg/handbook.mjs';
import { sound } from './samples.mjs';

const cycle = {};
cycle.itself = cycle;
const bytes = (text) => new TextEncoder().encode(text);
const misspelt = { id: 'x', title: 'x', version: '1', division: 'x', fiscalYear: 2024, sectors: [], commonGroups: [] };

// [what is wrong, options of createChecker, the code, whether a path is told]
const OPTIONS = [
  ['library bytes that are no text', { library: new Uint8Array([0xff, 0xfe, 0x00]) }, 'LIBRARY_INVALID'],
  ['library bytes that are no JSON', { library: bytes('{"id":') }, 'LIBRARY_INVALID'],
  ['empty library bytes', { library: new Uint8Array() }, 'LIBRARY_INVALID'],
  ['library text that is no JSON', { library: 'not JSON' }, 'LIBRARY_INVALID'],
  ['a library that is a list', { library: [] }, 'LIBRARY_INVALID'],
  ['a library that is a number', { library: 5 }, 'LIBRARY_INVALID'],
  ['a library with a cycle', { library: cycle }, 'LIBRARY_INVALID'],
  ['a library entry without a name', { library: { ...misspelt, indicators: [{ code: '1' }] } }, 'LIBRARY_INVALID'],
  ['an unknown built-in profile', { profile: 'nowhere-2024' }, 'PROFILE_INVALID'],
  ['a profile that is no JSON', { profile: '{"id":' }, 'PROFILE_INVALID'],
  ['a profile with an unknown key', { profile: { id: 'x', version: '1', wieghts: {} } }, 'PROFILE_INVALID'],
  ['a profile that is a number', { profile: 5 }, 'PROFILE_INVALID'],
  ['a profile with a cycle', { profile: cycle }, 'PROFILE_INVALID'],
];

for (const [name, options, code] of OPTIONS) {
  test(`createChecker refuses ${name}`, async () => {
    await assert.rejects(createChecker(options), (error) => isCheckError(error, code));
  });
}

// [what is wrong, the call, the code]
const CALLS = [
  ['a form with a cycle', (checker) => checker.check(cycle), 'INPUT_NOT_JSON'],
  ['a form with a BigInt', (checker) => checker.check({ money: { total: 5n } }), 'INPUT_NOT_JSON'],
  ['a form that throws while it is read', (checker) => checker.check(thrower()), 'INPUT_NOT_JSON'],
  ['a query with a cycle', (checker) => checker.suggest(cycle), 'INPUT_NOT_JSON'],
  ['an indicator with a cycle', (checker) => checker.normalize(cycle), 'INPUT_NOT_JSON'],
];

for (const [name, call, code] of CALLS) {
  test(`a checker refuses ${name} and goes on`, async () => {
    const checker = await createChecker();
    assert.throws(
      () => call(checker),
      (error) => isCheckError(error, code),
    );
    assert.equal(checker.check(sound).counts.error, 0);
    checker.dispose();
  });
}

test('a refused call leaves the engine as good as new', async () => {
  const checker = await createChecker();
  for (let round = 0; round < 10; round += 1) assert.throws(() => checker.check(cycle), { code: 'INPUT_NOT_JSON' });
  assert.equal(checker.check(sound).counts.error, 0);
  checker.dispose();
});

test('a disposed checker says so, in all its methods and as often as it is asked', async () => {
  const checker = await createChecker();
  checker.dispose();
  checker.dispose();
  const calls = [() => checker.check(sound), () => checker.suggest({ name: '培训' }), () => checker.normalize({})];
  for (const call of [...calls, ...calls]) {
    assert.throws(call, (error) => isCheckError(error, 'ENGINE_FAILED') && /已经释放/.test(error.message));
  }
});

test('disposing one checker leaves another alone', async () => {
  const [one, other] = await Promise.all([createChecker(), createChecker()]);
  one.dispose();
  assert.equal(other.check(sound).counts.error, 0);
  other.dispose();
});

test('an engine without WebAssembly asks for another browser mode', () => {
  const script = `delete globalThis.WebAssembly;
    const { createChecker } = await import(${JSON.stringify(new URL('../../pkg/index.mjs', import.meta.url).href)});
    const { code, message } = await createChecker().catch((error) => error);
    process.stdout.write(code + ' ' + message);`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  assert.match(stdout, /^WASM_UNSUPPORTED .*极速模式/);
});

test('explain names the rule that does not exist', () => {
  assert.throws(() => explain('Z99'), { name: 'RangeError', message: /“Z99”/ });
  for (const { code } of rules()) assert.equal(explain(code).code, code);
});

test('the handbook hands out copies', () => {
  rules()[0].fields.push('changed');
  assert.ok(!rules()[0].fields.includes('changed'));
});

function isCheckError(error, code) {
  assert.ok(error instanceof CheckError && error instanceof Error, `a CheckError, not ${error}`);
  assert.equal(error.name, 'CheckError');
  assert.equal(error.code, code, error.message);
  assert.match(error.message, /[\u4e00-\u9fff]/u);
  return true;
}

function thrower() {
  return {
    get indicators() {
      throw new Error('a getter of the portal failed');
    },
  };
}
