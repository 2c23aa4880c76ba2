// Typing into the form: when feedback comes and goes, what the library fills in, and what the keyboard does.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cell, fillRow, focused, followKeys, picture, rowTexts, startPage, storedForm, summary } from './page.mjs';

let site;
before(async () => (site = await startPage()));
after(() => site.stop());

test('an empty page is calm, quiet and asks nobody else', async () => {
  const { page, said, asked, origin } = await site.open();
  assert.deepEqual(await summary(page), []);
  assert.equal(await page.locator('[aria-invalid="true"]').count(), 0);
  assert.equal(await page.locator('.message').count(), 0);
  assert.equal(await page.title(), '项目绩效目标填报');
  assert.equal(await page.locator('#summary-title').innerText(), '边填边检查');
  assert.deepEqual(said, []);
  assert.deepEqual(
    asked.filter((address) => !address.startsWith(`${origin}/`)),
    [],
  );
  await picture(page, 'empty');
});

test('a wrong value is named after its cell was left, and no longer once it is put right', async () => {
  const { page } = await site.open();
  await fillRow(page, 1, ['产出指标', '质量指标', '应训人员参训率', '≥', '', '%', '定量指标']);
  await cell(page, 1, '指标值').fill('≥95%');
  assert.deepEqual(await summary(page), [], 'nothing is said while the cell has the cursor');
  await page.keyboard.press('Tab');
  const value = cell(page, 1, '指标值');
  await page.locator('.said .message').first().waitFor();
  const [issue, ...others] = await summary(page);
  assert.deepEqual({ code: issue.code, label: issue.label }, { code: 'E06', label: '绩效指标第1行 · 指标值' });
  assert.deepEqual(others, []);
  const message = page.locator(`#${await value.getAttribute('aria-describedby')}`);
  assert.ok((await message.innerText()).includes(issue.message), 'the words beside the cell are those of the summary');
  await value.fill('95');
  await page.getByText('已改好').waitFor();
  assert.deepEqual(await summary(page), []);
  assert.equal(await value.getAttribute('aria-describedby'), null);
});

test('an empty cell is spoken of only after its row was left', async () => {
  const { page } = await site.open();
  await cell(page, 1, '三级指标').fill('应训人员参训率');
  await page.keyboard.press('Escape');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Tab');
  assert.deepEqual(await summary(page), []);
  await page.locator('#f-goals-annual').click();
  await page.locator('.panel .issue').first().waitFor();
  const about = (await summary(page)).filter(({ label }) => label === '绩效指标第1行 · 指标值');
  assert.deepEqual(
    about.map(({ code, severity }) => `${severity} ${code}`),
    ['error V03'],
  );
  assert.equal(await cell(page, 1, '指标值').getAttribute('aria-invalid'), 'true');
});

test('a suggestion fills the row in one step, and one undo takes it back', async () => {
  const { page } = await site.open();
  await cell(page, 1, '三级指标').pressSequentially('参训人次');
  const list = page.getByRole('listbox');
  assert.match(await list.getByRole('option').first().innerText(), /^参训人次\s+培训 · 数量指标 · ≥ 人次$/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.deepEqual(await rowTexts(page, 1), ['产出指标', '数量指标', '参训人次', '≥', '', '人次', '定量指标']);
  assert.equal(await focused(page), '第1行 指标值');
  await page.keyboard.press('Control+z');
  assert.deepEqual(await rowTexts(page, 1), ['', '', '参训人次', '', '', '', '']);
  assert.equal(await focused(page), '第1行 三级指标');
});

test('choosing level 2 says its level 1', async () => {
  const { page } = await site.open();
  await cell(page, 1, '二级指标').click();
  await page.getByRole('option', { name: '服务对象满意度指标' }).click();
  assert.deepEqual((await rowTexts(page, 1)).slice(0, 2), ['满意度指标', '服务对象满意度指标']);
  await page.keyboard.press('Control+z');
  assert.deepEqual((await rowTexts(page, 1)).slice(0, 2), ['', '']);
});

test('a visited cell is led on by arrows and overwritten by typing; an edited one keeps its arrows', async () => {
  const { page } = await site.open();
  await fillRow(page, 1, ['产出指标', '数量指标', '培训期数', '≥', '6', '期', '定量指标']);
  const STEPS = [
    { keys: [], at: '第1行 三级指标', text: '培训期数' },
    { keys: ['ArrowRight', 'ArrowRight'], at: '第1行 指标值', text: '6' },
    { keys: ['1', '2'], at: '第1行 指标值', text: '12' },
    { keys: ['ArrowLeft', '0'], at: '第1行 指标值', text: '102' },
    { keys: ['Escape'], at: '第1行 指标值', text: '6' },
    { keys: ['Enter', '0', 'Enter'], at: '第2行 指标值', text: '' },
    { keys: ['ArrowUp'], at: '第1行 指标值', text: '60' },
    { keys: ['Delete'], at: '第1行 指标值', text: '' },
    { keys: ['Control+z'], at: '第1行 指标值', text: '60' },
    { keys: ['Control+z'], at: '第1行 指标值', text: '6' },
    { keys: ['Control+y'], at: '第1行 指标值', text: '60' },
    { keys: ['Home'], at: '第1行 一级指标', text: '产出指标' },
    { keys: ['ArrowLeft'], at: '第1行 一级指标', text: '产出指标' },
    { keys: ['End'], at: '第1行 指标属性', text: '定量指标' },
    { keys: ['F2', 'Escape', 'Enter'], at: '第2行 一级指标', text: '' },
    { keys: ['Control+ArrowUp', 'Control+ArrowRight'], at: '第1行 指标属性', text: '定量指标' },
  ];
  await cell(page, 1, '三级指标').focus();
  await followKeys(page, STEPS);
});

test('an edit that is given up leaves neither a row nor a step behind', async () => {
  const { page } = await site.open();
  await cell(page, 1, '三级指标').focus();
  await page.keyboard.type('培训期数');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement.getAttribute('aria-label') === '第1行 三级指标');
  assert.equal(await cell(page, 1, '三级指标').inputValue(), '');
  assert.equal(await page.locator('.indicator').count(), 1);
  assert.ok(await page.getByRole('banner').getByRole('button', { name: '撤销' }).isDisabled());
});

