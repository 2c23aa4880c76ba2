// The module that brings in workbooks: what Rust expects of each committed workbook, in Node and in a real Chromium.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { CheckError, createChecker } from '../../pkg/index.mjs';
import { referenceLibrary } from '../../pkg/library.mjs';
import { formTemplate, importForms, importLibrary, libraryTemplate } from '../../pkg/xlsx.mjs';
import { CHROMIUM } from '../../scripts/setup.mjs';
import { serve } from '../../scripts/support/serve.mjs';

const FIXTURES = fileURLToPath(new URL('../fixtures/import', import.meta.url));
const QUIET = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
const site = mkdtempSync(join(tmpdir(), 'jixiao-import-'));
const books = readdirSync(FIXTURES).filter((file) => !file.endsWith('.json'));
const isForm = (book) => book.startsWith('forms-');
const expected = (book) => JSON.parse(readFileSync(join(FIXTURES, `${book}.json`), 'utf8'));
let browser;
let large;

/** A library of so many entries, each with a name of its own. */
function libraryOf(count) {
  const entry = (_, at) => ({
    code: `A${at}`,
    name: `第${at}类设备购置数量`,
    scope: 'common',
    group: '01',
    level1: '产出指标',
    level2: '数量指标',
    operator: '≥',
    unit: '台',
    kind: '定量指标',
  });
  const commonGroups = [{ code: '01', name: '设备购置' }];
  return { id: 'large', version: '1', commonGroups, indicators: Array.from({ length: count }, entry) };
}

const STAGES = ['sheets', 'tables', 'rows', 'check'];

/** Every stage in order, never less done than before, about a hundred times, and in the end all. */
function assertOrderly(told, book) {
  assert.deepEqual([...new Set(told.map(({ stage }) => stage))], STAGES, book);
  const stages = told.map(({ stage }) => STAGES.indexOf(stage));
  const rises = (numbers) => numbers.every((number, at) => at === 0 || number >= numbers[at - 1]);
  assert.ok(rises(stages) && rises(told.map(({ done }) => done)), book);
  assert.ok(told.length <= 104, `${book}: told ${told.length} times`);
  assert.deepEqual([told[0].done, told.at(-1).done, ...new Set(told.map(({ total }) => total))], [0, 100, 100], book);
}

async function followed(run, file, name) {
  const told = [];
  const imported = await run(file, { name, onProgress: (progress) => void told.push(progress) });
  return { told, imported };
}

before(async () => {
  cpSync(fileURLToPath(new URL('../../pkg', import.meta.url)), site, { recursive: true });
  cpSync(FIXTURES, join(site, 'books'), { recursive: true });
  writeFileSync(
    join(site, 'index.html'),
    '<!doctype html><link rel="icon" href="data:,"><script type="module" src="page.mjs"></script>',
  );
  // As a portal does it: the importer is loaded when a file is chosen, and gets the file.
  writeFileSync(
    join(site, 'page.mjs'),
    `window.imported = async (book, isForm) => {
       const { importForms, importLibrary } = await import('./xlsx.mjs');
       const file = new File([await (await fetch('books/' + book)).arrayBuffer()], book);
       return isForm ? importForms(file) : importLibrary(file);
     };
     window.followed = async (book) => {
       const { importLibrary } = await import('./xlsx.mjs');
       const told = [];
       await importLibrary(await (await fetch(book)).blob(), { onProgress: (progress) => void told.push(progress) });
       return told;
     };
     window.refused = async (bytes) => {
       const { importLibrary } = await import('./xlsx.mjs');
       return importLibrary(new Uint8Array(bytes)).then(() => null, ({ name, code, message }) => ({ name, code, message }));
     };
     window.ready = true;`,
  );
  large = await libraryTemplate(libraryOf(3000));
  writeFileSync(join(site, 'books', 'large.xlsx'), large);
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', ...QUIET] });
});

after(async () => {
  await browser?.close();
  rmSync(site, { recursive: true, force: true });
});

for (const book of books) {
  test(`${book} comes out in Node as in Rust`, async () => {
    const bytes = readFileSync(join(FIXTURES, book));
    assert.deepEqual(await (isForm(book) ? importForms : importLibrary)(bytes, book), expected(book));
  });
}

