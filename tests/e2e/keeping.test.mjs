// Nothing is lost: drafts, files, and what happens when the browser or the engine will not work.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { cell, chooseFile, loadSample, startPage, storedForm, summary } from './page.mjs';

let site;
before(async () => (site = await startPage()));
after(() => site.stop());

const FILES = [
  { name: '空.json', text: '', says: '这个文件不是 JSON 格式' },
  { name: '断.json', text: '{"formType":"projectTarget","indicators":[', says: '这个文件不是 JSON 格式' },
  { name: '别的.json', text: '[1,2,3]', says: '这个文件里没有项目支出绩效目标申报表' },
  { name: '另一种.json', text: '{"formType":"monitoring"}', says: '这个文件是另一种表（“monitoring”）' },
  { name: '歪.json', text: '{"formType":"projectTarget","indicators":{"0":{}}}', says: '文件里“绩效指标”的内容不完整' },
  { name: '歪二.json', text: '{"formType":"projectTarget","money":"5万"}', says: '文件里“资金”的内容不完整' },
];

test('a file that cannot be read is refused with a sentence and changes nothing', async () => {
  const { page, said } = await site.open();
  await cell(page, 1, '三级指标').fill('培训期数');
  const form = await storedForm(page);
  for (const { name, text, says } of FILES) {
    await chooseFile(page, name, text);
    await page.getByRole('status').getByText(says).waitFor();
    const sentence = await page.getByRole('status').innerText();
    assert.ok(sentence.includes('表里的内容没有变'), name);
    assert.deepEqual(await storedForm(page), form, name);
  }
  assert.equal(await cell(page, 1, '三级指标').inputValue(), '培训期数');
  assert.deepEqual(said, []);
});

test('an exported form comes back as it was, unknown keys included', async () => {
  const { page } = await site.open();
  const form = {
    formType: 'projectTarget',
    project: { name: '2024年测试项目', commonGroups: ['培训'] },
    indicators: [{ name: '培训期数', value: 6, weight: '10.50', note: '本地字段' }],
    explanations: [{ code: 'B01', pointer: '/indicators/0', reason: '个性指标' }],
  };
  await chooseFile(page, '表.json', `\uFEFF${JSON.stringify(form)}`);
  await page.getByText('已导入“表.json”').waitFor();
  assert.ok((await summary(page)).length > 0, 'a loaded form is spoken of at once');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), '2024年测试项目.json');
  assert.deepEqual(JSON.parse(await readFile(await download.path(), 'utf8')), form);
});

test('typed content is not replaced or cleared without asking', async () => {
  const { page } = await site.open();
  await cell(page, 1, '三级指标').fill('培训期数');
  await page.getByRole('button', { name: '载入示例' }).click();
  await page.getByRole('menuitem').first().click();
  await page.getByRole('button', { name: '不，先不动' }).click();
  assert.equal(await cell(page, 1, '三级指标').inputValue(), '培训期数');
  await page.getByRole('button', { name: '清空' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '清空' }).click();
  await page.getByText('已清空。').waitFor();
  assert.equal(await cell(page, 1, '三级指标').inputValue(), '');
  await page.keyboard.press('Control+z');
  assert.equal(await cell(page, 1, '三级指标').inputValue(), '培训期数');
});

test('a draft is found again after the page was closed', async () => {
  const { page, context, origin } = await site.open();
  await loadSample(page, 'faulty');
  await cell(page, 1, '指标值').fill('81000');
  const before = await summary(page);
  await page.close();
  const again = await context.newPage();
  await again.goto(`${origin}/`);
  await again.getByText('已恢复上次没有填完的内容').waitFor();
  assert.equal(await cell(again, 1, '指标值').inputValue(), '81000');
  await again.locator('.panel .issue').first().waitFor();
  assert.deepEqual(await summary(again), before);
});

test('a browser that keeps nothing is named, and the form still works', async () => {
  const { page, said } = await site.open({
    init: () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
  });
  await cell(page, 1, '三级指标').fill('培训期数');
  await page.getByText('草稿存不下来，请点“导出”存成文件').waitFor();
  assert.equal(await cell(page, 1, '三级指标').inputValue(), '培训期数');
  assert.deepEqual(said, []);
});

test('an engine that cannot start is explained, and the form still works', async () => {
  const { page, said } = await site.open({ init: () => delete globalThis.WebAssembly, waitFor: '#failure-title' });
  const panel = page.getByRole('alert');
  assert.match(await panel.innerText(), /现在不能检查/);
  assert.match(await panel.locator('.failure-detail').innerText(), /^WASM_UNSUPPORTED：.+/);
  await cell(page, 1, '三级指标').fill('培训期数');
  assert.equal((await storedForm(page)).indicators[0].name, '培训期数');
  assert.deepEqual(said, []);
});
