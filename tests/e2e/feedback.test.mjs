// The samples: issues beside their cells and in the summary, repairs one by one and all at once, and the way back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cell, focused, importForm, loadSample, picture, rowTexts, startPage, storedForm, summary } from './page.mjs';

let site;
before(async () => (site = await startPage()));
after(() => site.stop());

const named = (issues, code, label) => issues.find((issue) => issue.code === code && issue.label === label);

/** Right in meaning and untidy in notation. */
const UNTIDY = {
  formType: 'projectTarget',
  indicators: [
    { level1: '产出指标', level2: '质量指标', name: '参训教师出勤率', value: '≥95%', kind: '定量指标' },
    {
      level1: '满意度指标',
      level2: '服务对象满意度指标',
      name: '参训教师满意度',
      operator: '≥',
      value: '９０',
      unit: '%',
      kind: '定量指标',
    },
  ],
};

test('the sound sample is admissible', async () => {
  const { page, said } = await site.open();
  await loadSample(page, 'sound');
  assert.equal(await page.locator('#summary-title').innerText(), '可入库');
  assert.deepEqual(
    (await summary(page)).filter(({ severity }) => severity === 'error'),
    [],
  );
  assert.equal(await page.locator('[aria-invalid="true"]').count(), 0);
  assert.equal(await page.title(), '2024年城区公共绿地养护 - 项目绩效目标填报');
  await page.locator('#section-check').scrollIntoViewIfNeeded();
  assert.equal(await page.locator('.verdict').innerText(), '可入库：没有错误。');
  assert.deepEqual(said, []);
  await picture(page, 'sound');
});

test('the faulty sample is answered beside the cells and in the summary, with the same words', async () => {
  const { page, said } = await site.open();
  await loadSample(page, 'faulty');
  const issues = await summary(page);
  const errors = issues.filter(({ severity }) => severity === 'error');
  assert.ok(errors.length > 0);
  assert.equal(await page.locator('#summary-title').innerText(), `入库前还有 ${errors.length} 处要改`);
  assert.equal(await page.title(), `（${errors.length} 处错误）2022年水源涵养林建设项目 - 项目绩效目标填报`);
  const missing = named(issues, 'V03', '绩效指标第8行 · 指标值');
  assert.equal(missing?.severity, 'error', 'row 8 has no value');
  const value = cell(page, 8, '指标值');
  assert.equal(await value.getAttribute('aria-invalid'), 'true');
  const ids = (await value.getAttribute('aria-describedby')).split(' ');
  const words = await Promise.all(ids.map((id) => page.locator(`#${id}`).textContent()));
  assert.ok(words.some((text) => text.trim().startsWith('错误') && text.includes(missing.message)));
  const live = page.locator('[aria-live="polite"]');
  await page.waitForFunction(() => document.querySelector('[aria-live="polite"]').textContent !== '');
  assert.match(await live.textContent(), new RegExp(`^错误 ${errors.length}( · |$)`));
  assert.deepEqual(said, []);
  await picture(page, 'faulty-top');
});

test('a line of the summary leads to its cell', async () => {
  const { page } = await site.open();
  await loadSample(page, 'faulty');
  const lines = page.locator('.panel .issue', { has: page.locator('.code', { hasText: 'V03' }) });
  await lines.first().locator('.issue-lead').click();
  assert.equal(await focused(page), '第8行 指标值');
  await page.waitForFunction(() => {
    const box = document.activeElement.getBoundingClientRect();
    return box.top > 60 && box.bottom < innerHeight;
  });
  await picture(page, 'faulty');
});

test('the filter shows one severity at a time', async () => {
  const { page } = await site.open();
  await loadSample(page, 'faulty');
  const all = await summary(page);
  await page.locator('.filters').getByRole('button', { name: /提醒/ }).click();
  assert.deepEqual(
    await summary(page),
    all.filter(({ severity }) => severity === 'warning'),
  );
  await page.locator('.filters').getByRole('button', { name: /全部/ }).click();
  assert.deepEqual(await summary(page), all);
});

