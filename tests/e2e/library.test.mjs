// The indicator library and the rule handbook: looking around, choosing, and bringing in a bureau's workbook.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertNoWorkbookOpen, cell, focused, picture, rowTexts, startPage, storedForm, summary } from './page.mjs';

const { libraryTemplate } = await import('../../pkg/xlsx.mjs');

let site;
before(async () => (site = await startPage()));
after(() => site.stop());

const OWN = {
  id: 'own-2025',
  title: '本区自己的指标库',
  version: '2025.1',
  division: '530402',
  fiscalYear: '2025',
  sectors: [{ code: '213', name: '农林水' }],
  commonGroups: [{ code: 'px', name: '培训' }],
  indicators: [
    {
      code: 'px-1',
      name: '夜校开课次数',
      scope: 'common',
      group: 'px',
      level1: '产出指标',
      level2: '数量指标',
      operator: '≥',
      unit: '次',
      kind: '定量指标',
    },
  ],
};

test('several entries are ticked and filled in as one step', async () => {
  const { page } = await site.open();
  await page.getByLabel('行业', { exact: true }).fill('农林水');
  await page.getByRole('button', { name: '从库中选' }).click();
  const dialog = page.getByRole('dialog', { name: '从指标库选' });
  const groups = dialog.getByRole('navigation', { name: '按行业和共性类' });
  assert.equal(
    await groups
      .locator('[aria-pressed="true"]')
      .innerText()
      .then((text) => text.split('\n')[0]),
    '农林水',
  );
  await groups.getByRole('button', { name: /^培训/ }).click();
  await dialog.getByRole('group', { name: '二级指标' }).getByRole('button', { name: '数量', exact: true }).click();
  await dialog.getByLabel('在指标库里查找').fill('参训');
  await dialog.getByText('参训人次', { exact: true }).click();
  await dialog.getByLabel('在指标库里查找').fill('期数');
  await dialog.getByText('培训期数', { exact: true }).click();
  assert.deepEqual(await dialog.getByRole('list', { name: '已勾选' }).getByRole('listitem').allInnerTexts(), [
    '参训人次',
    '培训期数',
  ]);
  await picture(page, 'picker');
  await dialog.getByRole('button', { name: '填入 2 行' }).click();
  await page.getByText('已填入 2 条指标').waitFor();
  assert.deepEqual(await rowTexts(page, 1), ['产出指标', '数量指标', '参训人次', '≥', '', '人次', '定量指标']);
  assert.equal((await rowTexts(page, 2))[2], '培训期数');
  await page.waitForFunction(() => document.activeElement.getAttribute('aria-label') === '第1行 指标值');
  await page.keyboard.press('Control+z');
  assert.deepEqual((await storedForm(page)).indicators ?? [], []);
});

test('the library is searched by name and keyword and opens to all that an entry says', async () => {
  const { page, said } = await site.open();
  await page.getByRole('button', { name: '指标库', exact: true }).click();
  await page.waitForFunction(() => document.activeElement.id === 'view-title');
  const entries = page.getByRole('list', { name: '指标' });
  await page.getByLabel('在指标库里查找').fill('不存在的词句组合');
  await page.getByText('没有找到').waitFor();
  await page.getByLabel('在指标库里查找').fill('参训人次');
  await entries.locator('summary').first().click();
  assert.match(await entries.locator('details').first().innerText(), /参训人次[^]*一级指标\s+产出指标[^]*编码/);
  await picture(page, 'library');
  await page.goBack();
  await cell(page, 1, '三级指标').waitFor();
  assert.deepEqual(said, []);
});

