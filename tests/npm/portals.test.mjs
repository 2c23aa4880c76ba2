// The examples as portals: the packed package in real frameworks on real bundlers, driven in a real Chromium.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { applyFix, createChecker } from '../../pkg/index.mjs';
import { referenceLibrary } from '../../pkg/library.mjs';
import { CHROMIUM } from '../../scripts/setup.mjs';
import { ROOT } from '../../scripts/support/run.mjs';
import { install } from './installed.mjs';
import { eventually, expectedOf, holds, PATIENCE, seen } from './portals/clerk.mjs';
import { formOf, portals, publishedForm, repaired, withSafeFixes } from './portals/forms.mjs';
import { build, checkTypes, occurrences, prepare, start } from './portals/portal.mjs';

// Where each portal is built and what its framework calls the place of a field, an error, what does not block, and
// a field that is marked as wrong.
const PORTALS = [
  {
    name: 'vue2-element-ui',
    folder: 'dist',
    bundle: 'dist',
    item: '.el-form-item',
    error: '.el-form-item__error',
    hint: '.hints li',
    wrong: '.is-error',
  },
  {
    name: 'vue3-element-plus',
    folder: 'dist',
    bundle: 'dist',
    item: '.el-form-item',
    error: '.el-form-item__error',
    hint: '.hints li',
    wrong: '.is-error',
  },
  {
    name: 'react-antd',
    folder: 'dist',
    bundle: 'dist',
    item: '.ant-form-item',
    error: '.ant-form-item-explain-error',
    hint: '.ant-form-item-explain-warning',
    wrong: '.ant-form-item-has-error',
  },
  {
    name: 'next-ssr',
    bundle: '.next/static',
    isRendered: true,
    item: '.field',
    error: 'li.error',
    hint: 'li.warning, li.info',
    wrong: '[aria-invalid="true"]',
  },
  {
    name: 'script-tag',
    folder: '.',
    item: 'td, p',
    error: 'li.error',
    hint: 'li.warning, li.info',
    wrong: '[aria-invalid="true"]',
  },
  {
    name: 'strict-csp',
    folder: '.',
    item: 'td, p',
    error: '[aria-invalid="true"] + .jixiao-message p:first-child',
    hint: ':not([aria-invalid="true"]) + .jixiao-message p, .jixiao-message p:not(:first-child)',
    wrong: '[aria-invalid="true"]',
    refusal: '提交前有 1 处需要修改',
    tidy: '规范写法',
  },
];

test('every example holds the same published form', () => {
  for (const name of portals()) assert.deepEqual(formOf(name), publishedForm(), name);
});

const { tarball, remove } = install();
const checker = await createChecker({ library: referenceLibrary });
let browser;

before(async () => {
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
});

after(async () => {
  await browser?.close();
  remove();
});

for (const portal of PORTALS) {
  test(portal.name, async (t) => {
    const { name } = portal;
    prepare(name, tarball);
    if (portal.bundle)
      await t.test('builds, with one engine in it', () => {
        build(name);
        assert.equal(occurrences(name, portal.bundle, ENGINE), 1);
      });
    await t.test('its types are sound', () => checkTypes(name));
    await t.test('leads a clerk from a faulty form to a stored one', () => drive(portal));
  });
}

// The engine as the package holds it: the first of the longest text in it.
const [ENGINE] = /[A-Za-z0-9+/]{300}/.exec(readFileSync(join(ROOT, 'pkg', 'index.mjs'), 'utf8'));

async function drive(portal) {
  const { address, close } = await start(portal.name, portal);
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.setDefaultTimeout(PATIENCE);
  const complaints = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(request.url()));
  page.on('response', (response) => response.ok() || complaints.push(`${response.status()} ${response.url()}`));
  try {
    if (portal.isRendered) await comesRendered(address, portal);
    await page.goto(address);
    await repair(page, portal).finally(() => assert.deepEqual(complaints, []));
  } finally {
    await page.close();
    await close();
  }
}

/** Without any script every issue stands at its field already, because the server has put it there. */
async function comesRendered(address, portal) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  assert.deepEqual(await seen(page, portal), expectedOf(checker.check(formOf(portal.name))));
  await context.close();
}

async function repair(page, portal) {
  const faulty = formOf(portal.name);
  const says = (form) =>
    eventually(async () => assert.deepEqual(await seen(page, portal), expectedOf(checker.check(form))));
  const submit = () => page.getByRole('button', { name: '提交', exact: true }).click();
  const reads = (text) =>
    eventually(async () => assert.ok(await page.getByText(text, { exact: true }).isVisible(), text));
  const cell = (label) => page.getByLabel(label, { exact: true });

  // Every issue stands at its field, and the one error keeps the form out.
  await holds(page, { 第2行指标值: '0.97比例' });
  await submit();
  await says(faulty);
  await reads(portal.refusal ?? '还有错误，改好后才能提交');

  // Safe fixes take one cell apart into three.
  const { fixes } = checker.check(faulty).issues.find(({ pointer }) => pointer === '/indicators/0/value');
  await page.getByRole('button', { name: portal.tidy ?? fixes[0].title, exact: true }).click();
  await holds(page, { 第1行指标性质: '≥', 第1行指标值: '77', 第1行度量单位: '台' });
  const tidied = portal.tidy ? withSafeFixes(checker, faulty) : applyFix(faulty, fixes[0]);
  await says(tidied);

  // A field that was put right turns calm, and warnings alone do not keep a form out.
  await cell('第2行指标值').fill('97');
  await cell('第2行度量单位').fill('%');
  const stored = repaired(tidied);
  await says(stored);
  assert.ok(checker.check(stored).counts.warning > 0);
  await submit();
  await reads('已提交');
  await says(stored);
}
