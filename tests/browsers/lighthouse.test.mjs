// The first visit to the page as Lighthouse sees it: accessibility, good practice (a quiet console among it), and what is
// transferred. How quick it is says a benchmark (benches/page.mjs), because a test's machine is never quiet.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import lighthouse from 'lighthouse';
import { serve } from '../../scripts/support/serve.mjs';
import { buildIfStale, DIST } from '../e2e/page.mjs';
import { launch } from './launch.mjs';

const CATEGORIES = ['accessibility', 'best-practices', 'seo'];
const DESKTOP = {
  formFactor: 'desktop',
  screenEmulation: { mobile: false, width: 1366, height: 768, deviceScaleFactor: 1, disabled: false },
  throttlingMethod: 'provided',
};

/** Compressed, in KB: what each part of a first visit may weigh. */
const MOST = { html: 2, css: 16, js: 160, wasm: 450, json: 260, svg: 1 };

let site;
let browser;
let result;
before(async () => {
  await buildIfStale();
  site = await serve(DIST);
  browser = await launch('Chromium');
  const page = await browser.newPage();
  const options = { ...DESKTOP, onlyCategories: CATEGORIES, onlyAudits: ['network-requests'], logLevel: 'error' };
  result = (await lighthouse(site.address, options, undefined, page)).lhr;
});
after(async () => {
  await browser?.close();
  await site?.close();
});

for (const category of CATEGORIES) {
  test(`${category} is 100`, () => {
    const { score, auditRefs } = result.categories[category];
    const failed = auditRefs
      .map(({ id }) => result.audits[id])
      .filter((audit) => audit.score !== null && audit.score < 1);
    assert.equal(score, 1, failed.map(({ id, title }) => `${id}: ${title}`).join('\n'));
  });
}

test('nothing is said on the console', () => {
  assert.deepEqual(result.audits['errors-in-console'].details.items, []);
});

test('a first visit transfers one file of each kind, none heavier than it may be', () => {
  const files = result.audits['network-requests'].details.items.map(
    ({ url }) => new URL(url).pathname.slice(1) || 'index.html',
  );
  assert.deepEqual(files.map(kindOf).sort(), Object.keys(MOST).sort());
  const heavy = files.filter((file) => gzipSync(readFileSync(join(DIST, file))).length > MOST[kindOf(file)] * 1024);
  assert.deepEqual(heavy, []);
});

function kindOf(file) {
  return file.slice(file.lastIndexOf('.') + 1);
}
