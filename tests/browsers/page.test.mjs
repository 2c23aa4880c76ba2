// The portal page in an old and in another browser: the main journey, from blank to admissible. Chromium 86 does not know
// `'wasm-unsafe-eval'`, so there the page works with the engine in plain JavaScript.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { picture, startPage } from '../e2e/page.mjs';
import { enterProject } from '../e2e/project.mjs';
import { PAGE_BROWSERS } from './page-browsers.mjs';

// The policy of the page names what these browsers do not know yet, and they say so. In Firefox, Playwright also adds the
// style “body {}” before it takes a picture; the policy refuses it, and it is told by its hash.
const OF_THE_BROWSER = /Content.Security.Policy|sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT\+SmwNZWA=/;

for (const [name, launch] of Object.entries(PAGE_BROWSERS)) {
  describe(name, () => {
    let site;
    before(async () => (site = await startPage({ launch })));
    after(() => site?.stop());

    test('a real project goes from a blank page to admissible', async () => {
      const { page, said } = await site.open();
      const look = (step) => picture(page, `${step}-${name.toLowerCase().replace(' ', '-')}`);
      await enterProject(page, look);
      assert.equal(await page.getByText('页面有新版本').count(), 0, 'the first version is no newer one');
      assert.deepEqual(
        said.filter((line) => !OF_THE_BROWSER.test(line)),
        [],
      );
    });
  });
}
