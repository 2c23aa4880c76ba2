// The column of weights: when it is there, and that everything that holds for the other cells holds for it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createChecker } from '../../pkg/index.mjs';
import { referenceLibrary } from '../../pkg/library.mjs';
import {
  cell,
  chooseFile,
  fillRow,
  focused,
  followKeys,
  importForm,
  paste,
  picture,
  rowTexts,
  startPage,
  storedForm,
  summary,
  weightedForm,
} from './page.mjs';

let site;
before(async () => (site = await startPage()));
after(() => site.stop());

const CELLS = ['产出指标', '数量指标', '培训期数', '≥', '6', '期', '定量指标'];
const HEADINGS = '一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\t指标属性';

/** The page of a bureau that records weights otherwise: the one word of its profile is changed in what is served. */
async function openAs(mode) {
  let found = 0;
  const prepare = (page) =>
    page.route('**/assets/*.js', async (route) => {
      const response = await route.fetch();
      const parts = (await response.text()).split(/(?<=weights:\{mode:[`'"])optional/);
      found += parts.length - 1;
      await route.fulfill({ response, body: parts.join(mode) });
    });
  const visit = await site.open({ prepare });
  assert.equal(found, 1, 'the profile is in one of the scripts');
  return visit;
}

async function standing(page) {
  const headings = await page.getByRole('table', { name: '绩效指标' }).getByRole('columnheader').allInnerTexts();
  const sums = await page.locator('.weight-foot').count();
  const offers = await page.locator('.table-acts').getByRole('button', { name: /权重/ }).allInnerTexts();
  return { columns: headings.slice(1, -1), sums, offers };
}

const SEVEN = ['一级指标', '二级指标', '三级指标', '指标性质', '指标值', '度量单位', '指标属性'];
const WITHOUT = { columns: SEVEN, sums: 0 };
const WITH = { columns: [...SEVEN, '分值权重'], sums: 1 };

const PROFILES = [
  { mode: 'optional', weights: [], stands: { ...WITHOUT, offers: ['填写权重'] } },
  { mode: 'optional', weights: ['10'], stands: { ...WITH, offers: [] } },
  { mode: 'required', weights: [], stands: { ...WITH, offers: [] } },
  { mode: 'off', weights: [], stands: { ...WITHOUT, offers: [] } },
  // What another portal let through must be seen and can be taken out.
  { mode: 'off', weights: ['10'], stands: { ...WITH, offers: [] } },
];

for (const { mode, weights, stands } of PROFILES) {
  test(`weights that are ${mode}, with ${weights.length} of them in the form`, async () => {
    const { page, said } = await openAs(mode);
    await importForm(page, weightedForm(weights));
    assert.deepEqual(await standing(page), stands);
    const printed = await page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      return [...document.querySelectorAll('.paper .official-indicators th')].map((each) => each.textContent);
    });
    const onPaper = stands.sums === 1 ? ['指标内容', '分值权重'] : ['指标内容'];
    assert.deepEqual(printed, [...SEVEN, ...onPaper]);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.getByRole('button', { name: '第1行的内容、依据和佐证' }).click();
    assert.equal(await page.getByLabel('分值权重').count(), stands.sums * 11, 'one place for each row, and no other');
    assert.deepEqual(said, []);
  });
}

test('the column comes when asked for, stays for the visit, and goes while it is empty', async () => {
  const { page, said } = await site.open();
  await fillRow(page, 1, CELLS);
  await page.getByRole('button', { name: '填写权重' }).click();
  await page.waitForFunction(() => document.activeElement.getAttribute('aria-label') === '第1行 分值权重');
  assert.deepEqual(await standing(page), { ...WITH, offers: ['不填权重'] });
  await page.getByRole('button', { name: '不填权重' }).click();
  assert.deepEqual(await standing(page), { ...WITHOUT, offers: ['填写权重'] });
  assert.equal(await focused(page), '', 'the button keeps the keyboard');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.getAttribute('aria-label') === '第1行 分值权重');
  await page.keyboard.type('90');
  assert.deepEqual(await standing(page), { ...WITH, offers: [] });
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement.value === '');
  assert.deepEqual(await standing(page), { ...WITH, offers: ['不填权重'] }, 'not taken from under the cursor');
  assert.equal(await focused(page), '第1行 分值权重');
  assert.deepEqual(said, []);
});

test('the sum under the column follows every keystroke', async () => {
  const { page } = await site.open();
  const foot = page.locator('.weight-foot');
  const texts = async () => (await foot.innerText()).split(/\s*[\n\t]\s*/).filter(Boolean);
  await page.getByRole('button', { name: '填写权重' }).click();
  const STEPS = [
    {
      row: 1,
      level1: '产出指标',
      weight: '50',
      sum: ['产出指标 50（一般 50）', '效益指标 0（一般 30）', '还差 40', '50'],
    },
    { row: 2, level1: '效益指标', weight: '22.5%', sum: ['效益指标 22.5（一般 30）', '还差 17.5', '72.5'] },
    { row: 3, level1: '满意度指标', weight: '17.509分', sum: ['满意度指标 17.5（一般 10）', '与应有的 90 一致', '90'] },
    { row: 3, level1: '满意度指标', weight: '20', sum: ['满意度指标 20（一般 10）', '多了 2.5', '92.5'] },
    { row: 3, level1: '满意度指标', weight: '', sum: ['还有 1 行没有填权重', '还差 17.5', '72.5'] },
    { row: 3, level1: '满意度指标', weight: '若干', sum: ['分值权重合计（有权重不是数字，合计不出来）'] },
  ];
  for (const { row, level1, weight, sum } of STEPS) {
    await cell(page, row, '一级指标').fill(level1);
    await cell(page, row, '分值权重').fill(weight);
    const found = await texts();
    for (const text of sum.slice(0, -1))
      assert.ok(
        found.some((each) => each.includes(text)),
        `${text}: ${found}`,
      );
    assert.equal(found.at(-1), sum.at(-1));
  }
});

test('the keyboard goes through the column as through the others', async () => {
  const { page } = await site.open();
  await importForm(page, weightedForm());
  const STEPS = [
    { keys: ['ArrowRight'], at: '第1行 分值权重', text: '10' },
    { keys: ['ArrowRight'], at: '第1行 分值权重', text: '10' },
    { keys: ['ArrowDown', '9'], at: '第2行 分值权重', text: '9' },
    { keys: ['Escape'], at: '第2行 分值权重', text: '8' },
    { keys: ['9', 'Enter'], at: '第3行 一级指标', text: '产出指标' },
    { keys: ['End'], at: '第3行 分值权重', text: '8' },
    { keys: ['F2', '5', 'ArrowUp'], at: '第2行 分值权重', text: '9' },
    { keys: ['Delete'], at: '第2行 分值权重', text: '' },
    { keys: ['Control+z'], at: '第2行 分值权重', text: '9' },
    { keys: ['Alt+ArrowUp'], at: '第1行 分值权重', text: '9' },
    { keys: ['Home', 'Control+End'], at: '第11行 分值权重', text: '' },
    { keys: ['Control+Home', 'Control+ArrowRight'], at: '第1行 分值权重', text: '9' },
  ];
  await cell(page, 1, '指标属性').focus();
  await followKeys(page, STEPS);
  const { indicators } = await storedForm(page);
  assert.deepEqual(
    indicators.slice(0, 3).map(({ weight }) => weight),
    ['9', '10', '85'],
  );
});

const PASTED = [
  {
    name: 'headings that name weights bring the column in',
    asked: false,
    at: '三级指标',
    text: `${HEADINGS}\t分值\n产出指标\t数量指标\t培训期数\t≥\t6\t期\t定量指标\t30\n\t\t参训人次\t≥\t600\t人次\t定量指标\t20`,
    rows: [
      { cells: [...CELLS, '30'] },
      { cells: ['产出指标', '数量指标', '参训人次', '≥', '600', '人次', '定量指标', '20'] },
    ],
  },
  {
    name: 'headings bring the column in where it is still empty',
    asked: false,
    at: '三级指标',
    text: '三级指标\t权重\n培训期数\t\n',
    rows: [{ cells: ['', '', '培训期数', '', '', '', '', ''] }],
  },
  {
    name: 'without headings a column of numbers goes on into the weights, and what follows is the content',
    asked: true,
    at: '指标值',
    text: '6\t期\t定量指标\t30\t全年期数\n600\t人次\t定量指标\t\t全年人次',
    rows: [
      { cells: ['', '', '', '', '6', '期', '定量指标', '30'], content: '全年期数' },
      { cells: ['', '', '', '', '600', '人次', '定量指标', ''], content: '全年人次' },
    ],
  },
  {
    name: 'words behind the cells are the content, as Yunnan prints it, and weights may follow',
    asked: true,
    at: '指标值',
    text: '6\t期\t定量指标\t全年期数\t30\n600\t人次\t定量指标\t全年人次\t20',
    rows: [
      { cells: ['', '', '', '', '6', '期', '定量指标', '30'], content: '全年期数' },
      { cells: ['', '', '', '', '600', '人次', '定量指标', '20'], content: '全年人次' },
    ],
  },
  {
    name: 'a column of numbers goes down the weights',
    asked: true,
    at: '分值权重',
    text: '30\n20\n',
    rows: [{ cells: ['', '', '', '', '', '', '', '30'] }, { cells: ['', '', '', '', '', '', '', '20'] }],
  },
  {
    name: 'while the table has no weights, the column behind the others is the content',
    asked: false,
    at: '度量单位',
    text: '期\t定量指标\t30\n人次\t定量指标\t20',
    rows: [
      { cells: ['', '', '', '', '', '期', '定量指标'], content: '30' },
      { cells: ['', '', '', '', '', '人次', '定量指标'], content: '20' },
    ],
  },
];

for (const { name, asked, at, text, rows } of PASTED) {
  test(`pasting: ${name}`, async () => {
    const { page, said } = await site.open();
    if (asked) await page.getByRole('button', { name: '填写权重' }).click();
    await cell(page, 1, at).focus();
    await paste(page, text);
    await page.getByRole('status').getByText(`已粘贴 ${rows.length} 行`).waitFor();
    const cells = [];
    for (let row = 1; row <= rows.length; row += 1) cells.push(await rowTexts(page, row));
    const { indicators } = await storedForm(page);
    assert.deepEqual(
      cells.map((each, row) => ({ cells: each, content: indicators[row].content })),
      rows.map((row) => ({ cells: row.cells, content: row.content })),
    );
    assert.deepEqual(said, []);
  });
}

test('a mistake in a weight is told beside its cell, and the summary leads there', async () => {
  const { page } = await site.open();
  await importForm(page, weightedForm(['10', '0', '8', '8', '6', '5', '5', '12', '26', '10']));
  const [issue] = (await summary(page)).filter(({ code }) => code === 'W03');
  assert.deepEqual(issue, {
    ...{ code: 'W03', severity: 'error', label: '绩效指标第2行 · 分值权重' },
    message: '分值权重“0”不大于零。',
  });
  const weight = cell(page, 2, '分值权重');
  const message = page.locator(`#${await weight.getAttribute('aria-describedby')}`);
  assert.match(await message.innerText(), /错误[：\s]*分值权重\s+分值权重“0”不大于零。/);
  await page
    .locator('.panel')
    .getByRole('button', { name: /分值权重“0”不大于零/ })
    .click();
  assert.equal(await focused(page), '第2行 分值权重');
  assert.equal(await page.locator('.details').count(), 0, 'the second line stays shut');
  await picture(page, 'weights');
  await page.keyboard.type('8');
  await page.getByText('已改好').waitFor();
  assert.equal(await weight.getAttribute('aria-invalid'), null);
});

test('a returned form: an opinion on a weight leads to it, and what it was before is told', async () => {
  const checker = await createChecker({ library: referenceLibrary });
  const { page, said } = await site.open();
  const CASES = [
    { form: weightedForm([]), type: '8', was: '分值权重 原来是空的' },
    { form: weightedForm(), type: '6', was: '分值权重 原来“8”' },
  ];
  for (const [at, { form, type, was }] of CASES.entries()) {
    const opinions = [{ pointer: '/indicators/1/weight', opinion: '请核定权重' }];
    const returned = {
      ...{ recordType: 'submission', recordVersion: 1, submittedAt: '2024-10-12T09:30:00+08:00', form, history: [] },
      report: checker.check(form),
      review: { returnedAt: '2024-10-15T15:00:00+08:00', reviewer: '区财政局', opinions },
    };
    await chooseFile(page, `退回${at}.json`, JSON.stringify(returned));
    await page.getByText(`已打开退回的表“退回${at}.json”`).waitFor();
    const row = page.locator('.indicator').nth(1);
    await row.locator('.place-opinion').getByText('请核定权重').waitFor();
    await page.getByRole('button', { name: '绩效指标第2行 · 分值权重', exact: true }).click();
    assert.equal(await focused(page), '第2行 分值权重');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(type);
    await row.locator('.place-change').getByText(was, { exact: true }).waitFor();
    await page.locator('.opinion.changed').waitFor();
  }
  await picture(page, 'weights-returned');
  checker.dispose();
  assert.deepEqual(said, []);
});

test('the sum stays at the foot of the window and hides no cell that one comes to', async () => {
  for (const [width, height] of [
    [1366, 768],
    [1093, 614],
  ]) {
    const { page } = await site.open({ width, height });
    const { indicators, ...rest } = weightedForm();
    await importForm(page, { ...rest, indicators: Array.from({ length: 40 }, (_, at) => indicators[at % 10]) });
    await cell(page, 1, '分值权重').focus();
    for (let row = 2; row <= 30; row += 1) {
      await page.keyboard.press('ArrowDown');
      await page.waitForFunction((name) => document.activeElement.ariaLabel === name, `第${row}行 分值权重`);
      const seen = await page.evaluate(() => {
        const [box, foot] = [document.activeElement, document.querySelector('.weight-foot')].map((each) =>
          each.getBoundingClientRect(),
        );
        return box.bottom <= foot.top && foot.bottom <= innerHeight && box.top >= 60;
      });
      assert.ok(seen, `${width}: row ${row}`);
    }
    await picture(page, `weights-foot-${width}`);
  }
});
