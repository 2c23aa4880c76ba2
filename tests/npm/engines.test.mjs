// Whichever way the engine comes in, its reports are the same to the byte.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as inlined from '../../pkg/index.mjs';
import * as javascript from '../../pkg/fallback.mjs';
import { referenceLibrary } from '../../pkg/library.mjs';
import * as slim from '../../pkg/slim.mjs';
import { judge } from '../browsers/judge.mjs';
import { faulty, sound } from './samples.mjs';

const PKG = fileURLToPath(new URL('../../pkg/', import.meta.url));
const text = (file) => readFileSync(new URL(file, new URL('../../pkg/conformance/', import.meta.url)), 'utf8');
const cases = JSON.parse(text('cases.json'));
const expected = { reports: cases.map(({ report }) => JSON.stringify(report)) };
const bytes = readFileSync(`${PKG}engine.wasm`);
const module = new WebAssembly.Module(bytes);

// [the way in, a checker that came that way]
const WAYS = [
  ['inlined', (options) => inlined.createChecker(options)],
  [
    'inlined, with a fallback that is not needed',
    (options) => inlined.createChecker({ ...options, fallback: unneeded }),
  ],
  ['the fallback', (options) => javascript.createChecker(options)],
  ['slim, from a Buffer', (options) => slim.createChecker({ ...options, wasm: bytes })],
  ['slim, from an ArrayBuffer', (options) => slim.createChecker({ ...options, wasm: Uint8Array.from(bytes).buffer })],
  ['slim, from a module', (options) => slim.createChecker({ ...options, wasm: module })],
  ['slim, from a promise', (options) => slim.createChecker({ ...options, wasm: Promise.resolve(bytes) })],
  ['slim, from a Response', (options) => slim.createChecker({ ...options, wasm: new Response(bytes) })],
];

for (const [way, create] of WAYS) {
  test(`${way}: the reports are those of the native engine`, async () => {
    assert.deepEqual(await judge(create, text), expected);
  });

  test(`${way}: with the reference library every answer is the same to the byte`, async () => {
    const [checker, peer] = await Promise.all([create({ library: referenceLibrary }), withLibrary]);
    assert.deepEqual(answersOf(checker), answersOf(peer));
    checker.dispose();
  });
}

const withLibrary = inlined.createChecker({ library: referenceLibrary });

test('every instance of the fallback has memory of its own, and a large library makes it grow', async () => {
  const library = enlarged(JSON.parse(referenceLibrary), 20);
  const [large, small, wasm] = await Promise.all([
    javascript.createChecker({ library }),
    javascript.createChecker(),
    inlined.createChecker({ library }),
  ]);
  assert.deepEqual(answersOf(large), answersOf(wasm));
  const withoutLibrary = cases.filter(({ library, profile }) => library === null && profile === 'hongta-2024');
  assert.ok(withoutLibrary.length > 0);
  for (const { name, form, report } of withoutLibrary) assert.deepEqual(small.check(form), report, name);
});

test('the fallback runs where there is no WebAssembly, handed over or on its own, and says the same', () => {
  for (const create of [
    "(await import('./fallback.mjs')).createChecker(options)",
    "(await import('./index.mjs')).createChecker({ ...options, fallback: (await import('./fallback.mjs')).fallback })",
    "(await import('./index.mjs')).createChecker({ ...options, fallback: () => import('./fallback.mjs') })",
    "(await import('./slim.mjs')).createChecker({ ...options, wasm: 'nowhere', fallback: () => import('./fallback.mjs') })",
  ]) {
    assert.deepEqual(withoutWasm(create), expected, create);
  }
});

test('a fallback that cannot be loaded, or is none, leaves the first failure and says so', async () => {
  const failing = `() => Promise.reject(new Error('chunk 7 is gone'))`;
  for (const [fallback, said] of [
    [failing, /极速模式.*备用引擎也没有加载成功（chunk 7 is gone）/],
    ['{}', /极速模式.*jixiao-validator\/fallback/],
    ['() => null', /极速模式.*jixiao-validator\/fallback/],
  ]) {
    const { code, message } = withoutWasm(
      `(await import('./index.mjs')).createChecker({ ...options, fallback: ${fallback} })`,
    );
    assert.equal(code, 'WASM_UNSUPPORTED');
    assert.match(message, said);
  }
});

test('a fallback does not hide a mistake of the portal', async () => {
  const options = { library: 'not JSON', fallback: unneeded };
  await assert.rejects(inlined.createChecker(options), { name: 'CheckError', code: 'LIBRARY_INVALID' });
  await assert.rejects(javascript.createChecker(options), { name: 'CheckError', code: 'LIBRARY_INVALID' });
});

/** The reports on all cases, or the error, from a process without WebAssembly that must print nothing else. */
function withoutWasm(create) {
  const script = `
    import { readFileSync } from 'node:fs';
    delete globalThis.WebAssembly;
    ${judge}
    const text = (file) => readFileSync('conformance/' + file, 'utf8');
    const found = await judge(async (options) => ${create}, text).catch(({ code, message }) => ({ code, message }));
    process.stdout.write(JSON.stringify(found));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module'], {
    cwd: PKG,
    input: script,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}

function unneeded() {
  throw new Error('the fallback was asked for although WebAssembly runs');
}

function answersOf(checker) {
  const forms = [...cases.map(({ form }) => form), faulty, sound];
  return [
    ...forms.map((form) => JSON.stringify(checker.check(form))),
    ...['培训人次', '参训人员满意率', '道路'].map((name) => JSON.stringify(checker.suggest({ name }, 10))),
    ...faulty.indicators.map((row) => JSON.stringify(checker.normalize(row))),
  ];
}

/** The library with its entries several times over, under other codes and names. */
function enlarged(library, times) {
  const copies = Array.from({ length: times }, (_, copy) =>
    library.indicators.map((entry) => ({
      ...entry,
      code: `${entry.code}-${copy}`,
      name: `${entry.name}${copy || ''}`,
    })),
  );
  return { ...library, indicators: copies.flat() };
}
