// The built page in a real browser: builds it when it is older than its sources, serves it from loopback and watches
// everything it says and asks for.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { serve } from '../../scripts/support/serve.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const DIST = join(ROOT, 'www/dist');
const SOURCES = ['www/src', 'www/public', 'www/offline', 'www/index.html', 'www/vite.config.ts', 'pkg', 'data/samples'];
const LOCK = join(tmpdir(), 'jixiao-validator-page-build.lock');
const LONGEST_BUILD = 120_000;

const BROWSER = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Opens a browser on the page; `open` gives a fresh visit, `stop` closes everything. */
export async function startPage({ launch = launchChromium } = {}) {
  await buildIfStale();
  const { address: served, close } = await serve(DIST);
  const browser = await launch();
  const { origin } = new URL(served);

  async function open({
    width = 1366,
    height = 768,
    init,
    prepare = async () => {},
    storage,
    room,
    address = `${origin}/`,
    waitFor = '#summary-title',
  } = {}) {
    const localStorage = Object.entries(storage ?? {}).map(([name, value]) => ({ name, value }));
    const storageState = { cookies: [], origins: [{ origin, localStorage }] };
    const options = { viewport: { width, height }, reducedMotion: 'reduce', locale: 'zh-CN', storageState };
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const said = [];
    const asked = [];
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(`pageerror: ${error.message}`));
    page.on('request', (request) => asked.push(request.url()));
    if (init) await page.addInitScript(init);
    if (room !== undefined) {
      const browserItself = await context.newCDPSession(page);
      await browserItself.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: room });
    }
    await prepare(page);
    await page.goto(address);
    await page.locator(waitFor).waitFor();
    await page.waitForFunction(() => !document.body.innerText.includes('正在准备检查'));
    return { page, context, said, asked, origin };
  }

  async function stop() {
    await browser.close();
    await close();
  }

  return { open, stop, browser, origin };
}

/** Opens the page in a browser of its own with a profile on disk, and kills it as a crash or a power cut would. */
export async function inKeptBrowser(profile, origin, act) {
  const { browser, kill } = await startByHand('/usr/bin/chromium', profile);
  try {
    const page = await browser.contexts()[0].newPage();
    await page.goto(`${origin}/`);
    await page.locator('#summary-title').waitFor();
    await act(page);
  } finally {
    await kill();
  }
}

/** Starts a Chromium of any age and drives it by its debugging port; `kill` ends it as a crash would. */
export async function startByHand(program, profile) {
  const options = [...BROWSER, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'];
  const started = spawn(program, options, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((done) => started.once('exit', done));
  const kill = () => {
    // The browser and all its processes, none of which gets to say goodbye.
    process.kill(-started.pid, 'SIGKILL');
    return ended;
  };
  try {
    return { browser: await chromium.connectOverCDP(await debuggingAddress(started.stderr)), kill };
  } catch (error) {
    await kill();
    throw error;
  }
}

function launchChromium() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: BROWSER });
}

function debuggingAddress(output) {
  return new Promise((found) => {
    let said = '';
    output.on('data', (text) => {
      said += text;
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address) found(address);
    });
  });
}

/** Keeps a picture of the page for a person to look at. */
export async function picture(page, name, options = {}) {
  mkdirSync(join(ROOT, 'test-results'), { recursive: true });
  await page.screenshot({ path: join(ROOT, 'test-results', `${name}.png`), ...options });
}

/** Waits until nothing moves any more: what fades has too little contrast, and what still opens loses a click made at once. */
export function untilStill(page) {
  return page.waitForFunction(() => document.getAnimations().length === 0);
}

/** Loads one of the samples through the menu, as a person would. */
export async function loadSample(page, which) {
  await page.getByRole('button', { name: '载入示例' }).click();
  await untilStill(page);
  await page
    .getByRole('menuitem')
    .nth(which === 'sound' ? 0 : 1)
    .click();
  await page.getByText(/^已载入/).waitFor();
  // The menu fades out, and until it is gone another menu would be the second of two.
  await page.getByRole('menu').waitFor({ state: 'hidden' });
}

/** Hands the page a file, as the button 导入 would. */
export async function chooseFile(page, name, content) {
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
  await page.getByLabel('选择要导入的文件').setInputFiles(file);
}

/** Saves the form through the menu; gives back the file. */
export async function exportAs(page, kind) {
  await page.getByRole('button', { name: '导出' }).click();
  await untilStill(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: kind }).click(),
  ]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

export async function importForm(page, form) {
  await chooseFile(page, '表.json', JSON.stringify(form));
  await page.getByText('已导入“表.json”').waitFor();
}

