// Nothing is lost: drafts, files, and what happens when the browser or the engine will not work.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  cell,
  chooseFile,
  exportAs,
  importForm,
  inKeptBrowser,
  loadSample,
  picture,
  startPage,
  storedForm,
  storedProjects,
  summary,
} from './page.mjs';

let site;
before(async () => (site = await startPage()));
after(() => site.stop());

const FILES = [
  { name: '空.json', text: '', says: '这个文件不是 JSON 格式' },
  { name: '断.json', text: '{"formType":"projectTarget","indicators":[', says: '这个文件不是 JSON 格式' },
  { name: '别的.json', text: '[1,2,3]', says: '这个文件里没有项目支出绩效目标申报表' },
  { name: '另一种.json', text: '{"formType":"monitoring"}', says: '这个文件是另一种表（“monitoring”）' },
  { name: '歪.json', text: '{"formType":"projectTarget","indicators":{"0":{}}}', says: '文件里“绩效指标”的内容不完整' },
  { name: '歪二.json', text: '{"formType":"projectTarget","money":"5万"}', says: '文件里“资金”的内容不完整' },
];

test('a file that cannot be read is refused with a sentence and changes nothing', async () => {
  const { page, said } = await site.open();
  await cell(page, 1, '三级指标').fill('培训期数');
  const form = await storedForm(page);
  for (const { name, text, says } of FILES) {
    await chooseFile(page, name, text);
    await page.getByRole('status').getByText(says).waitFor();
    const sentence = await page.getByRole('status').innerText();
    assert.ok(sentence.includes('表里的内容没有变'), name);
    assert.deepEqual(await storedForm(page), form, name);
  }
  assert.equal(await cell(page, 1, '三级指标').inputValue(), '培训期数');
  assert.deepEqual(said, []);
});

test('an exported form comes back as it was, unknown keys included', async () => {
  const { page } = await site.open();
  const form = {
    formType: 'projectTarget',
    project: { name: '2024年测试项目', commonGroups: ['培训'] },
    indicators: [{ name: '培训期数', value: 6, weight: '10.50', note: '本地字段' }],
    explanations: [{ code: 'B01', pointer: '/indicators/0', reason: '个性指标' }],
  };
  await chooseFile(page, '表.json', `\uFEFF${JSON.stringify(form)}`);
  await page.getByText('已导入“表.json”').waitFor();
  assert.ok((await summary(page)).length > 0, 'a loaded form is spoken of at once');
  const file = await exportAs(page, '文件（.json）');
  assert.equal(file.name, '2024年测试项目.json');
  assert.deepEqual(JSON.parse(await readFile(file.path, 'utf8')), form);
});

test('whatever comes in becomes a project of its own, and what was typed stays', async () => {
  const { page } = await site.open();
  await page.getByLabel('项目名称').fill('自己填的');
  await loadSample(page, 'sound');
  await importForm(page, { formType: 'projectTarget', project: { name: '导入的' } });
  const names = (await storedProjects(page)).map(({ form }) => form.project.name);
  assert.deepEqual(names.sort(), ['2024年城区公共绿地养护', '导入的', '自己填的'].sort());
});

test('a sheet is cleared only when asked twice, and comes back with undo', async () => {
  const { page } = await site.open();
  await cell(page, 1, '三级指标').fill('培训期数');
  const clear = async (answer) => {
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '清空这张表' }).click();
    await page.getByRole('dialog').getByRole('button', { name: answer }).click();
    // While the question fades out it still has the keyboard.
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  await clear('不，先不动');
  assert.equal(await cell(page, 1, '三级指标').inputValue(), '培训期数');
  await clear('清空');
  await page.getByText('已清空。').waitFor();
  assert.equal(await cell(page, 1, '三级指标').inputValue(), '');
  await page.keyboard.press('Control+z');
  assert.equal(await cell(page, 1, '三级指标').inputValue(), '培训期数');
});

