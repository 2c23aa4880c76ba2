// How long typing waits in a long form: 300 indicators in the built page, in a real browser. Each keystroke makes a message
// come or go. The time runs from the key to the frame that shows the character, and to the frame that shows the message;
// the work is what the page's thread computed for a keystroke, which does not grow when other programs share the machine.
//
//   node benches/page.mjs
import { pathToFileURL } from 'node:url';
import { cell, importForm, startPage } from '../tests/e2e/page.mjs';

const KEYSTROKES = 40;
const FRAME = 1000 / 60;

if (import.meta.url === pathToFileURL(process.argv[1]).href) await benchPage();

export async function benchPage() {
  const site = await startPage();
  console.log('\npage: from the key to the frame with its feedback, ms');
  for (const rows of [10, 30, 300]) {
    const { page } = await site.open();
    const { keyed, fed, work } = await typeInto(page, rows);
    const parts = Object.entries(work).map(([name, ms]) => `${name} ${ms.toFixed(1)}`);
    console.log(`  ${String(rows).padStart(4)} rows   character ${shown(keyed)}   feedback ${shown(fed)}`);
    console.log(`               work ${parts.join(', ')}`);
    await page.context().close();
  }
  console.log(`  a frame at 60 Hz is ${FRAME.toFixed(1)} ms`);
  await site.stop();
}

/** Types and takes back a unit in a numeric cell of the middle row. */
async function typeInto(page, rows) {
  await importForm(page, formOf(rows));
  const value = cell(page, Math.ceil(rows / 2), '指标值');
  await value.click();
  await page.keyboard.press('End');
  await page.evaluate(watchKeys, Math.ceil(rows / 2) - 1);
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
