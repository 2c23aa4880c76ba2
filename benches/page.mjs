// What a person waits for in the built page, in a real browser: from opening it to the first report, and from a key to the
// frame that shows its feedback in a form of 300 indicators. What the same browser needs for a page with nothing in it is
// measured in the same run, because that is what no page can be quicker than.
//
//   node benches/page.mjs
import { pathToFileURL } from 'node:url';
import { cell, importForm, startPage } from '../tests/e2e/page.mjs';

const VISITS = 9;
const KEYSTROKES = 40;
const FRAME = 1000 / 60;

/** A page with nothing in it but a field and what is said about it. */
const EMPTY_PAGE = `<!doctype html><meta charset="utf-8"><title>-</title>
  <h1>填报</h1>
  <div class="indicator" data-index="0"><input><p class="said"></p></div>
  <script>
    performance.mark('first-report');
    const field = document.querySelector('input');
    field.oninput = () => (document.querySelector('.said').textContent = field.value);
  </script>`;

if (import.meta.url === pathToFileURL(process.argv[1]).href) await benchPage();

export async function benchPage() {
  const site = await startPage();
  await benchOpening(site);
  await benchTyping(site);
  await site.stop();
}

/** Each visit has an empty cache; the browser is running, as it is in an office. */
async function benchOpening(site) {
  const times = { page: [], empty: [] };
  for (let visit = 0; visit < VISITS; visit += 1) {
    for (const which of ['empty', 'page']) {
      const { context, page } = await visited(site, which);
      times[which].push(await page.evaluate(whenOpened));
      await context.close();
    }
  }
  console.log('\npage: from opening it with an empty cache, ms');
  for (const [which, title] of [
    ['empty', 'an empty page'],
    ['page', 'the page'],
  ]) {
    const line = ['drawn', 'report'].map((name) => `${name} ${shown(times[which].map((each) => each[name]))}`);
    console.log(`  ${title.padEnd(14)} ${line.join('   ')}`);
  }
}

async function visited(site, which) {
  const context = await site.browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  const address = `${site.origin}/`;
  if (which === 'empty')
    await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: EMPTY_PAGE }));
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName('first-report').length > 0);
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  return { context, page };
}

/** Runs in the page. */
function whenOpened() {
  const at = (name) => performance.getEntriesByName(name)[0].startTime;
  return { drawn: at('first-contentful-paint'), report: at('first-report') };
}

async function benchTyping(site) {
  console.log('\npage: from the key to the frame with its feedback, ms');
  const { context, page: empty } = await visited(site, 'empty');
  await empty.locator('input').click();
  tellTyping('an empty page', await type(empty, 0));
  await context.close();
  for (const rows of [10, 30, 300]) {
    const { page } = await site.open();
    await importForm(page, formOf(rows));
    const middle = Math.ceil(rows / 2);
    await cell(page, middle, '指标值').click();
    tellTyping(`${rows} rows`, await type(page, middle - 1));
    await page.context().close();
  }
  console.log(`  a frame at 60 Hz is ${FRAME.toFixed(1)} ms`);
}

function tellTyping(title, { keyed, fed, work }) {
  const parts = Object.entries(work).map(([name, ms]) => `${name} ${ms.toFixed(1)}`);
  console.log(`  ${title.padEnd(14)} character ${shown(keyed)}   feedback ${shown(fed)}`);
  console.log(`  ${''.padEnd(14)} work of the page's thread: ${parts.join(', ')}`);
}

/** Types and takes back a unit behind the number that has the cursor. */
async function type(page, index) {
  await page.keyboard.press('End');
  await page.evaluate(watchKeys, index);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await metrics(devtools);
  for (let stroke = 0; stroke < KEYSTROKES; stroke += 1) {
    await page.keyboard.press(stroke % 2 === 0 ? '%' : 'Backspace');
    await page.evaluate((count) => window.nextFed(count), stroke);
  }
  const after = await metrics(devtools);
  const work = Object.fromEntries(Object.entries(after).map(([name, at]) => [name, (at - before[name]) / KEYSTROKES]));
  return { ...(await page.evaluate(() => ({ keyed: window.keyed, fed: window.fed }))), work };
}

/** Milliseconds of the page's thread since the page began. */
async function metrics(devtools) {
  const { metrics: all } = await devtools.send('Performance.getMetrics');
  const NAMES = {
    all: 'TaskDuration',
    script: 'ScriptDuration',
    style: 'RecalcStyleDuration',
    layout: 'LayoutDuration',
  };
  const msOf = (name) => all.find((metric) => metric.name === name).value * 1000;
  return Object.fromEntries(Object.entries(NAMES).map(([name, metric]) => [name, msOf(metric)]));
}

/** Runs in the page: notes when a key came, when the frame after it was drawn, and when the message had changed. */
function watchKeys(index) {
  window.keyed = [];
  window.fed = [];
  let started = 0;
  let tellFed = () => {};
  // Waiting without asking again and again, which would be counted as work of the page.
  window.nextFed = (count) => (window.fed.length > count ? undefined : new Promise((done) => (tellFed = done)));
  const afterPaint = (then) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = then;
      channel.port2.postMessage(null);
    });
  addEventListener(
    'keydown',
    () => {
      const from = performance.now();
      started = from;
      afterPaint(() => window.keyed.push(performance.now() - from));
    },
    true,
  );
  const said = document.querySelector(`.indicator[data-index="${index}"] .said`);
  const observer = new MutationObserver(() => {
    if (started === 0) return;
    const from = started;
    started = 0;
    afterPaint(() => {
      window.fed.push(performance.now() - from);
      tellFed();
    });
  });
  observer.observe(said, { subtree: true, childList: true, characterData: true });
}

function formOf(count) {
  const NAMES = ['培训期数', '参训人次', '教材印制数量', '现场检查次数', '宣传活动场次', '设备购置数量'];
  const indicators = Array.from({ length: count }, (_, at) => ({
    level1: '产出指标',
    level2: '数量指标',
    name: `第${at + 1}片区${NAMES[at % NAMES.length]}`,
    operator: '≥',
    value: String(at + 1),
    unit: '次',
    kind: '定量指标',
    content: '全年实际完成的数量',
    valueBasis: '计划标准：年度工作计划',
    evidence: '工作台账',
  }));
  return { formType: 'projectTarget', fiscalYear: '2024', project: { name: '2024年基层培训' }, indicators };
}

function shown(times) {
  const sorted = [...times].sort((left, right) => left - right);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1).padStart(6);
  return `quickest ${at(0)}, median ${at(0.5)}, 95 % ${at(0.95)}`;
}
