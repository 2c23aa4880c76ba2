// Pages of real frameworks in a real Chromium: bundled from `tests/npm/pages/`, with the package as it is installed.
import { build } from 'esbuild';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { CHROMIUM } from '../../scripts/setup.mjs';
import { serve } from '../../scripts/support/serve.mjs';
import { install } from './installed.mjs';

const QUIET = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
const VUE_FLAGS = {
  __VUE_OPTIONS_API__: 'true',
  __VUE_PROD_DEVTOOLS__: 'false',
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
};
const HTML =
  '<!doctype html><meta charset="utf-8"><title>填报</title><link rel="icon" href="data:,"><main id="app"></main>';

/** A browser with a site that holds the pages; `open` gives a page that was set up for a form, and what its console said. */
export async function pagesFor(names) {
  const { folder, remove } = install();
  const site = mkdtempSync(join(tmpdir(), 'jixiao-pages-'));
  await build({
    entryPoints: names.map((name) => fileURLToPath(new URL(`pages/${name}.mjs`, import.meta.url))),
    outdir: site,
    bundle: true,
    format: 'iife',
    nodePaths: [join(folder, 'node_modules')],
    // The frameworks warn of misuse only while they are developed with.
    define: { 'process.env.NODE_ENV': '"development"', ...VUE_FLAGS },
    logLevel: 'error',
  });
  for (const name of names) writeFileSync(join(site, `${name}.html`), `${HTML}<script src="${name}.js"></script>`);
  // Frameworks put their styles into the page; nothing else is allowed beyond what the engine needs.
  const policy = "default-src 'self' data:; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'";
  const { address, close } = await serve(site, { headers: { 'content-security-policy': policy } });
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', ...QUIET],
  });

  return {
    async open(name, form, options = {}) {
      const page = await browser.newPage();
      page.setDefaultTimeout(60_000);
      const said = [];
      // React recommends its own tools there, as information.
      page.on('console', (message) => message.type() === 'info' || said.push(message.text()));
      page.on('pageerror', (error) => said.push(error.message));
      await page.goto(`${address}${name}.html`);
      await page.evaluate(([form, options]) => window.start(form, options), [form, options]);
      return { page, said };
    },
    async close() {
      await browser.close();
      await close();
      remove();
      rmSync(site, { recursive: true, force: true });
    },
  };
}
