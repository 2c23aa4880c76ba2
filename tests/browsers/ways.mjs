// The ways into the package that a page may choose, and the pages that try them. A new entry is one line of WAYS.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PKG = fileURLToPath(new URL('../../pkg', import.meta.url));
const DEFAULT = `import { createChecker } from './index.mjs';`;
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
  {
    file: 'script',
    title: '`<script>` 标签',
    code: SCRIPT,
    before: '<script src="jixiao-validator.iife.js"></script>',
  },
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
].map((way) => ({ before: '', outcome: () => CONFORMS, ...way }));

/** Writes the package and a page for each way into a folder that a server can show. */
export function makeSite() {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-browsers-'));
  cpSync(PKG, folder, { recursive: true });
  for (const { file, code, before } of WAYS) {
    const script = `<script type="${code.startsWith('import ') ? 'module' : 'text/javascript'}" src="${file}.page.js"></script>`;
    writeFileSync(join(folder, `${file}.page.js`), code + JUDGE);
    writeFileSync(join(folder, `${file}.html`), HEAD + before + script);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const HEAD = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">';

/** Checks the form of every conformance case as the page of the cases tells, and keeps the texts of the reports. */
const JUDGE = `
async function judge() {
  const text = async (file) => (await fetch('conformance/' + file)).text();
  const checkers = new Map();
  const checkerFor = async (library, profile) => {
    const key = JSON.stringify([library, profile]);
    if (!checkers.has(key)) {
      checkers.set(key, await createChecker({ library: typeof library === 'string' ? await text(library) : library, profile }));
    }
    return checkers.get(key);
  };
  const reports = [];
  for (const { library, profile, form } of JSON.parse(await text('cases.json'))) {
    const checker = await checkerFor(library, profile);
    reports.push(JSON.stringify(await checker.check(form)));
  }
  checkers.forEach((checker) => checker.dispose());
  return { reports };
}
judge()
  .catch(({ name, code, message }) => ({ name, code, message }))
  .then((result) => { window.result = result; });
`;
