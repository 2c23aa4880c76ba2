// A warning that holds may be answered with a reason, which goes where its row goes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cell, importForm, picture, startPage, storedForm, summary } from './page.mjs';

let site;
before(async () => (site = await startPage()));
after(() => site.stop());

const REASON = '由推广站按季度考核，考核办法已经印发';
const FORM = {
  formType: 'projectTarget',
  indicators: [
    {
      level1: '产出指标',
      level2: '数量指标',
      name: '培训期数',
      operator: '≥',
      value: '6',
      unit: '期',
      kind: '定量指标',
    },
    { level1: '效益指标', level2: '社会效益指标', name: '技术推广效果', value: '效果明显', kind: '定性指标' },
  ],
};

function lines(page) {
  return page.locator('.panel .issue', { has: page.locator('.code', { hasText: 'V06' }) });
}

test('an answer is written, shown, changed, taken back and undone', async () => {
  const { page, said } = await site.open();
  await importForm(page, FORM);
  const issue = lines(page).first();
  await issue.getByRole('button', { name: /^说明理由/ }).click();
  await page.keyboard.type(REASON);
  await picture(page, 'answering');
  await issue.getByRole('button', { name: '保存说明' }).click();
  await issue.getByText(`已说明：${REASON}`).waitFor();
  assert.deepEqual((await storedForm(page)).explanations, [
    { code: 'V06', pointer: '/indicators/1/value', reason: REASON },
  ]);
  assert.match(await page.locator('.panel-head').innerText(), /其中 1 条已经写了说明/);
  assert.ok(
    !(await cell(page, 2, '指标值').locator('xpath=ancestor::*[@data-place]').getAttribute('class')).includes(
      'warning',
    ),
  );
  await issue.getByRole('button', { name: /^去掉说明/ }).click();
  await issue.getByRole('button', { name: /^说明理由/ }).waitFor();
  await page.keyboard.press('Control+z');
  await issue.getByText(`已说明：${REASON}`).waitFor();
  assert.deepEqual(said, []);
});

test('an answer follows its row, goes with it, and is named when it no longer holds', async () => {
  const { page } = await site.open();
  const explanations = [{ code: 'V06', pointer: '/indicators/1/value', reason: REASON }];
  await importForm(page, { ...FORM, explanations });
  await cell(page, 2, '指标值').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.waitForFunction(() => document.activeElement.getAttribute('aria-label') === '第1行 指标值');
  assert.equal((await storedForm(page)).explanations[0].pointer, '/indicators/0/value');
  await cell(page, 1, '指标值').fill('推广面积 3000 亩');
  await page.waitForFunction(() => document.querySelector('.panel').innerText.includes('F06'));
  assert.equal((await summary(page)).find(({ code }) => code === 'F06').message.startsWith('对“V06”的说明'), true);
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: '删除第1行' }).click();
  assert.equal((await storedForm(page)).explanations, undefined);
  await page.keyboard.press('Control+z');
  assert.equal((await storedForm(page)).explanations[0].pointer, '/indicators/0/value');
});
