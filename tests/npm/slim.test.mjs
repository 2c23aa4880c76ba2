// Where the engine is a file of the portal: what servers send, in Node and in Chromium, and the sentence for each failure.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createChecker } from '../../pkg/slim.mjs';
import { CHROMIUM } from '../../scripts/setup.mjs';
import { serve } from '../../scripts/support/serve.mjs';
import { serveAnswers } from './answers.mjs';
import { faulty } from './samples.mjs';

const QUIET = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
const site = mkdtempSync(join(tmpdir(), 'jixiao-slim-'));
const answers = await serveAnswers();
let browser;

before(async () => {
  cpSync(fileURLToPath(new URL('../../pkg', import.meta.url)), site, { recursive: true });
  writeFileSync(
    join(site, 'index.html'),
    '<!doctype html><link rel="icon" href="data:,"><script src="page.js"></script>',
  );
  writeFileSync(
    join(site, 'page.js'),
    `window.start = async (entry, options) => {
       const { createChecker } = await import('./' + entry + '.mjs');
       return createChecker(options).then(
         (checker) => ({ report: JSON.stringify(checker.check(window.form)) }),
         ({ name, code, message }) => ({ name, code, message }),
       );
     };`,
  );
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', ...QUIET] });
});

after(async () => {
  await browser?.close();
  await answers.close();
  rmSync(site, { recursive: true, force: true });
});

const wanted = createChecker({ wasm: `${answers.address}whole.wasm` }).then((checker) =>
  JSON.stringify(checker.check(faulty)),
);

const RUNS = ['whole', 'capitals', 'octets', 'text', 'parameter', 'untyped'];

// [address, what the sentence says]
const FAILS = [
  ['missing', /没有取到.*missing\.wasm 返回 404.*系统管理员/],
  ['failing', /没有取到.*failing\.wasm 返回 502.*系统管理员/],
  ['index-page', /不对.*index-page\.wasm 是网页，不是 engine\.wasm.*系统管理员/],
  ['index-page-as-wasm', /不对.*index-page-as-wasm\.wasm 是网页/],
  ['half', /不完整.*half\.wasm 只有 \d+ 字节.*重试/],
  ['half-untyped', /不完整.*half-untyped\.wasm 只有 \d+ 字节/],
  ['empty', /不对.*empty\.wasm 的 0 字节不是 WebAssembly/],
  ['text-file', /不对.*text-file\.wasm 的 \d+ 字节不是 WebAssembly/],
  ['cut', /没有取到.*cut\.wasm：.+请检查网络后重试/],
  ['other-module', /不配套.*同一版本的 engine\.wasm/],
  ['yesterday', /不配套.*engine\.wasm 是 0\.0\.9 版，程序是 \d+\.\d+\.\d+ 版/],
];

for (const name of RUNS) {
  test(`engine.wasm sent as “${name}” runs, in Node and in Chromium`, async () => {
    const wasm = `${answers.address}${name}.wasm`;
    const [node, { results, said }] = [await inNode({ wasm }), await inPage([['slim', { wasm }]])];
    assert.deepEqual([node, ...results], [{ report: await wanted }, { report: await wanted }]);
    assert.deepEqual(said, []);
  });
}

for (const [name, sentence] of FAILS) {
  test(`engine.wasm sent as “${name}” is told, in Node and in Chromium, and again`, async () => {
    const wasm = `${answers.address}${name}.wasm`;
    const { results, said } = await inPage([
      ['slim', { wasm }],
      ['slim', { wasm }],
    ]);
    for (const outcome of [await inNode({ wasm }), await inNode({ wasm: fetch(wasm) }), ...results]) {
      assert.equal(outcome.code, 'WASM_NOT_LOADED', outcome.message);
      assert.match(outcome.message, sentence);
    }
    assert.deepEqual(said, []);
  });
}

test('a server that is down, and one that does not let the page read, are told with their addresses', async () => {
  const gone = await serveAnswers();
  await gone.close();
  const down = `${gone.address}whole.wasm`;
  const closed = `${answers.address}closed/whole.wasm`;
  const { results, said } = await inPage([
    ['slim', { wasm: down }],
    ['slim', { wasm: closed }],
  ]);
  for (const [outcome, address] of [
    [await inNode({ wasm: down }), down],
    [results[0], down],
    [results[1], closed],
  ]) {
    assert.equal(outcome.code, 'WASM_NOT_LOADED');
    assert.match(outcome.message, /没有取到.*请检查网络后重试.*connect-src/);
    assert.ok(outcome.message.includes(address), outcome.message);
  }
  assert.deepEqual(said, []);
});

test('the file is fetched and compiled once for all checkers, and again after a failure', async () => {
  const server = await serveAnswers();
  const wasm = `${server.address}whole.wasm`;
  await Promise.all([inNode({ wasm }), inNode({ wasm }), inNode({ wasm: new URL(wasm) })]);
  await inNode({ wasm });
  const missing = `${server.address}missing.wasm`;
  await inNode({ wasm: missing });
  await inNode({ wasm: missing });
  assert.deepEqual([server.asked('whole'), server.asked('missing')], [1, 2]);
  await server.close();
});

