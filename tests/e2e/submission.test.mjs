// Handing in, being sent back, handing in again: the records are checked again by the engine in Node.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import Ajv from 'ajv';
import { createChecker } from '../../pkg/index.mjs';
import { referenceLibrary } from '../../pkg/library.mjs';
import { cell, chooseFile, exportAs, focused, loadSample, picture, startPage, storedProjects } from './page.mjs';

const schema = new URL('../../pkg/schemas/record.draft-07.json', import.meta.url);
const isRecord = new Ajv({ allErrors: true }).compile(JSON.parse(await readFile(schema, 'utf8')));

let site;
let checker;
before(async () => {
  [site, checker] = await Promise.all([startPage(), createChecker({ library: referenceLibrary })]);
});
after(async () => {
  checker.dispose();
  await site.stop();
});

const submit = (page) => page.getByRole('banner').getByRole('button', { name: '提交入库' }).click();

async function handIn(page) {
  await submit(page);
  await page.getByRole('dialog', { name: '提交入库' }).getByRole('button', { name: '确认提交' }).click();
  await page.locator('#record-title').getByText('已提交').waitFor();
}

async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const file = JSON.parse(await readFile(await download.path(), 'utf8'));
  assert.ok(isRecord(file), JSON.stringify(isRecord.errors));
  return file;
}

const record = (page) => saved(page, page.getByRole('button', { name: '下载提交记录' }));

const standing = (page) =>
  page
    .locator('.opinions .opinion')
    .evaluateAll((items) => items.map((item) => item.querySelector('.opinion-state').textContent.trim().split(' ')[1]));

/** The reviewer's work: opens a record in a browser of their own, presses cells, writes, sends back. */
async function sendBack(submitted, opinions, name) {
  const { page, said } = await site.open();
  await chooseFile(page, '记录.json', JSON.stringify(submitted));
  await page.getByText('已打开提交记录').waitFor();
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '审核这张表（财政部门）' }).click();
  await page.locator('.review-check.good').waitFor();
  for (const [place, text] of opinions) {
    await page.getByRole('region', { name: '提交的申报表' }).getByRole('button', { name: place }).click();
    await page.keyboard.type(text);
  }
  await page.getByLabel('审核单位').fill('区财政局');
  await picture(page, name);
  const returned = await saved(page, page.getByRole('button', { name: '退回，生成退回单' }));
  assert.deepEqual(said, []);
  return returned;
}

test('a form with errors is not handed in: the first one is in view and has the keyboard', async () => {
  const { page, said } = await site.open();
  await submit(page);
  await page.getByRole('status').getByText('表里还没有内容').waitFor();
  await loadSample(page, 'faulty');
  await submit(page);
  await page.getByRole('status').getByText('还有 11 处错误，改好后才能提交').waitFor();
  const first = await page.evaluate(() => {
    const box = document.activeElement.getBoundingClientRect();
    return {
      invalid: document.activeElement.getAttribute('aria-invalid'),
      seen: box.top > 60 && box.bottom < innerHeight,
    };
  });
  assert.deepEqual(first, { invalid: 'true', seen: true });
  const [error] = await page.locator('.panel .issue.error .issue-label').allTextContents();
  assert.equal(await focused(page), error.replace('绩效指标', '').replace(' ·', ''));
  await picture(page, 'blocked');
  assert.equal(await page.getByRole('dialog', { name: '提交入库' }).count(), 0);
  assert.deepEqual(said, []);
});

