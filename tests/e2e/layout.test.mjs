// The windows people have: an office screen, a small laptop, a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cell, focused, loadSample, picture, startPage } from './page.mjs';

let site;
before(async () => (site = await startPage()));
after(() => site.stop());

const WINDOWS = [
  { width: 1366, height: 768, panel: 'beside' },
  { width: 1280, height: 720, panel: 'beside' },
  { width: 1279, height: 720, panel: 'under' },
  // The office screen at 125 % zoom.
  { width: 1093, height: 614, panel: 'under' },
  { width: 1010, height: 700, panel: 'under' },
  { width: 999, height: 700, panel: 'under' },
  { width: 800, height: 700, panel: 'under' },
  { width: 799, height: 700, panel: 'under' },
  { width: 420, height: 800, panel: 'under' },
];

for (const { width, height, panel } of WINDOWS) {
  test(`nothing stands out of a window of ${width} × ${height}`, async () => {
    const { page } = await site.open({ width, height });
    await loadSample(page, 'faulty');
    await page.getByRole('button', { name: '第1行的内容、依据和佐证' }).click();
    // A scroll bar takes room in a real window, which the headless one does not show.
    await page.evaluate(() => (document.documentElement.style.width = `${innerWidth - 16}px`));
    const main = await page.locator('main').boundingBox();
    const side = await page.locator('.panel').boundingBox();
    assert.equal(side.x > main.x + main.width - 1 ? 'beside' : 'under', panel);
    await holdsItsCells(page, main, 7);
    await page.getByRole('button', { name: '填写权重' }).click();
    await cell(page, 1, '分值权重').waitFor();
    await holdsItsCells(page, main, 8);
    const bar = page.getByRole('region', { name: '还要改的地方' });
    assert.equal(await bar.isVisible(), panel === 'under');
    if (panel === 'under') {
      await bar.getByRole('button', { name: '看清单' }).click();
      assert.equal(await focused(page), 'summary-title');
    }
    if (width === 1093) {
      await page.locator('#section-indicators').scrollIntoViewIfNeeded();
      await picture(page, 'zoomed');
    }
    if (width === 420) {
      await page.locator('#section-indicators').scrollIntoViewIfNeeded();
      await picture(page, 'narrow');
    }
  });
}

/** The page does not scroll sideways, and the cells of the table stand within the form and have room for a word. */
async function holdsItsCells(page, main, columns) {
  const wide = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, inner: innerWidth }));
  assert.equal(wide.scroll, wide.inner);
  const boxes = await page.evaluate(() => {
    const drawn = [...document.querySelectorAll('.indicators .box')].filter((box) => box.offsetParent !== null);
    return drawn.map((box) => box.getBoundingClientRect()).map(({ left, right, width }) => ({ left, right, width }));
  });
  assert.equal(await page.locator('.cells').first().locator('.box').count(), columns);
  for (const { left, right, width } of boxes)
    assert.ok(left >= main.x && right <= main.x + main.width && width >= 40, JSON.stringify({ left, right, width }));
}

test('the office screen shows table and summary together', async () => {
  const { page } = await site.open();
  await loadSample(page, 'faulty');
  await page
    .locator('.steps')
    .getByRole('button', { name: /绩效指标/ })
    .click();
  await picture(page, 'office-1366x768');
  const table = await page.locator('.indicators').boundingBox();
  const panel = await page.locator('.panel').boundingBox();
  assert.ok(table.x + table.width <= panel.x);
  assert.ok(panel.y + panel.height <= 768);
});
