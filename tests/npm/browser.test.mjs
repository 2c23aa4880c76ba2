// The package in a real Chromium: the report of Node, and plain words where a page's security policy forbids the engine.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createChecker } from '../../pkg/index.mjs';
import { referenceLibrary } from '../../pkg/library.mjs';
import { CHROMIUM } from '../../scripts/setup.mjs';
import { serve } from '../../scripts/support/serve.mjs';
import { faulty } from './samples.mjs';

const QUIET = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
const site = mkdtempSync(join(tmpdir(), 'jixiao-site-'));
let browser;

before(async () => {
  cpSync(fileURLToPath(new URL('../../pkg', import.meta.url)), site, { recursive: true });
  writeFileSync(join(site, 'form.json'), JSON.stringify(faulty));
  writeFileSync(
    join(site, 'index.html'),
    '<!doctype html><link rel="icon" href="data:,"><script type="module" src="page.mjs"></script>',
  );
  writeFileSync(
    join(site, 'page.mjs'),
    `import { createChecker } from './index.mjs';
     import { referenceLibrary } from './library.mjs';
     if (location.search === '?bare') delete window.WebAssembly;
     const form = await (await fetch('form.json')).json();
     window.result = await createChecker({ library: referenceLibrary }).then(
       (checker) => ({ report: checker.check(form) }),
       ({ name, code, message }) => ({ name, code, message }),
     );`,
  );
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', ...QUIET] });
});

after(async () => {
  await browser?.close();
  rmSync(site, { recursive: true, force: true });
});

test('Chromium and Node give the same report, with nothing on the console', async () => {
  const checker = await createChecker({ library: referenceLibrary });
  const { result, said } = await visit("script-src 'self' 'wasm-unsafe-eval'");
  assert.deepEqual(result.report, checker.check(faulty));
  assert.deepEqual(said, []);
});

test('a page that may use unsafe-eval runs the engine too', async () => {
  const { result } = await visit("script-src 'self' 'unsafe-eval'");
  assert.equal(typeof result.report.admissible, 'boolean');
});

test('a page whose policy forbids the engine is told what to allow', async () => {
  const { result } = await visit("script-src 'self'");
  assert.equal(result.name, 'CheckError');
  assert.equal(result.code, 'WASM_BLOCKED_BY_CSP');
  assert.match(result.message, /'wasm-unsafe-eval'.*'unsafe-eval'/);
});

test('a browser without WebAssembly is asked to change its mode', async () => {
  const { result } = await visit("script-src 'self'", '?bare');
  assert.equal(result.code, 'WASM_UNSUPPORTED');
  assert.match(result.message, /极速模式/);
});

/** Opens the page under a content security policy; returns what it found and what was said on the console. */
async function visit(policy, query = '') {
  const { address, close } = await serve(site, { headers: { 'content-security-policy': policy } });
  const page = await browser.newPage();
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  try {
    await page.goto(address + query);
    await page.waitForFunction(() => window.result !== undefined);
    return { result: await page.evaluate(() => window.result), said };
  } finally {
    await page.close();
    await close();
  }
}
