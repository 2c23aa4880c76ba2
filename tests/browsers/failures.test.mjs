// What a clerk sees in the oldest browser when the engine cannot run: a portal page with a cell and a button, where each
// failure is a sentence and a handed-over fallback judges as the engine would.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch } from './launch.mjs';
import { visit } from './visit.mjs';

const OLDEST = 'Chromium 78';
const PKG = fileURLToPath(new URL('../../pkg', import.meta.url));
const site = mkdtempSync(join(tmpdir(), 'jixiao-failures-'));
let browser;

const PAGE = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
  <label>指标值 <input id="value"></label><button disabled>检查</button><p role="status"></p>`;

/** The portal's own script: a form with one row, whose value the clerk types. */
const SCRIPT = `
const [cell, button, status] = ['input', 'button', 'p'].map((name) => document.querySelector(name));
const row = () => ({ level1: '产出指标', level2: '质量指标', name: '考核合格率', value: cell.value });
button.onclick = async () => {
  try {
    const checker = await create();
    const { issues } = checker.check({ formType: 'projectTarget', indicators: [row()] });
    const issue = issues.find(({ pointer }) => pointer === '/indicators/0/value');
    status.textContent = issue.code + ' ' + issue.message;
  } catch ({ code, message }) {
    status.textContent = code + ' ' + message;
  }
};
button.disabled = false;
`;

const FORBIDDEN = "script-src 'self'";
const DEFAULT = "(await import('./index.mjs')).createChecker()";
const WITH_FALLBACK =
  "(await import('./index.mjs')).createChecker({ fallback: async () => (await import('./fallback.mjs')).fallback })";
const slimFrom = (file) => `(await import('./slim.mjs')).createChecker({ wasm: '${file}' })`;
const BARE = 'delete window.WebAssembly;';

const JUDGED = /^[A-Z]\d\d .*“≥95%”/;

// [what happens, how the page gets its checker, what the clerk reads, the page's policy, what runs before]
const CASES = [
  ['everything is in order', DEFAULT, JUDGED],
  ['the policy forbids wasm', DEFAULT, /^WASM_BLOCKED_BY_CSP .*script-src.*'unsafe-eval'/, FORBIDDEN],
  ['the policy forbids wasm, with a fallback', WITH_FALLBACK, JUDGED, FORBIDDEN],
  ['there is no WebAssembly', DEFAULT, /^WASM_UNSUPPORTED .*极速模式/, undefined, BARE],
  ['there is no WebAssembly, with a fallback', WITH_FALLBACK, JUDGED, undefined, BARE],
  ['engine.wasm is fetched', slimFrom('engine.wasm'), JUDGED],
  ['engine.wasm comes with a wrong MIME type', slimFrom('engine.bin'), JUDGED],
  ['engine.wasm is missing', slimFrom('nowhere.wasm'), /^WASM_NOT_LOADED .*nowhere\.wasm/],
  ['engine.wasm is cut off', slimFrom('half.wasm'), /^WASM_NOT_LOADED .*half\.wasm/],
  ['a page to sign in comes instead of engine.wasm', slimFrom('sign-in.html'), /^WASM_NOT_LOADED .*sign-in\.html/],
];

before(async () => {
  cpSync(PKG, site, { recursive: true });
  const wasm = readFileSync(join(PKG, 'engine.wasm'));
  writeFileSync(join(site, 'engine.bin'), wasm);
  writeFileSync(join(site, 'half.wasm'), wasm.subarray(0, wasm.length >> 1));
  writeFileSync(join(site, 'sign-in.html'), '<!doctype html><title>登录</title>');
  CASES.forEach(([, create, , , first = ''], at) => {
    writeFileSync(join(site, `case-${at}.html`), `${PAGE}<script type="module" src="case-${at}.page.js"></script>`);
    writeFileSync(join(site, `case-${at}.page.js`), `${first}\nconst create = async () => ${create};\n${SCRIPT}`);
  });
  browser = await launch(OLDEST);
});

after(async () => {
  await browser?.close();
  rmSync(site, { recursive: true, force: true });
});

CASES.forEach(([name, , wanted, policy], at) => {
  test(`${OLDEST}: ${name}`, async () => {
    const { found, said } = await visit(browser, site, { file: `case-${at}.html`, policy }, typeAndCheck);
    assert.match(found, wanted);
    assert.deepEqual(said, []);
  });
});

async function typeAndCheck(page) {
  await page.type('input', '≥95%');
  await page.waitForSelector('button:not([disabled])');
  await page.click('button');
  await page.waitForFunction(() => document.querySelector('p').textContent !== '');
  return page.evaluate(() => document.querySelector('p').textContent);
}
