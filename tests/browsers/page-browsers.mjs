// The browsers that the page is tried in beside the current Chromium, driven by the same steps.
//
// Chromium 86 is reached by its debugging port, Firefox by WebDriver BiDi. Playwright 1.60 can do both: later ones ask an old
// page for `checkVisibility`, which came with Chromium 105, and Firefox ESR for a command that it does not know.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firefox } from 'playwright-core';
import { FIREFOX } from '../../scripts/setup.mjs';
import { oldChromium } from '../../scripts/support/old-browsers.mjs';
import { startByHand } from '../e2e/page.mjs';

/** A way to start each browser, by its name. */
export const PAGE_BROWSERS = {
  'Chromium 86': () => launchOld(86),
  'Firefox ESR': () => firefox.launch({ channel: 'moz-firefox', executablePath: FIREFOX, headless: true }),
};

/** Closing it ends the process and forgets its profile. */
async function launchOld(major) {
  const profile = mkdtempSync(join(tmpdir(), 'jixiao-profile-'));
  const { browser, kill } = await startByHand(oldChromium(major), profile);
  return {
    newContext: (options) => browser.newContext(options),
    close: async () => {
      await browser.close();
      await kill();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