test('Chromium says of every workbook what Rust says, and refuses what Node refuses', async () => {
  const { address, close } = await serve(site, {
    headers: { 'content-security-policy': "script-src 'self' 'wasm-unsafe-eval'" },
  });
  const page = await browser.newPage();
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  try {
    await page.goto(address);
    await page.waitForFunction(() => window.ready);
    for (const book of books) {
      const call = ([name, form]) => window.imported(name, form);
      assert.deepEqual(await page.evaluate(call, [book, isForm(book)]), expected(book), book);
    }
    const { told } = await followed(importLibrary, large);
    assert.deepEqual(await page.evaluate(() => window.followed('books/large.xlsx')), told);
    for (const bytes of [[], [0x50, 0x4b, 3, 4, 9], [0x25, 0x50, 0x44, 0x46]]) {
      const inNode = await importLibrary(new Uint8Array(bytes)).catch(({ name, code, message }) => ({
        name,
        code,
        message,
      }));
      assert.deepEqual(await page.evaluate((bytes) => window.refused(bytes), bytes), inNode);
    }
    assert.deepEqual(said, []);
  } finally {
    await page.close();
    await close();
  }
});

test('an import tells how far it is, and comes out the same', async () => {
  for (const book of books) {
    const run = isForm(book) ? importForms : importLibrary;
    const { told, imported } = await followed(run, readFileSync(join(FIXTURES, book)), book);
    assertOrderly(told, book);
    assert.deepEqual(imported, expected(book));
  }
  const { told, imported } = await followed(importLibrary, large);
  assertOrderly(told, 'large.xlsx');
  assert.ok(told.length > 75, `a large file is told percent by percent, not ${told.length} times`);
  assert.equal(imported.library.indicators.length, 3000);
});

test('what the listener throws ends the import there and then, as it is', async () => {
  for (const reason of [new Error('enough'), new RangeError('too far'), 'a text', undefined]) {
    let heard = 0;
    const listen = () => {
      heard += 1;
      if (heard === 2) throw reason;
    };
    const outcome = await importLibrary(large, { onProgress: listen }).then(
      () => 'imported',
      (error) => ({ error }),
    );
    assert.ok(outcome.error === reason && 'error' in outcome, String(reason));
    assert.equal(heard, 2);
  }
  const { library } = await importLibrary(readFileSync(join(FIXTURES, 'gbk.csv')), { name: 'gbk.csv' });
  assert.equal(library.indicators.length, 3);
});

test('an imported library is one the checker takes', async () => {
  const { library } = await importLibrary(readFileSync(join(FIXTURES, 'flat.xls')), 'flat.xls');
  const checker = await createChecker({ library });
  assert.equal(checker.suggest({ name: '高标准农田面积' })[0].entry.code, 'A001');
  checker.dispose();
});

test('the reference library printed and imported is the same library, without a finding', async () => {
  const { library, findings } = await importLibrary(await libraryTemplate(referenceLibrary), '模板.xlsx');
  assert.deepEqual(findings, []);
  assert.deepEqual(library, JSON.parse(referenceLibrary));
});

test('an empty template of forms holds no form, and says so', async () => {
  const { forms, findings } = await importForms(await formTemplate());
  assert.deepEqual(forms, []);
  assert.deepEqual(
    findings.map(({ code, sheet }) => [code, sheet]),
    [['IM33', '绩效目标']],
  );
});

test('whatever is no workbook is refused with a CheckError of the package, and the next call works', async () => {
  const refusals = [
    [() => importLibrary(new Uint8Array()), 'WORKBOOK_INVALID', /空/],
    [() => importLibrary('a path'), 'WORKBOOK_INVALID', /File/],
    [() => importForms(null), 'WORKBOOK_INVALID', /File/],
    [() => importForms({ arrayBuffer: () => Promise.reject(new Error('moved')) }), 'WORKBOOK_INVALID', /moved/],
    [() => libraryTemplate('{"id":'), 'LIBRARY_INVALID', /指标库/],
  ];
  for (const [call, code, message] of refusals) {
    await assert.rejects(
      call,
      (error) => error instanceof CheckError && error.code === code && message.test(error.message),
    );
  }
  const { library } = await importLibrary(new Blob([readFileSync(join(FIXTURES, 'gbk.csv'))]), 'gbk.csv');
  assert.equal(library.indicators.length, 3);
});
