// The states of the page that a clerk or a reviewer can bring about, for what must hold in all of them.
import { readFileSync } from 'node:fs';
import { createChecker } from '../../pkg/index.mjs';
import { referenceLibrary } from '../../pkg/library.mjs';
import { cell, chooseFile, importForm, loadSample, weightedForm } from './page.mjs';

/** Each brings a fresh visit into one state. */
export const STATES = {
  'an empty form': async () => {},
  'a faulty form': async (page) => loadSample(page, 'faulty'),
  'a sound form with its charts': async (page) => {
    await loadSample(page, 'sound');
    await page.locator('.steps').getByRole('button', { name: /检查/ }).click();
    await page.locator('.chart svg').first().waitFor();
  },
  'the charts under the mouse': async (page) => {
    await loadSample(page, 'sound');
    await page.locator('.steps').getByRole('button', { name: /检查/ }).click();
    await page.locator('.chart svg path').nth(2).hover();
  },
  'the charts as tables': async (page) => {
    await loadSample(page, 'sound');
    await page.getByRole('button', { name: '看表' }).click();
  },
  'an open row and its list': async (page) => {
    await loadSample(page, 'faulty');
    await page.getByRole('button', { name: '第1行的内容、依据和佐证' }).click();
    await cell(page, 1, '二级指标').click();
    await page.getByRole('listbox').waitFor();
  },
  'a column of weights with a mistake': async (page) => {
    await importForm(page, weightedForm());
    await cell(page, 2, '分值权重').fill('0');
    await cell(page, 3, '分值权重').focus();
    await page.locator('.said .message').first().waitFor();
  },
  'the menu of a row': async (page) => {
    await loadSample(page, 'faulty');
    await page.getByRole('button', { name: '第2行的操作' }).click();
    await page.getByRole('menu').waitFor();
  },
  'the safe repairs before they are made': async (page) => {
    await loadSample(page, 'sound');
    await cell(page, 1, '指标值').fill('≥420000');
    await page.getByRole('button', { name: /^全部安全修复/ }).click();
    await page.getByRole('dialog', { name: '全部安全修复' }).waitFor();
  },
  'the rule drawer': async (page) => {
    await loadSample(page, 'faulty');
    await page.locator('.panel .why').first().click();
    await page.locator('.drawer dl').waitFor();
  },
  'the answer to a warning': async (page) => {
    await loadSample(page, 'faulty');
    await page
      .locator('.panel')
      .getByRole('button', { name: /^说明理由/ })
      .first()
      .click();
  },
  'the library to choose from': async (page) => {
    await page.getByRole('button', { name: '从库中选' }).click();
    await page.locator('.pick').first().waitFor();
  },
  'the dialog to paste into': async (page) => {
    await page.getByRole('button', { name: '从 Excel 粘贴' }).click();
    await page.getByRole('dialog').waitFor();
  },
  'the library': async (page) => {
    await page.getByRole('button', { name: '指标库', exact: true }).click();
    await page.locator('.entry').first().locator('summary').click();
  },
  'the handbook': async (page) => {
    await page.getByRole('button', { name: '审核规则', exact: true }).click();
    await page.locator('.chapters button').first().click();
    await page.getByRole('article').waitFor();
  },
  'the form after it was printed': async (page) => {
    await loadSample(page, 'sound');
    await page.pdf({ preferCSSPageSize: true });
  },
  'the list of projects': async (page) => {
    await loadSample(page, 'faulty');
    await page.getByRole('button', { name: '项目列表' }).click();
    await page.locator('.list-table').waitFor();
  },
  'what will be handed in': async (page) => {
    await loadSample(page, 'sound');
    await page.getByRole('banner').getByRole('button', { name: '提交入库' }).click();
    await page.getByRole('dialog', { name: '提交入库' }).waitFor();
  },
  'a returned form with a change': async (page) => {
    await openReturned(page);
    await cell(page, 1, '指标值').fill('430000');
    await page.locator('.place-change').waitFor();
  },
  'the view of the reviewer': async (page) => {
    await openReturned(page);
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: /^审核这张表/ }).click();
    await page.locator('#review-title').waitFor();
  },
};

/** The sound sample as it comes back from a reviewer. */
async function openReturned(page) {
  const { form } = JSON.parse(readFileSync(new URL('../../data/samples/sound.json', import.meta.url), 'utf8'));
  const opinions = [
    { pointer: '/indicators/0/value', opinion: '请核定' },
    { pointer: '/goals/annual', opinion: '请写明口径' },
  ];
  const record = {
    ...{ recordType: 'submission', recordVersion: 1, submittedAt: '2024-10-12T09:30:00+08:00', form, history: [] },
    report: await reportOn(form),
    review: { returnedAt: '2024-10-15T15:00:00+08:00', reviewer: '区财政局', opinions },
  };
  await chooseFile(page, '退回.json', JSON.stringify(record));
  await page.locator('.opinions').waitFor();
}

async function reportOn(form) {
  const checker = await createChecker({ library: referenceLibrary });
  const report = checker.check(form);
  checker.dispose();
  return report;
}
