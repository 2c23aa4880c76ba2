// Native constraint validation in a real Chromium: what a control tells, what stands beside it, and the summary.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { admissible, broken, checker, FAILURE, isError, isHint, said } from './adapters.mjs';
import { pagesFor } from './pages.mjs';
import { sound } from './samples.mjs';

let pages;
before(async () => (pages = await pagesFor(['native'])));
after(() => pages?.close());

/** What a control and its surroundings tell; the id of the message is told as `*`. */
const told = (page, name) =>
  page.evaluate((name) => {
    const control = document.forms[0].elements[name];
    const ids = (control.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
    const place = control.nextElementSibling;
    return {
      invalid: control.getAttribute('aria-invalid'),
      describedBy: ids.map((id) => (id === place?.id ? '*' : id)),
      validity: control.validationMessage,
      lines: place ? [...place.children].map(({ textContent }) => textContent) : [],
    };
  }, name);

const settled = (page) => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
const fill = async (page, name, text) => {
  await page.locator(`[id="${name}"]`).fill(text);
  await settled(page);
};
const leave = async (page, name) => {
  await page.locator(`[id="${name}"]`).blur();
  await settled(page);
};
const send = (page) => page.getByRole('button', { name: '提交' }).click();

const NOTHING = { invalid: null, describedBy: [], validity: '', lines: [] };
const wrong = ({ message }, others = []) => ({
  invalid: 'true',
  describedBy: [...others, '*'],
  validity: message,
  lines: [`错误：${message}`],
});

test('a blank cell is told of when it was left, and no longer when it is filled', async () => {
  const { page, said: printed } = await pages.open('native', sound);
  const name = 'indicators.0.value';
  const form = structuredClone(sound);
  form.indicators[0].value = '';
  const quiet = { ...NOTHING, describedBy: ['hint'] };
  await fill(page, name, '');
  assert.deepEqual(await told(page, name), quiet);
  await leave(page, name);
  assert.deepEqual(await told(page, name), wrong(said(form, isError)[name][0], ['hint']));
  await fill(page, name, sound.indicators[0].value);
  assert.deepEqual(await told(page, name), quiet);
  assert.deepEqual(printed, []);
  await page.close();
});

test('an edit in one cell raises and resolves the error in another', async () => {
  const { page } = await pages.open('native', sound);
  const form = structuredClone(sound);
  form.money.annual.fiscal = '2310001';
  await fill(page, 'money.annual.fiscal', '2310001');
  const [error] = said(form, isError)['money.annual.total'];
  assert.equal((await told(page, 'money.annual.total')).validity, error.message);
  await fill(page, 'money.annual.fiscal', '2310000');
  assert.deepEqual(await told(page, 'money.annual.total'), NOTHING);
  await page.close();
});

test('a warning stands at its cell without making it invalid, and does not stop a submit', async () => {
  const { page, said: printed } = await pages.open('native', admissible);
  const [hint] = said(admissible, isHint)['project.name'];
  const expected = { ...NOTHING, describedBy: ['*'], lines: [`提醒：${hint.message}`] };
  assert.deepEqual(await told(page, 'project.name'), expected);
  await send(page);
  assert.equal(await page.evaluate(() => window.sent), true);
  assert.equal(await page.evaluate(() => document.querySelector('#summary').innerHTML), '');
  assert.deepEqual(printed, []);
  await page.close();
});

test('a submit with errors is stopped by a summary in the order of the page, which has the focus', async () => {
  const { page, said: printed } = await pages.open('native', broken);
  await send(page);
  assert.equal(await page.evaluate(() => window.sent), undefined);
  const summary = await page.evaluate(() => {
    const box = document.querySelector('.jixiao-summary');
    const alert = box.querySelector('[role=alert]');
    return {
      hasFocus: document.activeElement === box,
      heading: alert.querySelector('h2').textContent,
      entries: [...alert.querySelectorAll('li')].map((entry) => [entry.firstChild.tagName, entry.textContent]),
      title: document.title,
    };
  });
  // No input is there for the operators that the form lacks, so nothing can be led to; they stand first.
  const errors = checker.check(broken).issues.filter(isError);
  const has = ({ path }) => path.reduce((node, key) => node?.[key], broken) !== undefined;
  const entry = (issue) => [has(issue) ? 'A' : 'SPAN', `${issue.label}：${issue.message}`];
  const entries = [...errors.filter((issue) => !has(issue)), ...errors.filter(has)].map(entry);
  const heading = `提交前有 ${errors.length} 处需要修改`;
  assert.deepEqual(summary, { hasFocus: true, heading, entries, title: '错误：填报' });
  assert.deepEqual(await told(page, 'indicators.4.name'), {
    ...wrong(said(broken, isError)['indicators.4.name'][0]),
    lines: checker
      .check(broken)
      .issues.filter(({ path }) => path.join('.') === 'indicators.4.name')
      .map(({ severity, message }) => `${{ error: '错误', warning: '提醒', info: '建议' }[severity]}：${message}`),
  });
  const links = page.locator('.jixiao-summary a');
  await links.last().click();
  const expected = errors.filter(has).at(-1).path.join('.');
  assert.equal(await page.evaluate(() => document.activeElement.name), expected);
  await links.first().click();
  assert.equal(await page.evaluate(() => document.activeElement.name), 'indicators');
  assert.deepEqual(printed, []);
  await page.close();
});

test('what was put right is sent, and the summary goes', async () => {
  const form = structuredClone(sound);
  form.indicators[0].value = '很多';
  const { page } = await pages.open('native', form);
  await send(page);
  assert.equal(await page.title(), '错误：填报');
  await fill(page, 'indicators.0.value', sound.indicators[0].value);
  await send(page);
  assert.equal(await page.evaluate(() => window.sent), true);
  assert.deepEqual(await page.evaluate(() => [document.title, document.querySelector('#summary').innerHTML]), [
    '填报',
    '',
  ]);
  await page.close();
});

test('a check that failed stops a submit and the summary says why', async () => {
  const { page, said: printed } = await pages.open('native', sound, { isDisposed: true });
  await fill(page, 'project.name', '改过的名称');
  await send(page);
  assert.equal(await page.evaluate(() => window.sent), undefined);
  assert.deepEqual(await page.locator('.jixiao-summary li').allTextContents(), [FAILURE]);
  assert.deepEqual(printed, []);
  await page.close();
});

test('detaching leaves the page as it was', async () => {
  const { page } = await pages.open('native', broken);
  await send(page);
  assert.deepEqual(await page.evaluate(() => window.detach()), { isSame: true, noValidate: false, summary: '' });
  await page.close();
});