test("a bureau's workbook is read beside the page, shown with its findings, and used", async () => {
  const { page, said } = await site.open();
  await cell(page, 1, '三级指标').fill('夜校开课次数');
  await page.getByRole('button', { name: '指标库', exact: true }).click();
  const bytes = await libraryTemplate(OWN);
  const choose = (name, buffer) =>
    page.getByLabel('选择指标库文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await choose('坏.xlsx', Buffer.from('这不是工作簿'));
  await page.getByText('现在用的指标库没有变').waitFor();
  await choose('本区.xlsx', Buffer.from(bytes));
  await page.getByText('“本区.xlsx”读出 1 条指标').waitFor();
  await page.getByRole('button', { name: '用它来检查' }).click();
  await page.getByText('正在按“本区.xlsx”的 1 条指标检查').waitFor();
  await picture(page, 'library-import');
  await page
    .locator('.steps')
    .getByRole('button', { name: /绩效指标/ })
    .click();
  await page.getByRole('banner').getByRole('button', { name: '检查' }).click();
  assert.match(await page.locator('.checked-against').innerText(), /指标库 /);
  const unknown = (await summary(page)).filter(({ code }) => code === 'B01');
  assert.deepEqual(unknown, [], 'the name stands in the library that came in');
  await page.reload();
  await page.getByRole('button', { name: '指标库', exact: true }).click();
  await page.getByText('正在按“本区.xlsx”的 1 条指标检查').waitFor();
  await page.getByRole('button', { name: '换回参考指标库' }).click();
  await page.getByText('已换回参考指标库').waitFor();
  await page.reload();
  await page.getByRole('button', { name: '指标库', exact: true }).click();
  await page.getByText(/预算绩效指标参考库/).waitFor();
  assert.deepEqual(said, []);
});

/** A library of so many entries, each with a name of its own. */
function large(count) {
  const entry = (_, at) => ({ ...OWN.indicators[0], code: `px-${at}`, name: `第${at}类夜校开课次数` });
  return { ...OWN, indicators: Array.from({ length: count }, entry) };
}

/** Writes down what the bar shows and what is spoken while a workbook is read. */
function watchReading() {
  globalThis.shown = [];
  globalThis.spoken = [];
  new MutationObserver(() => {
    const bar = document.querySelector('.import progress');
    if (!bar) return;
    const isSpoken = (element) => element.closest('[aria-live]')?.getAttribute('aria-live') === 'polite';
    const words = [...document.querySelectorAll('.import p')].filter(isSpoken).map(({ innerText }) => innerText);
    globalThis.shown.push(bar.value / bar.max);
    if (globalThis.spoken.at(-1) !== words.join()) globalThis.spoken.push(words.join());
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}

test('a large workbook shows a bar that moves, speaks of its stages only, and can be called off', async () => {
  const { page, said } = await site.open({ init: watchReading });
  await page.getByRole('button', { name: '指标库', exact: true }).click();
  const buffer = Buffer.from(await libraryTemplate(large(6000)));
  const choose = (name) =>
    page.getByLabel('选择指标库文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await choose('大库.xlsx');
  const bar = page.getByRole('progressbar', { name: '读取进度' });
  await bar.waitFor();
  assert.equal(await bar.getAttribute('max'), '100');
  // The page goes on working meanwhile.
  await page.getByLabel('在指标库里查找').fill('参训人次');
  await picture(page, 'library-reading');
  await page.getByText('“大库.xlsx”读出 6000 条指标').waitFor();
  const { shown, spoken } = await page.evaluate(() => ({ shown: globalThis.shown, spoken: globalThis.spoken }));
  assert.ok(shown.every((share, at) => share >= (shown[at - 1] ?? 0) && share <= 1));
  assert.ok(new Set(shown).size > 40, `${new Set(shown).size} steps`);
  assert.deepEqual(
    spoken,
    ['读取工作表', '识别表头', '整理各行', '核对'].map((stage) => `“大库.xlsx”：正在${stage}…`),
  );
  await assertNoWorkbookOpen(page);

  await page.getByRole('button', { name: '不用', exact: true }).click();
  await choose('大库.xlsx');
  await page.getByRole('button', { name: '不读了' }).click();
  await assertNoWorkbookOpen(page);
  await page.getByLabel('在指标库里查找').fill('');
  assert.equal(await page.getByRole('region', { name: '导入指标库' }).count(), 0, 'nothing comes of it later');
  assert.deepEqual(said, []);
});

test('the handbook is searched and arranged, and opened from a message', async () => {
  const { page } = await site.open();
  await page.getByRole('button', { name: '审核规则', exact: true }).click();
  await page.getByLabel('在审核规则里查找').fill('E06');
  const index = page.getByRole('navigation', { name: '规则目录' });
  await index.getByRole('button').first().click();
  assert.match(
    await page.getByRole('article').innerText(),
    /是什么[^]*为什么[^]*怎么改[^]*反例[^]*正例[^]*依据[^]*E06/,
  );
  await page.getByLabel('在审核规则里查找').fill('满意度');
  await page.getByRole('button', { name: '按填写的位置' }).click();
  assert.ok((await index.getByRole('heading').allInnerTexts()).some((text) => text.startsWith('指标值')));
  await picture(page, 'handbook');
  await page.locator('.steps').getByRole('button', { name: /检查/ }).click();
  await page.getByRole('banner').getByRole('button', { name: '检查' }).click();
  await page.locator('.panel .issue .why').first().click();
  await page.getByRole('button', { name: '在审核规则里看' }).click();
  await page.waitForFunction(() => document.activeElement.id === 'view-title');
  assert.equal(await focused(page), 'view-title');
});
