// Blocks copied from Excel and WPS: what becomes of them, what is said about them, and the way back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cell, paste, rowTexts, startPage, storedForm } from './page.mjs';

let site;
before(async () => (site = await startPage()));
after(() => site.stop());

const HEADINGS = '一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\t指标属性\t指标内容';
const CASES = [
  {
    name: 'a block with headings: merged levels are filled down, a broken line is joined',
    at: '三级指标',
    text: `${HEADINGS}\r\n产出指标\t数量指标\t"培训\n期数"\t≥\t6\t期\t定量指标\t全年期数\r\n\t\t参训人次\t≥\t600\t人次\t定量指标\t\r\n\t质量指标\t结业合格率\t≥\t95\t%\t定量指标\t\r\n`,
    rows: [
      ['产出指标', '数量指标', '培训期数', '≥', '6', '期', '定量指标'],
      ['产出指标', '数量指标', '参训人次', '≥', '600', '人次', '定量指标'],
      ['产出指标', '质量指标', '结业合格率', '≥', '95', '%', '定量指标'],
    ],
    says: ['已粘贴 3 行'],
  },
  {
    name: 'sign, value and unit in one cell are taken apart, other words are left',
    at: '一级指标',
    text: '产出指标\t数量指标\t培训期数\t≥6期\n\t质量指标\t结业合格率\t95％以上\n\t时效指标\t按期完成情况\t及时\n\t成本指标\t人均培训成本\t约500元',
    rows: [
      ['产出指标', '数量指标', '培训期数', '≥', '6', '期', ''],
      ['产出指标', '质量指标', '结业合格率', '≥', '95', '%', ''],
      ['产出指标', '时效指标', '按期完成情况', '', '及时', '', ''],
      ['产出指标', '成本指标', '人均培训成本', '', '约500元', '', ''],
    ],
    says: ['已粘贴 4 行', '2 行把“≥95%”这样写在一格里的符号、数值和单位分到了各自的格'],
  },
  {
    name: 'a heading that means no column of ours is named',
    at: '一级指标',
    text: '序号\t三级指标名称\t目标值\t计量单位\t实际完成值\n1\t培训期数\t6\t期\t5\n',
    rows: [['', '', '培训期数', '', '6', '期', '']],
    says: ['“序号”“实际完成值”在这张表里没有对应的列，没有填进来'],
  },
  {
    name: 'columns beyond the last are told',
    at: '指标值',
    text: '6\t期\t定量指标\t全年\t多一列\t再多一列\n7\t期\t定量指标\t\t\t尾',
    rows: [
      ['', '', '', '', '6', '期', '定量指标'],
      ['', '', '', '', '7', '期', '定量指标'],
    ],
    says: ['右边多出 2 列没有填进来'],
  },
  {
    name: 'quotation marks that are part of the text stay',
    at: '三级指标',
    text: '"三公"经费压减率\t≤\t5\t%\n"说""话""的人数"\t≥\t5\t人',
    rows: [
      ['', '', '"三公"经费压减率', '≤', '5', '%', ''],
      ['', '', '说"话"的人数', '≥', '5', '人', ''],
    ],
    says: ['已粘贴 2 行'],
  },
];

for (const { name, at, text, rows, says } of CASES) {
  test(name, async () => {
    const { page, said } = await site.open();
    await cell(page, 1, at).focus();
    await paste(page, text);
    const status = page.getByRole('status').filter({ hasText: '已粘贴' });
    await status.waitFor();
    const found = [];
    for (let row = 1; row <= rows.length; row += 1) found.push(await rowTexts(page, row));
    assert.deepEqual(found, rows);
    assert.equal(await page.locator('.indicator').count(), rows.length + 1);
    for (const sentence of says) assert.ok((await status.innerText()).includes(sentence), await status.innerText());
    assert.deepEqual(said, []);
    await page.keyboard.press('Control+z');
    assert.deepEqual(await rowTexts(page, 1), ['', '', '', '', '', '', ''], 'one step takes it back');
  });
}

test('twenty rows go over what stands there and below it, and come back whole', async () => {
  const { page } = await site.open();
  for (const [row, name] of [
    [1, '甲'],
    [2, '乙'],
    [3, '丙'],
  ])
    await cell(page, row, '三级指标').fill(name);
  const before = await storedForm(page);
  await cell(page, 2, '三级指标').focus();
  await paste(page, Array.from({ length: 20 }, (_, at) => `指标${at + 1}个数\t≥\t${at + 1}\t个`).join('\r\n'));
  await page.getByText('已粘贴 20 行。其中 2 行换下了原来的内容。').waitFor();
  assert.equal(await page.locator('.indicator').count(), 22);
  assert.deepEqual((await rowTexts(page, 21)).slice(2, 6), ['指标20个数', '≥', '20', '个']);
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
  assert.deepEqual(await storedForm(page), before);
});

const REFUSED = [
  {
    name: 'ten megabytes of table',
    text: '产出指标\t数量指标\t培训期数\t≥\t6\t期\n'.repeat(400_000),
    says: '不像是一张指标表',
  },
  { name: 'ten megabytes of text', text: '字'.repeat(5_000_000), says: '这里放不下' },
  { name: 'more rows than a form holds', text: '产出指标\t数量指标\n'.repeat(600), says: '超过 500 行' },
  { name: 'headings and nothing under them', text: `${HEADINGS}\n\t\t\n`, says: '没有指标' },
];

test('what cannot be taken is answered with a sentence and changes nothing', async () => {
  const { page, said } = await site.open();
  await cell(page, 1, '三级指标').fill('培训期数');
  const before = await storedForm(page);
  await cell(page, 1, '指标值').focus();
  for (const { name, text, says } of REFUSED) {
    await paste(page, text);
    await page.getByRole('status').getByText(says).waitFor();
    assert.ok((await page.getByRole('status').innerText()).includes('表里的内容没有变'), name);
    assert.deepEqual(await storedForm(page), before, name);
  }
  assert.deepEqual(said, []);
});

test('the dialog shows a block in its columns before it goes in', async () => {
  const { page } = await site.open();
  await page.getByRole('button', { name: '从 Excel 粘贴' }).click();
  const dialog = page.getByRole('dialog', { name: '从 Excel 粘贴' });
  await dialog.getByLabel('在这里按 Ctrl+V').focus();
  await paste(page, '没有表格的一句话');
  await paste(page, CASES[0].text);
  await dialog.getByText('参训人次').waitFor();
  assert.deepEqual(await dialog.locator('tbody tr').nth(1).locator('td').allInnerTexts(), [
    ...CASES[0].rows[1].slice(0, 7),
    '',
  ]);
  await dialog.getByRole('button', { name: '填入 3 行' }).click();
  await page.getByText('已粘贴 3 行').waitFor();
  assert.deepEqual(await rowTexts(page, 3), CASES[0].rows[2]);
});