test('a record holds form, report and digests, and the engine in Node says the same again', async () => {
  const { page, said } = await site.open();
  await loadSample(page, 'sound');
  await submit(page);
  const dialog = page.getByRole('dialog', { name: '提交入库' });
  await dialog.waitFor();
  const shown = await dialog.locator('.digests code').allTextContents();
  await picture(page, 'submit');
  await dialog.getByRole('button', { name: '确认提交' }).click();
  const handedIn = await record(page);
  assert.deepEqual(Object.keys(handedIn), ['recordType', 'recordVersion', 'submittedAt', 'form', 'report', 'history']);
  assert.match(handedIn.submittedAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
  const again = checker.check(handedIn.form);
  assert.deepEqual(again, handedIn.report);
  assert.deepEqual(shown, [again.formDigest, again.library.digest, again.profile.digest, '']);
  await picture(page, 'submitted');
  assert.deepEqual(said, []);
});

test('a form that was changed afterwards is told apart, can be handed in again or put back', async () => {
  const { page } = await site.open();
  await loadSample(page, 'sound');
  await handIn(page);
  const first = await record(page);
  await cell(page, 1, '指标值').fill('430000');
  await page.getByText('提交以后表又改过（1 处）').waitFor();
  await page.locator('.place-change').getByText('指标值 原来“420000”').waitFor();
  await picture(page, 'changed');
  assert.notEqual(checker.check((await storedProjects(page))[0].form).formDigest, '');
  await page.getByRole('button', { name: '恢复成提交时的内容' }).click();
  await page.getByText('表和提交记录一致').waitFor();
  await page.getByRole('button', { name: '撤销', exact: true }).first().click();
  await page.getByRole('button', { name: '再提交一次' }).click();
  await page.getByRole('dialog', { name: '提交入库' }).getByRole('button', { name: '确认提交' }).click();
  await page.getByText('表和提交记录一致').waitFor();
  const second = await record(page);
  assert.equal(second.form.indicators[0].value, '430000');
  assert.notEqual(second.report.formDigest, first.report.formDigest);
  assert.deepEqual(checker.check(second.form), second.report);
});

test('a record that was tampered with is told apart when it is opened', async () => {
  const { page } = await site.open();
  await loadSample(page, 'sound');
  await handIn(page);
  const good = await record(page);
  const cases = [
    [{ ...good, form: { ...good.form, fiscalYear: '2025' } }, '提交后表被改过'],
    [
      { ...good, report: { ...good.report, counts: { ...good.report.counts, info: 9 } } },
      '记录里的报告和重新检查的结果不一致',
    ],
    [
      { ...good, report: { ...good.report, library: { ...good.report.library, digest: 'xxh3:0' } } },
      '指标库和提交时不同',
    ],
  ];
  for (const [tampered, says] of cases) {
    await chooseFile(page, '记录.json', JSON.stringify(tampered));
    await page.getByRole('status').getByText(says).waitFor();
  }
  const review = { returnedAt: good.submittedAt, opinions: [{ opinion: '没有位置' }] };
  for (const [broken, says, ...refusal] of [
    [{ ...good, report: null }, '提交记录不完整', '.report', 'should be object'],
    [{ ...good, recordVersion: 99 }, '更新的版本', '.recordVersion', 'should be equal to constant'],
    [{ ...good, review }, '退回意见不完整', '.review.opinions[0]', "should have required property 'pointer'"],
  ]) {
    assert.ok(!isRecord(broken));
    assert.deepEqual(
      isRecord.errors.map(({ dataPath, message }) => [dataPath, message]),
      [refusal],
    );
    const before = (await storedProjects(page)).length;
    await chooseFile(page, '记录.json', JSON.stringify(broken));
    await page.getByRole('status').getByText(says).waitFor();
    assert.equal((await storedProjects(page)).length, before);
  }
});

test('a returned form: opinions at their fields, what a changed cell was, which opinions are met; then in again', async () => {
  const department = await site.open();
  const { page } = department;
  await loadSample(page, 'sound');
  await handIn(page);
  const returned = await sendBack(
    await record(page),
    [
      [/^绩效指标第2行 · 指标值/, '去年完成5800株，目标偏低，请核定'],
      [/^年度目标/, '请写明考核合格率的口径'],
      [/^绩效指标第10行 · 指标内容/, '样本量怎么定的'],
    ],
    'review',
  );
  assert.deepEqual(
    returned.review.opinions.map(({ pointer, label }) => [pointer, label]),
    [
      ['/indicators/1/value', '绩效指标第2行 · 指标值'],
      ['/goals/annual', '年度目标'],
      ['/indicators/9/content', '绩效指标第10行 · 指标内容'],
    ],
  );

  await chooseFile(page, '退回.json', JSON.stringify(returned));
  await page.getByText('已打开退回的表“退回.json”，有 3 条意见').waitFor();
  assert.deepEqual(await standing(page), ['没处理', '没处理', '没处理']);
  assert.equal(await page.locator('.place-opinion').count(), 3);
  await picture(page, 'returned');
  await submit(page);
  await page.getByRole('status').getByText('还有 3 条退回意见没有处理').waitFor();

  // The row moves down and still carries its opinion; its change is met, and so is the answer.
  await cell(page, 1, '三级指标').focus();
  await page.getByRole('button', { name: '第1行的操作' }).click();
  await page.getByRole('menuitem', { name: '复制这一行' }).click();
  await page.getByRole('button', { name: '绩效指标第2行 · 指标值', exact: true }).click();
  assert.equal(await focused(page), '第3行 指标值');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('6200');
  await page.getByRole('button', { name: '删除第2行' }).click();
  await page.getByLabel('对“绩效指标第10行 · 指标内容”的意见的说明').fill('按居民户数的3%抽样');
  assert.deepEqual(await standing(page), ['已改', '没处理', '已说明']);
  await page.locator('.place-change').getByText('指标值 原来“6000”').waitFor();

  // All of it is still there after the page was closed.
  await page.waitForTimeout(700);
  await page.reload();
  await page.locator('.opinions .opinion').first().waitFor();
  assert.deepEqual(await standing(page), ['已改', '没处理', '已说明']);
  const goal = page.getByLabel('年度目标', { exact: true });
  await goal.fill(
    (await goal.inputValue()).replace('行道树6000株', '行道树6200株').replace('考核合格率95%', '月度考核合格率95%'),
  );
  await page
    .getByLabel('项目内容')
    .fill('养护城区公共绿地420000平方米，单价5元/平方米·年，计2100000元；修剪行道树6200株，单价35元/株，计217000元。');
  await goal.focus();
  assert.deepEqual(await standing(page), ['已改', '已改', '已说明']);
  await picture(page, 'met');
  await submit(page);
  await page.getByRole('dialog', { name: '提交入库' }).getByText('3 条都已处理').waitFor();
  await page.getByRole('dialog', { name: '提交入库' }).getByRole('button', { name: '确认提交' }).click();
  await page.getByText('第 2 次').waitFor();
  const second = await record(page);
  assert.deepEqual(checker.check(second.form), second.report);
  assert.equal(second.review, undefined);
  assert.equal(second.history.length, 1);
  assert.equal(second.history[0].formDigest, returned.report.formDigest);
  assert.deepEqual(
    second.history[0].review.opinions.map(({ outcome }) => outcome),
    [{ state: 'changed' }, { state: 'changed' }, { state: 'explained', answer: '按居民户数的3%抽样' }],
  );
  const list = page.getByRole('dialog', { name: '项目列表' });
  await page.getByRole('button', { name: '项目列表' }).click();
  assert.deepEqual(await list.locator('.list-table .state').allTextContents(), ['已提交', '已提交']);

  // The reviewer sees what became of the opinions of the round before.
  const { page: reviewer } = await site.open();
  await chooseFile(reviewer, '再次.json', JSON.stringify(second));
  await reviewer.getByText('已打开提交记录').waitFor();
  await reviewer.getByRole('button', { name: '更多' }).click();
  await reviewer.getByRole('menuitem', { name: '审核这张表（财政部门）' }).click();
  await reviewer.getByText('上一次的意见和办理（3）').waitFor();
  await reviewer.getByText('说明：按居民户数的3%抽样').waitFor();
  await picture(reviewer, 'second-review');
  assert.deepEqual(department.said, []);
});

test('an opinion that names a rule is met only when the rule is silent', async () => {
  const { page } = await site.open();
  await loadSample(page, 'sound');
  await handIn(page);
  const last = await record(page);
  const opinions = [
    { pointer: '/indicators/0/value', opinion: '写成数字', code: 'V04' },
    { pointer: '/indicators/1', opinion: '和第1行合并' },
    { pointer: '', opinion: '补一份测算说明' },
  ];
  await chooseFile(page, '退回.json', JSON.stringify({ ...last, review: { returnedAt: last.submittedAt, opinions } }));
  await page.getByText('有 3 条意见').waitFor();
  await cell(page, 1, '指标值').fill('很多');
  const issues = await page.locator('.panel .issue .code').allTextContents();
  const code = issues.find((each) => each.startsWith('V'));
  assert.ok(code, 'the engine speaks of the value');
  await chooseFile(
    page,
    '又退回.json',
    JSON.stringify({
      ...last,
      review: { returnedAt: last.submittedAt, opinions: [{ ...opinions[0], code }, ...opinions.slice(1)] },
    }),
  );
  await page.getByText('“又退回.json”，有 3 条意见').waitFor();
  await cell(page, 1, '指标值').fill('很多');
  await page.locator('.opinion.standing').waitFor();
  assert.deepEqual(await standing(page), ['没改好', '没处理', '没处理']);
  await cell(page, 1, '指标值').fill('430000');
  await page.getByRole('button', { name: '删除第2行' }).click();
  await page.locator('.opinion.removed').waitFor();
  assert.deepEqual(await standing(page), ['已改', '已删去', '没处理']);
  await page.getByLabel('对“整张表”的意见的说明').fill('已另附');
  assert.deepEqual(await standing(page), ['已改', '已删去', '已说明']);
  const file = await exportAs(page, '文件（.json）');
  assert.equal(JSON.parse(await readFile(file.path, 'utf8')).indicators[0].value, '430000');
});
