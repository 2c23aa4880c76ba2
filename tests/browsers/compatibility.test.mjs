// The package in every browser it is said to run in: each way in must give the reports of the native engine, byte for byte.
// What was seen is the table in docs/compatibility.md.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, launch } from './launch.mjs';
import { keepTable } from './table.mjs';
import { visit } from './visit.mjs';
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
        const { found: result, said } = await visit(browser, site.folder, { file: `${file}.html`, policy }, resultOf);
        row.outcomes[title] = outcomeOf(result);
        assert.equal(row.outcomes[title], outcome(traits), result.message);
        assert.deepEqual(said, []);
      });
    }
  });
}

test('docs/compatibility.md tells what was seen', () => {
  assert.deepEqual(
    seen.map(({ name, outcomes }) => [name, Object.keys(outcomes).length]),
    Object.keys(BROWSERS).map((name) => [name, WAYS.length]),
  );
  keepTable(seen);
});

/** What the script of a way's page came to. */
async function resultOf(page) {
  await page.waitForFunction(() => window.result !== undefined);
  return page.evaluate(() => window.result);
}

/** Whether the reports are those of the cases; else which differ, or the code of the error. */
function outcomeOf({ reports, name, code, message }) {
  if (reports === undefined) return code ?? `${name}: ${message}`;
  assert.equal(reports.length, cases.length);
  const differing = cases.filter(({ report }, at) => reports[at] !== JSON.stringify(report));
  return differing.length === 0 ? CONFORMS : `differs: ${differing.map((one) => one.name).join('; ')}`;
}
