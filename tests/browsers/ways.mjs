// The ways into the package that a page may choose, and the pages that try them. A new entry is one line of WAYS.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { judge } from './judge.mjs';

const PKG = fileURLToPath(new URL('../../pkg', import.meta.url));
const DEFAULT = `import { createChecker } from './index.mjs';`;
const SLIM = `import { createChecker as create } from './slim.mjs';
const createChecker = (options) => create({ ...options, wasm: 'engine.wasm' });`;
const FALLBACK = `import { createChecker as create } from './index.mjs';
const createChecker = (options) => create({ ...options, fallback: async () => (await import('./fallback.mjs')).fallback });`;
const WORKER = `import { createWorkerChecker } from './worker.mjs';
const createChecker = (options) => createWorkerChecker({ ...options, worker: 'worker.iife.js' });`;
const SCRIPT = 'const { createChecker } = JixiaoValidator;';

/** What a browser says when it obeys a page's policy that forbids wasm. */
export const BLOCKED = 'WASM_BLOCKED_BY_CSP';
export const CONFORMS = 'conforms';

/**
 * - `file`: the name of its page; `title`: how the table calls it
 * - `code`: what the script of the page begins with; it must bring a `createChecker`
 * - `before`: elements in front of that script
 * - `policy`: the content security policy of the page, if it has one
 * - `outcome`: what a browser with certain traits must come to
 */
export const WAYS = [
  { file: 'default', title: '默认入口', code: DEFAULT },
  { file: 'slim', title: 'slim + engine.wasm', code: SLIM },
  {
    file: 'script',
    title: '`<script>` 标签',
    code: SCRIPT,
    before: '<script src="jixiao-validator.iife.js"></script>',
  },
  { file: 'worker', title: 'worker', code: WORKER },
  {
    file: 'unsafe-eval',
    title: "默认入口，`'unsafe-eval'`",
    code: DEFAULT,
    policy: "script-src 'self' 'unsafe-eval'",
  },
  {
    file: 'wasm-unsafe-eval',
    title: "默认入口，`'wasm-unsafe-eval'`",
    code: DEFAULT,
    policy: "script-src 'self' 'wasm-unsafe-eval'",
    // Chromium knows the word since 97.
    outcome: ({ knowsWasmUnsafeEval }) => (knowsWasmUnsafeEval ? CONFORMS : BLOCKED),
  },
  { file: 'self', title: "默认入口，`'self'`", code: DEFAULT, policy: "script-src 'self'", outcome: () => BLOCKED },
  { file: 'fallback', title: "默认入口 + fallback，`'self'`", code: FALLBACK, policy: "script-src 'self'" },
].map((way) => ({ before: '', outcome: () => CONFORMS, ...way }));

/** Writes the package and a page for each way into a folder that a server can show. */
export function makeSite() {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-browsers-'));
  cpSync(PKG, folder, { recursive: true });
  for (const { file, code, before } of WAYS) {
    const script = `<script type="${code.startsWith('import ') ? 'module' : 'text/javascript'}" src="${file}.page.js"></script>`;
    writeFileSync(join(folder, `${file}.page.js`), `${code}\n${judge}\n${RUN}`);
    writeFileSync(join(folder, `${file}.html`), HEAD + before + script);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const HEAD = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">';

const RUN = `
judge(createChecker, async (file) => (await fetch('conformance/' + file)).text())
  .catch(({ name, code, message }) => ({ name, code, message }))
  .then((result) => { window.result = result; });`;
