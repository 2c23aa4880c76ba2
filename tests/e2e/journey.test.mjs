// Whole journeys through the page: a real project, the keyboard alone, three hundred rows.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cell, focused, paste, picture, rowTexts, startPage } from './page.mjs';
import { enterProject } from './project.mjs';

let site;
before(async () => (site = await startPage()));
after(() => site.stop());

test('a real project goes from a blank page to admissible', async () => {
  const { page, said } = await site.open();
  await enterProject(page, (name) => picture(page, name));
  assert.deepEqual(said, []);
});

test('the keyboard alone enters a whole form and never loses its place', async () => {
  const { page } = await site.open();
  await page.getByLabel('预算年度').focus();
  const ROWS = [
    ['产出指标', '数量指标', '培训期数', '≥', '6', '期', '定量指标'],
    ['产出指标', '质量指标', '结业考核合格率', '≥', '96', '%', '定量指标'],
    ['满意度指标', '服务对象满意度指标', '参训教师满意度', '≥', '92', '%', '定量指标'],
  ];
  await page.keyboard.type('2024');
  const isLost = () => page.evaluate(() => document.activeElement === document.body);
  // Tab leads through every field in its order until the table begins.
  for (let step = 0; (await focused(page)) !== '第1行 一级指标'; step += 1) {
    assert.ok(step < 80 && !(await isLost()), await focused(page));
    await page.keyboard.press('Tab');
  }
  for (const row of ROWS) {
    for (const [at, text] of row.entries()) {
      await page.keyboard.type(text);
      await page.keyboard.press(at < row.length - 1 ? 'Tab' : 'Enter');
    }
    await page.waitForFunction(() => /^第\d行 一级指标$/.test(document.activeElement.getAttribute('aria-label') ?? ''));
  }
  for (const [at, row] of ROWS.entries()) assert.deepEqual(await rowTexts(page, at + 1), row);
  await page.keyboard.press('ArrowUp');
  await page.waitForFunction(() => document.activeElement.getAttribute('aria-label') === '第3行 一级指标');
  for (let step = 0; !/的操作$/.test(await focused(page)); step += 1) {
    assert.ok(step < 20);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.getAttribute('aria-label') === '第4行 三级指标');
  assert.deepEqual(await rowTexts(page, 4), ROWS[2]);
  await page.keyboard.press('Control+z');
  assert.ok(!(await isLost()));
});

test('three hundred indicators are entered, judged and led to', async () => {
  const { page, said } = await site.open();
  await cell(page, 1, '一级指标').focus();
  const rows = Array.from({ length: 300 }, (_, at) => [
    '产出指标',
    '数量指标',
    `第${at + 1}片区培训期数`,
    '≥',
    '6',
    '期',
    '定量指标',
  ]);
  await paste(page, rows.map((row) => row.join('\t')).join('\n'));
  await page.getByText('已粘贴 300 行').waitFor();
  await cell(page, 287, '指标值').fill('很多');
  await page.keyboard.press('Tab');
  const line = page.locator('.panel .issue', { hasText: '绩效指标第287行 · 指标值' });
  await page.getByRole('button', { name: /^错误/ }).click();
  await line.locator('.issue-lead').click();
  assert.equal(await focused(page), '第287行 指标值');
  await page.keyboard.press('Control+ArrowUp');
  await page.waitForFunction(() => document.activeElement.getAttribute('aria-label') === '第1行 指标值');
  assert.deepEqual(said, []);
});

// The browser itself holds the field with the cursor where it is, but not at the top of the page, and not every browser.
test('what is said above moves nothing under the hands', async () => {
  const { page } = await site.open();
  const basis = page.getByLabel('立项依据');
  const top = () => basis.evaluate((field) => field.getBoundingClientRect().top);
  await page.getByLabel('开始日期').fill('明年春天');
  const before = await top();
  await basis.evaluate((field) => field.focus({ preventScroll: true }));
  await page.locator('main .message', { hasText: '明年春天' }).waitFor();
  assert.ok(Math.abs((await top()) - before) < 2, `${await top()} instead of ${before}`);
});