test('a repair removes its issue, and undo brings both back', async () => {
  const { page } = await site.open();
  await loadSample(page, 'faulty');
  const before = await summary(page);
  const row = await rowTexts(page, 1);
  assert.equal(named(before, 'E04', '绩效指标第1行 · 指标性质')?.severity, 'error');
  const line = page.locator('.panel .issue', { has: page.locator('.code', { hasText: 'E04' }) }).first();
  assert.equal(await line.locator('.fix-changes').innerText(), '指标性质：空 → ≥');
  await page.locator('.indicator').first().getByRole('button', { name: '填“≥”' }).click();
  await page.getByRole('status').getByText('已采用：填“≥”').waitFor();
  assert.equal(named(await summary(page), 'E04', '绩效指标第1行 · 指标性质'), undefined);
  assert.equal(await cell(page, 1, '指标性质').inputValue(), '≥');
  assert.equal(await focused(page), '第1行 指标性质');
  await picture(page, 'fixed');
  await page.keyboard.press('Control+z');
  await page.waitForFunction((count) => document.querySelectorAll('.panel .issue').length === count, before.length);
  assert.deepEqual(await summary(page), before);
  assert.deepEqual(await rowTexts(page, 1), row);
});

test('all safe repairs are listed first, made in one step and taken back in one', async () => {
  const { page } = await site.open();
  await importForm(page, UNTIDY);
  const before = await summary(page);
  assert.equal(named(before, 'E06', '绩效指标第1行 · 指标值')?.severity, 'warning');
  assert.equal(named(before, 'V12', '绩效指标第2行 · 指标值')?.severity, 'warning');
  const all = page.getByRole('button', { name: '全部安全修复（2）' });
  await all.click();
  const dialog = page.getByRole('dialog', { name: '全部安全修复' });
  await dialog.locator('tbody').first().waitFor();
  const listed = await dialog.locator('tbody').evaluateAll((steps) => steps.map((step) => step.textContent));
  assert.equal(listed.length, 2);
  assert.match(listed[0], /绩效指标第1行.*指标值≥95%95/);
  assert.match(listed[1], /绩效指标第2行.*指标值９０90/);
  await picture(page, 'fix-all');
  await dialog.getByRole('button', { name: '先不改' }).click();
  assert.deepEqual(await storedForm(page), UNTIDY, 'looking changes nothing');
  await all.click();
  await dialog.getByRole('button', { name: '改这 2 处' }).click();
  await page.getByRole('status').getByText('已修复 2 处').waitFor();
  assert.equal(await page.getByRole('button', { name: /^全部安全修复/ }).count(), 0);
  assert.deepEqual(await rowTexts(page, 1), ['产出指标', '质量指标', '参训教师出勤率', '≥', '95', '%', '定量指标']);
  assert.deepEqual((await rowTexts(page, 2)).slice(3, 6), ['≥', '90', '%']);
  await page.getByRole('banner').getByRole('button', { name: '撤销' }).click();
  assert.deepEqual(await storedForm(page), UNTIDY);
  assert.deepEqual(await summary(page), before);
});

test('为什么 opens the handbook beside the form and gives the keyboard back', async () => {
  const { page } = await site.open();
  await loadSample(page, 'faulty');
  const why = page
    .locator('.panel .issue', { has: page.locator('.code', { hasText: 'V03' }) })
    .first()
    .locator('.why');
  await why.click();
  const drawer = page.getByRole('complementary').and(page.locator('.drawer'));
  await drawer.locator('dl').waitFor();
  assert.deepEqual(await drawer.locator('dt').allInnerTexts(), ['是什么', '为什么', '怎么改', '反例', '正例', '依据']);
  for (const text of await drawer.locator('dd').allInnerTexts()) assert.notEqual(text.trim(), '');
  await cell(page, 1, '指标值').fill('1');
  assert.ok(await drawer.isVisible(), 'the form stays usable beside it');
  await picture(page, 'why');
  await drawer.getByRole('button', { name: '关上说明' }).click();
  assert.equal(await drawer.count(), 0);
});

test('检查 speaks of everything and leads to the summary', async () => {
  const { page } = await site.open();
  await page.getByRole('banner').getByRole('button', { name: '检查' }).click();
  assert.equal(await focused(page), 'summary-title');
  assert.doesNotMatch(await page.locator('body').innerText(), /可入库/, 'an empty form is not admitted');
  const goal = (await summary(page)).find(({ code }) => code === 'G01');
  assert.equal(goal.label, '绩效目标 · 年度目标');
  await picture(page, 'checked-empty');
});