test('Alt with an arrow moves a row', async () => {
  const { page } = await site.open();
  await fillRow(page, 1, ['产出指标', '数量指标', '培训期数', '≥', '6', '期', '定量指标']);
  await cell(page, 2, '三级指标').fill('参训人次');
  await page.keyboard.press('Alt+ArrowUp');
  await page.waitForFunction(() => document.activeElement.getAttribute('aria-label') === '第1行 三级指标');
  assert.equal(await cell(page, 1, '三级指标').inputValue(), '参训人次');
  assert.deepEqual(await rowTexts(page, 2), ['产出指标', '数量指标', '培训期数', '≥', '6', '期', '定量指标']);
});

test('rows are copied and deleted, and a deleted row comes back whole', async () => {
  const { page } = await site.open();
  await cell(page, 1, '三级指标').fill('培训期数');
  await cell(page, 1, '指标值').fill('6');
  await page.getByRole('button', { name: '第1行的操作' }).click();
  await page.getByRole('menuitem', { name: '复制这一行' }).click();
  await page.waitForFunction(() => document.activeElement.getAttribute('aria-label') === '第2行 三级指标');
  assert.deepEqual(await rowTexts(page, 2), ['', '', '培训期数', '', '6', '', '']);
  assert.equal(await focused(page), '第2行 三级指标');
  await cell(page, 2, '指标值').fill('7');
  await page.getByRole('button', { name: '删除第1行' }).click();
  assert.deepEqual(await rowTexts(page, 1), ['', '', '培训期数', '', '7', '', '']);
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
  assert.deepEqual(await rowTexts(page, 1), ['', '', '培训期数', '', '6', '', '']);
  assert.deepEqual(await rowTexts(page, 2), ['', '', '培训期数', '', '7', '', '']);
});

test('the second line holds what belongs to the indicator besides its cells', async () => {
  const { page } = await site.open();
  await cell(page, 1, '三级指标').fill('培训期数');
  await page.getByRole('button', { name: '第1行的内容、依据和佐证' }).click();
  await page.getByLabel('佐证资料').fill('开班通知');
  await page.getByLabel('期间').click();
  await page.getByRole('option', { name: '年度' }).click();
  assert.equal(await page.getByLabel('期间').inputValue(), '年度');
  const { indicators } = await storedForm(page);
  assert.deepEqual(indicators, [{ name: '培训期数', evidence: '开班通知', period: 'annual' }]);
});

test('money is shown in the other unit and added exactly', async () => {
  const { page } = await site.open();
  await page.getByLabel('金额单位').fill('元');
  await page.getByLabel('年度资金总额').fill('5000000');
  assert.equal(await page.locator('#f-money-annual-total-other').innerText(), '= 500 万元');
  await page.getByLabel('一般公共预算').fill('0.1');
  await page.getByLabel('政府性基金').fill('0.2');
  const sums = page.locator('.sum');
  assert.match(await sums.nth(0).innerText(), /= 0\.3 元/);
  await sums.nth(0).getByRole('button', { name: '填入“财政拨款”' }).click();
  assert.equal(await page.getByLabel('财政拨款', { exact: true }).inputValue(), '0.3');
  assert.match(await sums.nth(1).innerText(), /比“年度资金总额”少 4,999,999\.7 元/);
  await page.getByLabel('金额单位').fill('万元');
  assert.equal(await page.locator('#f-money-annual-total-other').innerText(), '= 50,000,000,000 元');
});

test('years are added while one types', async () => {
  const { page } = await site.open();
  await page.getByLabel('金额单位').fill('元');
  await page.getByLabel('项目总额').fill('300');
  const years = page.getByRole('table', { name: '分年度资金' });
  assert.equal(await years.getByRole('columnheader').nth(1).innerText(), '金额（元）');
  for (const [row, amount] of [
    [1, '100.5'],
    [2, '199.5'],
  ])
    await years.getByLabel(`第${row}行 金额`).fill(amount);
  await page.getByText('各年合计').locator('..').getByText('与“项目总额”一致').waitFor();
});

test('the page runs under a policy that allows no script, no style and no address but its own', async () => {
  const { page } = await site.open();
  const refused = await page.evaluate(async () => {
    const ACTS = [
      () => document.body.setAttribute('style', 'color: red'),
      () => document.head.append(Object.assign(document.createElement('style'), { textContent: 'a {}' })),
      () => document.head.append(Object.assign(document.createElement('script'), { text: ';' })),
      () => document.body.append(Object.assign(document.createElement('img'), { src: 'data:,' })),
      () => void fetch('http://127.0.0.1:9/').catch(() => {}),
    ];
    const directives = [];
    for (const act of ACTS) {
      const violation = new Promise((done) => addEventListener('securitypolicyviolation', done, { once: true }));
      act();
      directives.push((await violation).effectiveDirective);
    }
    return directives;
  });
  assert.deepEqual(refused, ['style-src-attr', 'style-src-elem', 'script-src-elem', 'img-src', 'connect-src']);
});
