// Workbooks in and out, and the form on paper.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { exportForms, importForms } from '../../pkg/xlsx.mjs';
import {
  assertNoWorkbookOpen,
  chooseFile,
  exportAs,
  importForm,
  loadSample,
  picture,
  startPage,
  storedForm,
  storedProjects,
} from './page.mjs';

let site;
before(async () => (site = await startPage()));
after(() => site.stop());

const sample = async (name) =>
  JSON.parse(await readFile(new URL(`../../data/samples/${name}.json`, import.meta.url), 'utf8')).form;

test('a form exported as a workbook and imported again is the same form, in the browser as in Node', async () => {
  for (const name of ['sound', 'faulty']) {
    const { page, said } = await site.open();
    await loadSample(page, name);
    const file = await exportAs(page, 'Excel 工作簿（.xlsx）');
    assert.match(file.name, /\.xlsx$/);
    const book = await readFile(file.path);
    const { forms, findings } = await importForms(book, file.name);
    assert.deepEqual([forms.map(({ form }) => form), findings], [[await sample(name)], []]);
    const other = await site.open();
    await chooseFile(other.page, file.name, book);
    await other.page.getByText(`已导入“${file.name}”`).waitFor();
    assert.deepEqual(await storedForm(other.page), await sample(name));
    assert.deepEqual([...said, ...other.said], []);
  }
});

test('a workbook with several projects asks which, and tells what it remarked', async () => {
  const { page, said } = await site.open();
  const book = await readFile(new URL('../fixtures/import/forms-yunnan.xlsx', import.meta.url));
  const expected = (await importForms(book, '表.xlsx')).forms.map(({ form }) => form);
  await chooseFile(page, '表.xlsx', book);
  const dialog = page.getByRole('dialog', { name: '导入工作簿' });
  await dialog.waitFor();
  const names = await dialog.locator('.import-forms b').allTextContents();
  assert.deepEqual(
    names,
    expected.map((form) => form.project.name),
  );
  await picture(page, 'import');
  await dialog.getByLabel(names[0]).uncheck();
  await dialog.getByRole('button', { name: `导入这 ${names.length - 1} 个` }).click();
  await page.getByText(`导入 ${names.length - 1} 个项目`).waitFor();
  assert.deepEqual(await storedForm(page), expected[1], 'the first of them is on the screen');
  assert.equal((await storedProjects(page)).length, names.length - 1);
  assert.deepEqual(said, []);
});

test('workbooks come in and go out where the page itself may not run WebAssembly', async () => {
  const { page } = await site.open({ init: () => delete globalThis.WebAssembly, waitFor: 'h1' });
  const book = await exportForms([await sample('sound')]);
  await chooseFile(page, '表.xlsx', book);
  await page.getByText('已导入“表.xlsx”').waitFor();
  const file = await exportAs(page, 'Excel 工作簿（.xlsx）');
  const { forms } = await importForms(await readFile(file.path), file.name);
  assert.deepEqual(
    forms.map(({ form }) => form),
    [await sample('sound')],
  );
  await assertNoWorkbookOpen(page);
});

test('a program for workbooks that does not start is told in a sentence, and nothing is lost', async () => {
  const { page } = await site.open({ init: startNoWorker });
  await importForm(page, await sample('sound'));
  await chooseFile(page, '表.xlsx', await exportForms([await sample('faulty')]));
  await page
    .getByRole('status')
    .getByText('“表.xlsx”读不出来：处理工作簿的程序没有运行起来，请刷新页面再试。')
    .waitFor();
  await page.getByRole('button', { name: '导出' }).click();
  await page.getByRole('menuitem', { name: 'Excel 工作簿（.xlsx）' }).click();
  await page.getByRole('status').getByText('工作簿没有生成').waitFor();
  assert.deepEqual(await storedForm(page), await sample('sound'));
  assert.equal((await storedProjects(page)).length, 1);
});

/** As when the file of the worker is missing on the server. */
function startNoWorker() {
  const Started = globalThis.Worker;
  globalThis.Worker = class extends Started {
    constructor(_, options) {
      super('./assets/missing.js', options);
    }
  };
}

const REFUSED = [
  ['坏.xlsx', Buffer.from('PK\u0003\u0004 nothing'), '读不出来'],
  ['空.xlsx', Buffer.from(''), '文件是空的'],
  ['文件.pdf', Buffer.from('%PDF-1.7'), 'PDF'],
  ['名单.csv', Buffer.from('姓名,电话\n甲,1\n'), '没有找到绩效目标表'],
];

test('a workbook that cannot be read is refused with a sentence and changes nothing', async () => {
  const { page, said } = await site.open();
  await importForm(page, { formType: 'projectTarget', project: { name: '在填的' } });
  for (const [name, content, says] of REFUSED) {
    await chooseFile(page, name, content);
    await page.getByRole('status').getByText(says).waitFor();
    assert.match(await page.getByRole('status').innerText(), /表里的内容没有变/, name);
  }
  assert.equal((await storedForm(page)).project.name, '在填的');
  assert.equal((await storedProjects(page)).length, 1);
  assert.deepEqual(said, []);
});

test('all projects go into one workbook from the list', async () => {
  const { page } = await site.open();
  await loadSample(page, 'faulty');
  await loadSample(page, 'sound');
  await page.getByRole('button', { name: '项目列表' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '全部导出为 Excel' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), '全部项目.xlsx');
  const { forms } = await importForms(await readFile(await download.path()), '全部项目.xlsx');
  assert.deepEqual(
    forms.map(({ form }) => form),
    [await sample('sound'), await sample('faulty')],
  );
});

test('the form prints on one page of A4, whether it is short or long', async () => {
  const { page, said } = await site.open();
  const sound = await sample('sound');
  const long = { ...sound, indicators: Array.from({ length: 24 }, (_, at) => sound.indicators[at % 10]) };
  for (const [form, name] of [
    [sound, 'sound'],
    [await sample('faulty'), 'faulty'],
    [long, 'long'],
    [{ formType: 'projectTarget', project: { name: '刚开头' } }, 'begun'],
  ]) {
    await importForm(page, form);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const text = pdf.toString('latin1');
    assert.equal([...text.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length, 1, name);
    const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(text).map(Number);
    assert.ok(Math.abs(width - 595.3) < 1 && Math.abs(height - 841.9) < 1, `${width} × ${height}`);
    await writeFile(new URL(`../../test-results/print-${name}.pdf`, import.meta.url), pdf);
  }
  assert.equal(await page.locator('.paper').count(), 0, 'nothing of it stays on the screen');
  assert.deepEqual(said, []);
});

test('what the module refuses is told as a CheckError', async () => {
  await assert.rejects(exportForms('{"no":"list"}'), { name: 'CheckError', code: 'INPUT_NOT_JSON' });
  await assert.rejects(exportForms(7), { name: 'CheckError', code: 'INPUT_NOT_JSON' });
});