test('a project is found again after its tab was closed in the middle of a word', async () => {
  const { page, context, origin } = await site.open();
  await loadSample(page, 'faulty');
  await cell(page, 1, '指标值').fill('81000');
  const before = await summary(page);
  await page.close();
  const again = await context.newPage();
  await again.goto(`${origin}/`);
  await again.locator('.panel .issue').first().waitFor();
  assert.equal(await cell(again, 1, '指标值').inputValue(), '81000');
  assert.deepEqual(await summary(again), before);
  assert.equal((await storedProjects(again)).length, 1, 'the word left behind is no second project');
});

test('a browser that is killed loses nothing that stood there for half a second', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'jixiao-profile-'));
  const typed = '81000';
  try {
    await inKeptBrowser(profile, site.origin, async (page) => {
      await loadSample(page, 'faulty');
      await cell(page, 1, '指标值').fill(typed);
      while ((await storedForm(page)).indicators[0].value !== typed);
    });
    await inKeptBrowser(profile, site.origin, async (page) => {
      assert.equal(await cell(page, 1, '指标值').inputValue(), typed);
    });
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('the single draft of earlier versions is taken over, an unreadable one is kept aside', async () => {
  const form = { formType: 'projectTarget', project: { name: '旧草稿' } };
  const old = await site.open({ storage: { 'jixiao-validator/draft': JSON.stringify({ form, checked: true }) } });
  assert.equal(await old.page.getByLabel('项目名称').inputValue(), '旧草稿');
  assert.deepEqual(
    (await storedProjects(old.page)).map((project) => [project.form, project.checked]),
    [[form, true]],
  );
  const broken = await site.open({ storage: { 'jixiao-validator/draft': '{"form":' } });
  await broken.page.getByRole('status').getByText('上次的草稿读不出来了').waitFor();
  assert.equal(await broken.page.evaluate(() => localStorage.getItem('jixiao-validator/draft-unreadable')), '{"form":');
});

test('the list creates, copies, renames and deletes, and every deletion has a way back', async () => {
  const { page, said } = await site.open();
  await loadSample(page, 'faulty');
  await loadSample(page, 'sound');
  const list = page.getByRole('dialog', { name: '项目列表' });
  const openList = async () => {
    await page.getByRole('button', { name: '项目列表' }).click();
    await list.waitFor();
  };
  const lines = () =>
    list
      .locator('.list-table tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) =>
          [...row.querySelectorAll('th .text-button, td:nth-of-type(1), td:nth-of-type(3), .state')].map((each) =>
            each.textContent.trim(),
          ),
        ),
      );
  const act = (what, name) => list.getByRole('button', { name: `${what} ${name}`, exact: true });
  await openList();
  const sound = ['2024年城区公共绿地养护', '区园林绿化中心', '没有问题', '填报中'];
  const faulty = ['2022年水源涵养林建设项目', '县自然资源局', '错误 11 · 提醒 18 · 建议 16', '填报中'];
  assert.deepEqual(await lines(), [sound, faulty]);
  await picture(page, 'list');
  await act('复制', sound[0]).click();
  await page.getByText(`已复制为“${sound[0]}（副本）”`).waitFor();
  await act('改名', `${sound[0]}（副本）`).click();
  await page.keyboard.type('备用稿');
  await page.keyboard.press('Enter');
  await list.getByRole('button', { name: '备用稿', exact: true }).waitFor();
  assert.deepEqual((await lines())[0], ['备用稿', ...sound.slice(1)]);
  await act('删除', faulty[0]).click();
  await page.getByText(`已删除“${faulty[0]}”`).waitFor();
  assert.equal((await lines()).length, 2);
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
  await list.getByRole('button', { name: faulty[0], exact: true }).waitFor();
  await act('删除', sound[0]).click();
  await list.getByText('最近删除的 1 个').click();
  await act('找回', sound[0]).click();
  await list.getByRole('button', { name: sound[0], exact: true }).click();
  await page.waitForFunction((title) => document.title.startsWith(title), sound[0]);
  await openList();
  await list.getByRole('button', { name: '新建项目' }).click();
  assert.equal(await page.getByLabel('项目名称').inputValue(), '');
  assert.deepEqual(said, []);
});

