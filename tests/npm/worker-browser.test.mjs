// The checker in a worker of a real Chromium, under the security policies of strict pages.
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
import { transcriptOf } from './checker-cases.mjs';
import { conformance, faulty, sound } from './samples.mjs';

const QUIET = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
const POLICY = "default-src 'none'; img-src data:; connect-src 'self'; worker-src 'self'; script-src 'self'";
const STRICT = `${POLICY} 'wasm-unsafe-eval'`;

/** The site: the package, and beside it what a portal writes, well or badly. */
const FILES = {
  'index.html':
    '<!doctype html><link rel="icon" href="data:,"><script src="vue.js"></script><script type="module" src="page.mjs"></script>',
  'page.mjs': `
    import { createChecker } from './index.mjs';
    import { createWorkerChecker } from './worker.mjs';
    import * as cases from './checker-cases.mjs';
    const json = async (file) => (await fetch(file)).json();
    const library = async () => (await fetch('library.json')).text();
    const given = await json('given.json');
    const start = (worker, options) => createWorkerChecker({ worker, timeout: 120000, ...options });
    Object.assign(window, { createChecker, start, cases, given, json, library, isReady: true });`,
  'own.mjs': `
    import { createChecker } from './index.mjs';
    import { serve } from './worker.mjs';
    serve(self, createChecker);`,
  'without-wasm.mjs': `
    import { createChecker } from './index.mjs';
    import { serve } from './worker.mjs';
    serve(self, (options) => createChecker({ ...options, fallback: () => import('./fallback.mjs') }));`,
  'late.mjs': `
    setTimeout(async () => {
      const [{ createChecker }, { serve }] = await Promise.all([import('./index.mjs'), import('./worker.mjs')]);
      serve(self, createChecker);
    }, 300);`,
  'shared.mjs': `
    import { createChecker } from './index.mjs';
    import { serve } from './worker.mjs';
    addEventListener('connect', ({ ports: [port] }) => serve(port, createChecker));`,
  'other-work.js': `
    importScripts('worker.iife.js');
    addEventListener('message', ({ data }) => {
      if (data === 'fail') setTimeout(() => { throw new Error('other work failed'); });
      if (data === 'echo') postMessage('echo');
    });`,
  'silent.js': 'onmessage = () => {};',
  'torn.js': 'serve(self, () => {',
  'throws.js': "throw new Error('no luck');",
};

const site = mkdtempSync(join(tmpdir(), 'jixiao-worker-'));
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
let browser;

before(async () => {
  cpSync(here('../../pkg'), site, { recursive: true });
  cpSync(here('checker-cases.mjs'), join(site, 'checker-cases.mjs'));
  cpSync(here('../../node_modules/vue/dist/vue.runtime.global.prod.js'), join(site, 'vue.js'));
  for (const [file, text] of Object.entries(FILES)) writeFileSync(join(site, file), text);
  writeFileSync(join(site, 'given.json'), JSON.stringify({ faulty, sound }));
  writeFileSync(join(site, 'conformance.json'), JSON.stringify(conformance()));
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', ...QUIET] });
});

after(async () => {
  await browser?.close();
  rmSync(site, { recursive: true, force: true });
});

// [where a worker comes from, the policy of the site]; each is asked everything.
const WORKERS = {
  'the script by its address': ["'worker.iife.js'"],
  'the script by a URL': ["new URL('worker.iife.js', location.href)"],
  'a worker of the portal': ["new Worker('own.mjs', { type: 'module' })"],
  'a worker that loads its engine late': ["new Worker('late.mjs', { type: 'module' })"],
  'a shared worker': ["new SharedWorker('shared.mjs', { type: 'module' }).port"],
  'a worker with other work': ["new Worker('other-work.js')"],
  'a worker with the fallback where WebAssembly is forbidden': [
    "new Worker('without-wasm.mjs', { type: 'module' })",
    POLICY,
  ],
};
for (const [name, [worker, policy = STRICT]] of Object.entries(WORKERS)) {
  test(`${name} answers as Node does, to the byte, with nothing on the console`, async () => {
    const { found, said } = await visit(
      policy,
      `const checker = await start(${worker}, { library: await library() });
       const transcript = await cases.transcriptOf(checker, given);
       checker.dispose();
       return transcript;`,
    );
    const local = await createChecker({ library: referenceLibrary });
    assert.deepEqual(found, await transcriptOf(local, { faulty, sound }));
    assert.deepEqual(said, []);
  });
}

test('a worker in Chromium conforms', async () => {
  const { found } = await visit(
    STRICT,
    `const worker = new Worker('worker.iife.js');
     return cases.differing((options) => start(worker, options), await json('conformance.json'));`,
  );
  assert.deepEqual(found, []);
});

