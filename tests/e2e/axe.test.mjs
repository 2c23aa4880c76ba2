// Every part of the page against the rules of axe-core for WCAG 2.1 AA, and against the page's own policy.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { startPage, untilStill } from './page.mjs';
import { STATES } from './states.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

let site;
before(async () => (site = await startPage()));
after(() => site.stop());

for (const [name, reach] of Object.entries(STATES)) {
  test(`axe finds nothing and the policy refuses nothing in ${name}`, async () => {
    const { page, said } = await site.open({ init: noteViolations });
    await reach(page);
    await untilStill(page);
    assert.deepEqual(await page.evaluate(() => window.refused), []);
    assert.deepEqual(said, []);
    await page.evaluate(AXE);
    const violations = await page.evaluate(async (values) => {
      const { violations: found } = await window.axe.run(document, { runOnly: { type: 'tag', values } });
      return found.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ html }) => html.slice(0, 160))
            .join(' | ')}`,
      );
    }, STANDARDS);
    assert.deepEqual(violations, []);
  });
}

/** Runs in the page before anything else does. */
function noteViolations() {
  window.refused = [];
  addEventListener('securitypolicyviolation', ({ effectiveDirective, sourceFile, lineNumber }) =>
    window.refused.push(`${effectiveDirective} ${sourceFile}:${lineNumber}`),
  );
}