test('two windows on one project are told, follow each other, and lose nothing when both write at once', async () => {
  const { page: one, context, origin } = await site.open();
  await one.getByLabel('项目名称').fill('共同的项目');
  await storedForm(one);
  const two = await context.newPage();
  await two.goto(`${origin}/`);
  for (const page of [one, two]) await page.getByText('这份表在另一个窗口里也打开着').waitFor();
  await one.getByLabel('项目编码').fill('001');
  await two.waitForFunction(() => document.getElementById('f-project-code').value === '001');
  await two.getByLabel('实施单位').fill('乙单位');
  await one.waitForFunction(() => document.getElementById('f-project-unit').value === '乙单位');
  // Both write within the same moment, so neither can have heard of the other.
  const typeAtOnce = (page, text) =>
    page.evaluate((text) => {
      const box = document.getElementById('f-project-department');
      box.value = text;
      box.dispatchEvent(new Event('input', { bubbles: true }));
    }, text);
  await Promise.all([typeAtOnce(one, '甲部门'), typeAtOnce(two, '乙部门')]);
  await Promise.race([one, two].map((page) => page.getByText('这份表同时在另一个窗口里被改了').waitFor()));
  const departments = (await storedProjects(one)).map(({ form }) => form.project.department);
  assert.deepEqual(departments.sort(), ['乙部门', '甲部门']);
});

test('storage that is full is named, with the way out; once there is room again it is kept', async () => {
  // The browser grants a store its room when it is first used, so the room is taken away before the page is loaded.
  const { page, origin, said } = await site.open({ room: 1 });
  const browser = await page.context().newCDPSession(page);
  await cell(page, 1, '三级指标').fill('培训人次');
  const bar = page.locator('.keeping-bar');
  await bar.getByText('浏览器存储空间满了').waitFor();
  await picture(page, 'full');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    bar.getByRole('button', { name: '导出成文件' }).click(),
  ]);
  const saved = JSON.parse(await readFile(await download.path(), 'utf8'));
  assert.equal(saved.indicators[0].name, '培训人次');
  await browser.send('Storage.overrideQuotaForOrigin', { origin });
  await bar.getByRole('button', { name: '再存一次' }).click();
  await bar.waitFor({ state: 'detached' });
  assert.equal((await storedForm(page)).indicators[0].name, '培训人次');
  assert.deepEqual(said, []);
});

test('a browser that keeps nothing is named, and the form still works', async () => {
  const { page, said } = await site.open({ init: () => delete globalThis.indexedDB });
  await cell(page, 1, '三级指标').fill('培训期数');
  await page.locator('.keeping-bar').getByText('这个浏览器不允许保存').waitFor();
  assert.equal(await cell(page, 1, '三级指标').inputValue(), '培训期数');
  assert.deepEqual(said, []);
});

test('a browser without WebAssembly checks with the engine in plain JavaScript', async () => {
  const { page, said } = await site.open({ init: () => delete globalThis.WebAssembly });
  await loadSample(page, 'faulty');
  assert.equal(await page.locator('#summary-title').innerText(), '入库前还有 11 处要改');
  assert.deepEqual(said, []);
});

test('an engine that does not arrive is explained, the form still works, and it can be tried again', async () => {
  const { page, context } = await site.open();
  await context.route(/engine-.*\.wasm$/, (route) => route.fulfill({ status: 404 }));
  await page.evaluate(() =>
    navigator.serviceWorker.getRegistrations().then((all) => all.map((each) => each.unregister())),
  );
  await page.reload();
  const panel = page.getByRole('alert');
  await panel.getByText('现在不能检查').waitFor();
  assert.match(await panel.innerText(), /没有下载下来。您填的内容都在/);
  assert.match(await panel.locator('.failure-detail').innerText(), /^WASM_NOT_LOADED：.+ 返回 404/);
  await cell(page, 1, '三级指标').fill('培训期数');
  assert.equal((await storedForm(page)).indicators[0].name, '培训期数');
  await context.unroute(/engine-.*\.wasm$/);
  await panel.getByRole('button', { name: '再试一次' }).click();
  await page.waitForFunction(() => document.activeElement.id === 'summary-title');
  await page.getByRole('banner').getByRole('button', { name: '检查' }).click();
  await page.getByText(/^入库前还有 \d+ 处要改/).waitFor();
});