// [what is wrong, the option, what the sentence says]
const GIVEN = [
  ['nothing', undefined, /选项 wasm/],
  ['a number', 5, /选项 wasm/],
  ['an object', {}, /选项 wasm/],
  ['half of the bytes', halved(), /不完整（传入的字节 只有 \d+ 字节）/],
  ['no bytes', new Uint8Array(), /传入的字节 的 0 字节不是 WebAssembly/],
  ['a promise that fails', Promise.reject(new Error('the portal gave up')), /the portal gave up/],
  ['a response without a body', new Response(null), /不是 WebAssembly/],
  ['another module', new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])), /不配套/],
];
for (const [name, wasm, sentence] of GIVEN) {
  if (wasm instanceof Promise) wasm.catch(() => undefined);
  test(`${name} as the option wasm is told`, async () => {
    for (const { code, message } of [await inNode({ wasm }), await inNode({ wasm })]) {
      assert.equal(code, 'WASM_NOT_LOADED', message);
      assert.match(message, sentence);
    }
  });
}

test('without options the sentence names the option that is missing', async () => {
  await assert.rejects(createChecker(), { name: 'CheckError', code: 'WASM_NOT_LOADED', message: /选项 wasm/ });
});

const POLICY = `script-src 'self'; connect-src 'self' ${answers.address}`;

test('a page whose policy forbids WebAssembly downloads nothing in vain, and may fall back', async () => {
  const wasm = `${answers.address}octets.wasm`;
  const before = answers.asked('octets');
  const { results } = await inPage([['slim', { wasm }]], POLICY);
  assert.equal(results[0].code, 'WASM_BLOCKED_BY_CSP');
  assert.match(results[0].message, /系统管理员.*'wasm-unsafe-eval'/);
  assert.equal(answers.asked('octets'), before);
  for (const entry of ['index', 'slim']) {
    const { result, said } = await inPageWithFallback(entry, { wasm }, POLICY);
    assert.deepEqual(result, { report: await wanted }, entry);
    assert.deepEqual(
      said.filter((text) => !/Content Security Policy/.test(text)),
      [],
    );
  }
});

test('the fallback runs on its own under script-src self, says nothing, and starts without WebAssembly', async () => {
  for (const setUp of [undefined, 'delete window.WebAssembly']) {
    const { results, said } = await inPage([['fallback', {}]], "script-src 'self'", setUp);
    assert.deepEqual(results, [{ report: await wanted }]);
    assert.deepEqual(said, []);
  }
});

test('Internet Explorer mode is told to change to 极速模式, whichever entry', async () => {
  const asTrident = 'document.documentMode = 11; delete window.WebAssembly';
  const entries = [
    ['index', {}],
    ['slim', { wasm: 'engine.wasm' }],
    ['fallback', {}],
  ];
  const { results, said } = await inPage(entries, undefined, asTrident);
  for (const { code, message } of results) {
    assert.equal(code, 'WASM_UNSUPPORTED');
    assert.match(message, /“兼容模式”.*“极速模式”/);
  }
  assert.deepEqual(said, []);
});

function inNode(options) {
  return createChecker(options).then(
    (checker) => ({ report: JSON.stringify(checker.check(faulty)) }),
    ({ name, code, message }) => ({ name, code, message }),
  );
}

/** Starts checkers in a page, one after the other: [entry, options]. Returns what came of them and what was said. */
function inPage(starts, policy, setUp) {
  return visit(policy, setUp, async (page) => {
    const results = [];
    for (const start of starts)
      results.push(await page.evaluate(([entry, options]) => window.start(entry, options), start));
    return { results };
  });
}

function inPageWithFallback(entry, options, policy) {
  return visit(policy, undefined, async (page) => ({
    result: await page.evaluate(
      ([name, given]) => window.start(name, { ...given, fallback: () => import('./fallback.mjs') }),
      [entry, options],
    ),
  }));
}

async function visit(policy, setUp, work) {
  const { address, close } = await serve(site, {
    headers: policy === undefined ? {} : { 'content-security-policy': policy },
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  const said = [];
  // Chromium itself notes every request that failed; no script can keep it from that.
  const isOurs = (text) => !/^Failed to load resource|blocked by CORS policy/.test(text);
  page.on('console', (message) => isOurs(message.text()) && said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  try {
    await page.goto(address);
    await page.evaluate((form) => void (window.form = form), faulty);
    if (setUp !== undefined) await page.evaluate(setUp);
    return { ...(await work(page)), said };
  } finally {
    await page.close();
    await close();
  }
}

function halved() {
  return new Uint8Array(10_000).fill(0).map((_, at) => [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 0xff, 0xff, 0x03][at] ?? 0);
}
