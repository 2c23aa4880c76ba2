// Element Plus, Ant Design and Ant Design Vue in a real Chromium: what a clerk sees at a field, and what a submit is told.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { admissible, broken, checker, FAILURE, isError, isHint, mapValues, said } from './adapters.mjs';
import { pagesFor } from './pages.mjs';

const FRAMEWORKS = {
  'element-plus': { error: '.el-form-item__error', warning: undefined },
  'ant-design': { error: '.ant-form-item-explain-error', warning: '.ant-form-item-explain-warning' },
  'ant-design-vue': { error: '.ant-form-item-explain-error', warning: undefined },
};
const FIELDS = [
  'project.name',
  'money.annual.total',
  'money.annual.fiscal',
  'indicators.0.value',
  'indicators.0.operator',
  'indicators.1.operator',
];

let pages;
before(async () => (pages = await pagesFor(Object.keys(FRAMEWORKS))));
after(() => pages?.close());

const messages = (form, isMeant) => mapValues(said(form, isMeant), (issues) => issues.map(({ message }) => message));
const onPage = (fields) => Object.fromEntries(Object.entries(fields).filter(([field]) => FIELDS.includes(field)));

for (const [name, { error, warning }] of Object.entries(FRAMEWORKS)) {
  /** The first message of every field that shows one. */
  const shown = (page, selector = error) =>
    page.evaluate((selector) => {
      const sections = [...document.querySelectorAll('section')].map((section) => [
        section.dataset.field,
        section.querySelector(selector),
      ]);
      return Object.fromEntries(
        sections.filter(([, element]) => element).map(([field, element]) => [field, element.textContent]),
      );
    }, selector);
  const until = async (page, expected, selector) => {
    for (let tries = 0; tries < 100; tries += 1) {
      if (JSON.stringify(await shown(page, selector)) === JSON.stringify(expected)) break;
      await page.waitForTimeout(100);
    }
    assert.deepEqual(await shown(page, selector), expected);
  };
  const input = (page, field) => page.locator(`[id="${field}"]`);

  test(`${name}: a submit shows the errors of the fields on the page and tells of the others`, async () => {
    const { page, said } = await pages.open(name, broken);
    assert.equal(await page.evaluate(() => window.submit()), false);
    const all = messages(broken, isError);
    await until(
      page,
      mapValues(onPage(all), ([first]) => first),
    );
    const others = checker
      .check(broken)
      .issues.filter((issue) => isError(issue) && !FIELDS.includes(issue.path.join('.')));
    assert.deepEqual(
      await page.evaluate(() => window.elsewhere()),
      others.map(({ message }) => message),
    );
    assert.deepEqual(said, []);
    await page.close();
  });

  test(`${name}: warnings do not stop a submit, and are found beside`, async () => {
    const { page, said } = await pages.open(name, admissible);
    assert.equal(await page.evaluate(() => window.submit()), true);
    await until(page, {});
    assert.deepEqual(await page.evaluate(() => window.elsewhere()), []);
    const hints = messages(admissible, isHint);
    if (warning)
      await until(
        page,
        mapValues(onPage(hints), ([first]) => first),
        warning,
      );
    const found = await page.evaluate(() => window.hints());
    const complete = Object.entries(found).filter(([field]) => field === 'project.name');
    assert.deepEqual(
      complete.map(([field, notices]) => [field, notices.map(({ message }) => message)]),
      [['project.name', hints['project.name']]],
    );
    assert.deepEqual(said, []);
    await page.close();
  });

  test(`${name}: a blank cell waits until it was left, and an edit is followed in other fields`, async () => {
    const form = structuredClone(admissible);
    const { page, said } = await pages.open(name, form);
    const value = input(page, 'indicators.0.value');
    await value.fill('');
    await page.waitForTimeout(500);
    assert.deepEqual(await shown(page), {});
    await value.blur();
    form.indicators[0].value = '';
    const blank = { 'indicators.0.value': messages(form, isError)['indicators.0.value'][0] };
    await until(page, blank);
    await value.fill(admissible.indicators[0].value);
    await until(page, {});

    form.indicators[0].value = admissible.indicators[0].value;
    form.money.annual.fiscal = '2310001';
    await input(page, 'money.annual.fiscal').fill('2310001');
    await until(page, { 'money.annual.total': messages(form, isError)['money.annual.total'][0] });
    await input(page, 'money.annual.fiscal').fill('2310000');
    await until(page, {});
    assert.deepEqual(said, []);
    await page.close();
  });

  test(`${name}: a check that failed stops a submit and says why`, async () => {
    const { page, said } = await pages.open(name, admissible, { isDisposed: true });
    assert.equal(await page.evaluate(() => window.submit()), false);
    assert.deepEqual(await page.evaluate(() => window.elsewhere()), [FAILURE]);
    await until(page, Object.fromEntries(FIELDS.map((field) => [field, FAILURE])));
    assert.deepEqual(said, []);
    await page.close();
  });
}

test('ant-design-vue: hints as rules do not stop a submit either', async () => {
  const { page } = await pages.open('ant-design-vue', admissible, { areHintsRules: true });
  assert.equal(await page.evaluate(() => window.submit()), true);
  await page.close();
});