// What a page does, and what it must find; `told` is how a promise ended.
const BEHAVIOURS = [
  [
    'a form held by Vue is checked as the form itself',
    `const checker = await start('worker.iife.js');
     const held = Vue.reactive({ ...given.faulty, save() {} });
     return same(await checker.check(held), (await createChecker()).check(given.faulty));`,
    true,
  ],
  [
    'the bytes of a library stay with the page',
    `const bytes = new TextEncoder().encode(await library());
     const { length } = bytes;
     const checker = await start('worker.iife.js', { library: bytes });
     return [bytes.length === length, (await checker.check({})).library !== null];`,
    [true, true],
  ],
  [
    'two checkers over one worker of the portal, and its other work goes on',
    `const worker = new Worker('other-work.js');
     const [one, other] = await Promise.all([start(worker), start(worker, { profile: 'central-2021' })]);
     one.dispose();
     const echo = new Promise((resolve) => worker.addEventListener('message', ({ data }) => data === 'echo' && resolve(data)));
     worker.postMessage('echo');
     return [(await other.check({})).profile.id, await echo];`,
    ['central-2021', 'echo'],
  ],
  [
    'other work that fails in the worker costs no later check',
    `const worker = new Worker('other-work.js');
     const checker = await start(worker);
     worker.addEventListener('error', (event) => event.preventDefault());
     const failed = new Promise((resolve) => worker.addEventListener('error', resolve));
     worker.postMessage('fail');
     await failed;
     return (await checker.check(given.sound)).counts.error;`,
    0,
  ],
  [
    'of many checks at once the last is answered',
    `const checker = await start('worker.iife.js');
     const years = [2021, 2022, 2023];
     const ends = await Promise.all(years.map((fiscalYear) => told(checker.check({ ...given.sound, fiscalYear }))));
     const wanted = (await createChecker()).check({ ...given.sound, fiscalYear: 2023 });
     return [ends[0].code, ends[1].code, same(ends[2], wanted)];`,
    ['SUPERSEDED', 'SUPERSEDED', true],
  ],
];
for (const [name, body, wanted] of BEHAVIOURS) {
  test(name, async () => assert.deepEqual((await visit(STRICT, body)).found, wanted));
}

// [what is wrong, what the page does, the code, what is said, the policy of the site]
const FAILURES = [
  ['an address that holds nothing', "start('nowhere.js')", 'WORKER_FAILED', /没有启动成功（nowhere\.js）.*worker-src/],
  ['a page instead of a script', "start('index.html')", 'WORKER_FAILED', /没有启动成功（index\.html/],
  ['an address of another site', "start('http://127.0.0.2:9/worker.iife.js')", 'WORKER_FAILED', /没有启动成功.*同源/],
  ['an address that is none', "start('http://[')", 'WORKER_FAILED', /没有启动成功/],
  ['a script cut short', "start('torn.js')", 'WORKER_FAILED', /没有启动成功（torn\.js：.*SyntaxError/],
  ['a script that fails', "start('throws.js')", 'WORKER_FAILED', /没有启动成功（throws\.js：.*no luck/],
  [
    'a script that serves nothing',
    "start('silent.js', { timeout: 500 })",
    'WORKER_FAILED',
    /（silent\.js）在 0\.5 秒内没有准备好/,
  ],
  [
    'a policy against workers',
    "start('worker.iife.js')",
    'WORKER_FAILED',
    /没有启动成功.*worker-src/,
    "script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'",
  ],
  ['a policy against WebAssembly', "start('worker.iife.js')", 'WASM_BLOCKED_BY_CSP', /'wasm-unsafe-eval'/, POLICY],
  ['a browser without workers', "(delete window.Worker, start('worker.iife.js'))", 'WORKER_FAILED', /不支持 Worker/],
  ['a library with a fault', "start('worker.iife.js', { library: { id: 5 } })", 'LIBRARY_INVALID', /指标库/],
  [
    'a worker that was terminated',
    `(async () => {
      const worker = new Worker('worker.iife.js');
      const checker = await start(worker, { timeout: 8000 });
      worker.terminate();
      return checker.check({});
    })()`,
    'WORKER_FAILED',
    /已经关闭|8 秒内没有回答/,
  ],
  [
    'a checker that was disposed of',
    `(async () => {
      const checker = await start('worker.iife.js');
      const open = checker.check({});
      checker.dispose();
      return open;
    })()`,
    'ENGINE_FAILED',
    /已经释放/,
  ],
];
for (const [name, attempt, code, message, policy = STRICT] of FAILURES) {
  test(`${name} is told`, async () => {
    const { found } = await visit(policy, `return told(${attempt});`);
    assert.equal(found.name, 'CheckError', JSON.stringify(found));
    assert.equal(found.code, code, found.message);
    assert.match(found.message, message);
  });
}

/** Opens the page under a policy and runs code in it; returns what it found and what was said on the console. */
async function visit(policy, body) {
  const { address, close } = await serve(site, { headers: { 'content-security-policy': policy } });
  const page = await browser.newPage();
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  try {
    await page.goto(address);
    await page.waitForFunction(() => window.isReady);
    const found = await page.evaluate(`(async () => {
      const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
      const told = (promise) => promise.catch(({ name, code, message, path }) => ({ name, code, message, path }));
      ${body}
    })()`);
    return { found, said };
  } finally {
    await page.close();
    await close();
  }
}
