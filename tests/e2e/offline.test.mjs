// Without a network after the first visit, and from one version of the page to the next.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/support/serve.mjs';
import { cell, chooseFile, exportAs, loadSample, picture, startPage, storedForm } from './page.mjs';

const DIST = fileURLToPath(new URL('../../www/dist', import.meta.url));
let site;
let folder;
let server;
before(async () => {
  site = await startPage();
  folder = await mkdtemp(join(tmpdir(), 'jixiao-versions-'));
  await cp(DIST, folder, { recursive: true });
  server = await serve(folder);
});
after(async () => {
  await site.stop();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const isKept = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active.state !== ''));
const isControlled = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

test('after the first visit the page works without a network: check, handbook, workbooks', async () => {
  const { page, context, said } = await site.open();
  await isKept(page);
  await isControlled(page);
  await context.setOffline(true);
  await page.reload();
  await loadSample(page, 'faulty');
  assert.equal(await page.locator('#summary-title').innerText(), '入库前还有 11 处要改');
  await page.locator('.panel .why').first().click();
  await page.locator('.drawer dd').first().waitFor();
  const { path, name } = await exportAs(page, 'Excel 工作簿（.xlsx）');
  await chooseFile(page, name, await readFile(path));
  await page.getByText('已导入').waitFor();
  const other = await context.newPage();
  await other.goto(`${site.origin}/`);
  await other.getByText('入库前还有 11 处要改').waitFor();
  assert.deepEqual(said, []);
});

test('a new version waits until it is asked for, then every window changes over and keeps what was typed', async () => {
  const { page, context, said } = await site.open({ address: server.address });
  await isControlled(page);
  const version = (of) => of.evaluate(() => document.querySelector('meta[name="test-version"]')?.content ?? 'first');
  const engines = (of) =>
    of.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop()));
  await cell(page, 1, '三级指标').fill('培训期数');
  await storedForm(page);

  await release('second');
  // An ordinary reload still shows the first version, whole.
  await page.reload();
  assert.equal(await version(page), 'first');
  const loaded = await engines(page);
  const first = new Set(await readdir(join(DIST, 'assets')));
  assert.ok(
    loaded.filter((name) => name.endsWith('.js')).every((name) => name === 'sw.js' || first.has(name)),
    `${loaded}`,
  );
  const bar = page.locator('.version-bar');
  await bar.getByText('页面有新版本').waitFor();
  await picture(page, 'version');
  await cell(page, 1, '指标值').fill('6');
  await bar.getByRole('button', { name: '换到新版本' }).click();
  await page.waitForFunction(() => document.querySelector('meta[name="test-version"]'));
  await page.locator('#summary-title').waitFor();
  assert.equal(await version(page), 'second');
  assert.equal(await cell(page, 1, '指标值').inputValue(), '6');
  const caches = await page.evaluate(() => globalThis.caches.keys());
  assert.equal(caches.length, 1, 'the old version is gone');
  await context.setOffline(true);
  await page.reload();
  assert.equal(await version(page), 'second');
  assert.deepEqual(said, []);
});

/** Another version of the same page, as a bureau would put it in the place of the first. */
async function release(name) {
  const page = join(folder, 'index.html');
  await writeFile(
    page,
    (await readFile(page, 'utf8')).replace('<head>', `<head><meta name="test-version" content="${name}">`),
  );
  const worker = join(folder, 'sw.js');
  await writeFile(
    worker,
    (await readFile(worker, 'utf8')).replace(/^const VERSION = "\w+"/, `const VERSION = "${name}"`),
  );
}
