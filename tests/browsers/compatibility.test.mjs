// The package in every browser it is said to run in: each way in must give the reports of the native engine, byte for byte.
// What was seen is the table in docs/compatibility.md.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { serve } from '../../scripts/support/serve.mjs';
import { BROWSERS, launch, openPage } from './launch.mjs';
import { keepTable } from './table.mjs';
import { CONFORMS, makeSite, WAYS } from './ways.mjs';

const cases = JSON.parse(readFileSync(new URL('../../pkg/conformance/cases.json', import.meta.url), 'utf8'));
const site = makeSite();
after(site.remove);

const seen = [];

for (const [name, traits] of Object.entries(BROWSERS)) {
  describe(name, () => {
    const row = { name, ...traits, outcomes: {} };
    let browser;

    before(async () => {
      browser = await launch(name);
      row.version = await browser.version();
      seen.push(row);
    });

    after(() => browser?.close());

    for (const { title, file, policy, outcome } of WAYS) {
      test(title, async () => {
        const { result, said } = await visit(browser, `${file}.html`, policy);
        row.outcomes[title] = outcomeOf(result);
        assert.equal(row.outcomes[title], outcome(traits), result.message);
        // Of what a policy forbids the browser itself speaks on the console.
        if (result.reports) assert.deepEqual(said, []);
      });
    }
  });
}

test('docs/compatibility.md tells what was seen', () => {
  assert.equal(seen.length, Object.keys(BROWSERS).length);
  keepTable(seen);
});

/** Opens a page of the site under a policy; returns what it came to and what was said on the console. */
async function visit(browser, file, policy) {
  const { address, close } = await serve(site.folder, {
    headers: policy === undefined ? {} : { 'content-security-policy': policy },
  });
  const { page, said } = await openPage(browser);
  try {
    await page.goto(address + file);
    await page.waitForFunction(() => window.result !== undefined);
    return { result: await page.evaluate(() => window.result), said };
  } finally {
    await page.close();
    await close();
  }
}

/** Whether the reports are those of the cases; else which differ, or the code of the error. */
function outcomeOf({ reports, name, code, message }) {
  if (reports === undefined) return code ?? `${name}: ${message}`;
  assert.equal(reports.length, cases.length);
  const differing = cases.filter(({ report }, at) => reports[at] !== JSON.stringify(report));
  return differing.length === 0 ? CONFORMS : `differs: ${differing.map((one) => one.name).join('; ')}`;
}
