// What people who do not see the page well, or use no mouse, depend on.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cell, fillRow, focused, loadSample, startPage } from './page.mjs';

let site;
before(async () => (site = await startPage()));
after(() => site.stop());

async function faultyPage() {
  const { page } = await site.open();
  await loadSample(page, 'faulty');
  await page.getByRole('button', { name: '第1行的内容、依据和佐证' }).click();
  return page;
}

test('every control has a name, every identifier is used once, and every pointer leads somewhere', async () => {
  const page = await faultyPage();
  const controls = await page.getByRole('main').locator('input, textarea, button').count();
  assert.ok(controls > 100);
  const found = await page.evaluate(() => {
    const nameOf = (each) =>
      each.getAttribute('aria-label') ||
      [...(each.labels ?? [])].map((label) => label.textContent).join('') ||
      each.textContent;
    const nameless = [...document.querySelectorAll('input, textarea, button:not([aria-hidden])')]
      .filter((each) => nameOf(each).trim() === '')
      .map((each) => each.outerHTML);
    // A dialog that is shut stays in the document without its content.
    const isDrawn = (each) => each.getClientRects().length > 0;
    const ids = [...document.querySelectorAll('[id]')].map((each) => each.id);
    const pointers = ['aria-describedby', 'aria-labelledby', 'aria-controls'].flatMap((name) =>
      [...document.querySelectorAll(`[${name}]`)].filter(isDrawn).flatMap((each) => each.getAttribute(name).split(' ')),
    );
    return {
      nameless,
      twice: ids.filter((id, index) => ids.indexOf(id) !== index),
      lost: pointers.filter((id) => !document.getElementById(id)),
    };
  });
  assert.deepEqual(found, { nameless: [], twice: [], lost: [] });
});

test('every text stands out from its ground by at least 4.5 : 1', async () => {
  const page = await faultyPage();
  const weak = await page.evaluate(() => {
    const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
    const light = (channel) => (channel <= 10.31 ? channel / 3294.6 : ((channel / 255 + 0.055) / 1.055) ** 2.4);
    const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
    const groundOf = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const colour = parts(getComputedStyle(at).backgroundColor);
        if (colour.length === 3 || colour[3] === 1) return colour;
      }
      return [255, 255, 255];
    };
    const texts = [...document.querySelectorAll('body *')].filter((element) => {
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
      return own && element.offsetParent !== null && !element.closest('.unseen, :disabled, [aria-disabled="true"]');
    });
    return texts.flatMap((element) => {
      const [front, ground] = [luminance(parts(getComputedStyle(element).color)), luminance(groundOf(element))];
      const ratio = (Math.max(front, ground) + 0.05) / (Math.min(front, ground) + 0.05);
      return ratio < 4.5 ? [`${ratio.toFixed(2)} ${element.className} ${element.textContent.slice(0, 20)}`] : [];
    });
  });
  assert.deepEqual(weak, []);
});

test('severity is told by word and shape, never by colour alone', async () => {
  const page = await faultyPage();
  const messages = page.locator('main .message:not(.settled)');
  assert.ok((await messages.count()) > 10);
  const bare = await messages.evaluateAll((items) =>
    items.filter((item) => !item.querySelector('svg') || !/^\s*(错误|提醒|建议)/.test(item.textContent)),
  );
  assert.deepEqual(bare, []);
});

test('the keyboard alone enters a row, reads what is said and takes a repair', async () => {
  const { page } = await site.open();
  await fillRow(page, 1, ['产出指标', '质量指标', '参训教师出勤率', '', '95', '%', '定量指标']);
  await cell(page, 2, '三级指标').focus();
  await page.locator('.said .message').first().waitFor();
  await cell(page, 1, '指标属性').focus();
  for (let step = 0; step < 8; step += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement.textContent.trim())) === '填“≥”') break;
  }
  await page.keyboard.press('Enter');
  assert.equal(await cell(page, 1, '指标性质').inputValue(), '≥');
  assert.equal(await focused(page), '第1行 指标性质');
});