/** The input of a cell of the indicator table by its row, counted from 1, and its column. */
export function cell(page, row, column) {
  return page.locator(`input[aria-label="第${row}行 ${column}"]`);
}

/** Types a row from left to right, going from cell to cell with Tab. */
export async function fillRow(page, row, texts) {
  await cell(page, row, '一级指标').focus();
  for (const text of texts) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
}

/** Presses the keys of each step; then the cell `at` must have the keyboard and hold `text`. */
export async function followKeys(page, steps) {
  for (const { keys, at, text } of steps) {
    for (const key of keys) {
      await page.keyboard.press(key);
      // Moving waits for the next frame.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    }
    const found = await page.evaluate(() => [document.activeElement.ariaLabel, document.activeElement.value]);
    assert.deepEqual(found, [at, text], keys.join(' '));
  }
}

/** Pastes a text into what has the keyboard, as Ctrl+V would; the clipboard itself belongs to the whole machine. */
export function paste(page, text) {
  return page.evaluate((data) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', data);
    // Firefox takes the text itself and leaves what stands in the other empty.
    const content = { clipboardData, data, dataType: 'text/plain' };
    const event = new ClipboardEvent('paste', { ...content, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  }, text);
}

/** The cells of a row of the indicator table, from left to right. */
export function rowTexts(page, row) {
  const inputs = page
    .locator('.indicator')
    .nth(row - 1)
    .locator('.cells input');
  return inputs.evaluateAll((cells) => cells.map((each) => each.value));
}

/** The sound sample, with a weight for every indicator. */
export function weightedForm(weights = ['10', '8', '8', '8', '6', '5', '5', '12', '18', '10']) {
  const { form } = JSON.parse(readFileSync(join(ROOT, 'data/samples/sound.json'), 'utf8'));
  return { ...form, indicators: form.indicators.map((row, at) => ({ ...row, weight: weights[at] })) };
}

/** What has the keyboard: the name of the control, else its identifier. */
export function focused(page) {
  return page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.id);
}

/** The lines of the summary as `{ code, severity, label, message }`. */
export function summary(page) {
  return page.locator('.panel .issue').evaluateAll((items) =>
    items.map((item) => ({
      code: item.querySelector('.code').textContent,
      severity: ['error', 'warning', 'info'].find((name) => item.classList.contains(name)),
      label: item.querySelector('.issue-label').textContent,
      message: item.querySelector('.issue-message').textContent.trim(),
    })),
  );
}

/** Makes sure that no worker for workbooks is left; the browser tells a little later that one has ended. */
export async function assertNoWorkbookOpen(page) {
  const deadline = Date.now() + 10_000;
  const open = () => page.workers().filter((worker) => worker.url().includes('/workbook-'));
  while (open().length > 0) {
    if (Date.now() > deadline) throw new Error(`still at work: ${open().map((worker) => worker.url())}`);
    await wait(50);
  }
}

/** The form as the browser keeps it, after the pause in which it is written. */
export async function storedForm(page) {
  await page.waitForTimeout(600);
  const here = await page.evaluate(() => sessionStorage.getItem('jixiao-validator/project'));
  return (await storedProjects(page)).find(({ id }) => id === here)?.form;
}

/** All projects that the browser keeps. */
export function storedProjects(page) {
  return page.evaluate(
    () =>
      new Promise((done, failed) => {
        const opening = indexedDB.open('jixiao-validator');
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const asking = opening.result.transaction('projects').objectStore('projects').getAll();
          asking.onsuccess = () => {
            opening.result.close();
            done(asking.result);
          };
        };
      }),
  );
}

export async function buildIfStale() {
  const deadline = Date.now() + LONGEST_BUILD;
  // Test files run in processes of their own; only one of them may build.
  while (isStale()) {
    if (Date.now() > deadline) throw new Error('the page was not built in time');
    try {
      mkdirSync(LOCK);
    } catch {
      if (Date.now() - statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs > LONGEST_BUILD)
        rmSync(LOCK, { recursive: true });
      await wait(200);
      continue;
    }
    try {
      const { build } = await import('vite');
      await build({ root: join(ROOT, 'www'), configFile: join(ROOT, 'www/vite.config.ts'), logLevel: 'error' });
    } finally {
      rmSync(LOCK, { recursive: true, force: true });
    }
  }
}

function isStale() {
  const built = statSync(join(DIST, 'index.html'), { throwIfNoEntry: false });
  return !built || SOURCES.some((source) => newest(join(ROOT, source)) > built.mtimeMs);
}

function newest(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}
