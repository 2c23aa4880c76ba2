// The benchmarks. `npm run bench` builds the package first; this file only measures what is in pkg/.
//
// Times depend on the machine; what counts are the ratios within one run. Nothing here passes or fails.
import { readFileSync } from 'node:fs';
import { table } from '../scripts/support/width.mjs';
import { coldPageLines } from './cold-page.mjs';
import { medianOf, medianOfAsync } from './measure.mjs';
import { labelledLines } from './labelled.mjs';
import { formOf, grownLibrary, mistypedFormOf, queriesOf } from './material.mjs';
import { LIMIT, PEERS } from './peers.mjs';

const SMALL = 2109;
const LARGE = 100_000;
const ROWS = [10, 30, 300];

export async function bench() {
  const cold = await coldStart();
  const { createChecker } = await import('../pkg/index.mjs');
  const { referenceLibrary } = await import('../pkg/library.mjs');
  const [small, large] = [SMALL, LARGE].map((count) => grownLibrary(referenceLibrary, count));

  print('check, all rules, boundary included', [['first check of a process', milliseconds(cold), '']]);
  const checker = await createChecker({ library: small });
  print('', checkLines(checker, small));
  print('load of a library from bytes', [
    await loadLine(createChecker, small, 11),
    await loadLine(createChecker, large, 5),
  ]);
  print(`suggest, best ${LIMIT}`, suggestLines(checker, small, { queries: 200, peerQueries: 40 }));
  checker.dispose();

  const largeChecker = await createChecker({ library: large });
  print('', suggestLines(largeChecker, large, { queries: 200, peerQueries: 10 }));
  largeChecker.dispose();

  const reference = await createChecker({ library: referenceLibrary });
  print('labelled queries, reference library', labelledLines(reference, JSON.parse(referenceLibrary), PEERS));
  reference.dispose();

  const form = mistypedFormOf(soundForm(), JSON.parse(referenceLibrary), 30);
  print(
    'from navigation to the first report in a cold page, and a check of the same 30 rows',
    await coldPageLines(form),
  );
}

/** Everything a page waits for before it can say the first word: loading, compiling, the library, one check. */
async function coldStart() {
  const started = performance.now();
  const [{ createChecker }, { referenceLibrary }] = await Promise.all([
    import('../pkg/index.mjs'),
    import('../pkg/library.mjs'),
  ]);
  const checker = await createChecker({ library: referenceLibrary });
  checker.check(soundForm());
  const taken = performance.now() - started;
  checker.dispose();
  return taken;
}

function checkLines(checker, library) {
  const times = ROWS.map((rows) => {
    const form = formOf(soundForm(), library, rows);
    return medianOf(() => checker.check(form), { samples: 60, batch: rows < 100 ? 20 : 4 });
  });
  const lines = ROWS.map((rows, at) => [
    `${rows} rows, ${library.indicators.length} entries`,
    milliseconds(times[at]),
    '',
  ]);
  return [...lines, ['300 rows against 30', `${(times[2] / times[1]).toFixed(1)} ×`, '']];
}

async function loadLine(createChecker, library, samples) {
  const bytes = new TextEncoder().encode(JSON.stringify(library));
  const dispose = (checker) => checker.dispose();
  const time = await medianOfAsync(() => createChecker({ library: bytes }), dispose, { samples });
  return [`${library.indicators.length} entries`, milliseconds(time), `${(bytes.length / 1e6).toFixed(1)} MB`];
}

function suggestLines(checker, library, { queries, peerQueries }) {
  const asked = queriesOf(library, queries);
  const ours = (typed) => checker.suggest({ name: typed }, LIMIT).map(({ entry }) => ({ code: entry.code }));
  const own = measured(ours, asked, { samples: 40, batch: 25, warmUp: 50 });
  const lines = [line('jixiao-validator', library, own, own)];
  for (const [name, build] of Object.entries(PEERS)) {
    const few = queriesOf(library, peerQueries);
    lines.push(
      line(name, library, measured(build(library.indicators), few, { samples: peerQueries, batch: 1, warmUp: 2 }), own),
    );
  }
  return lines;
}

/** The time of a search and how often the name that was meant is among the best. */
function measured(search, asked, options) {
  const found = asked.filter(({ code, typed }) => search(typed).some((best) => best.code === code)).length;
  return { time: medianOf((at) => search(asked[at % asked.length].typed), options), recall: found / asked.length };
}

function line(name, library, { time, recall }, own) {
  const ratio = time === own.time ? '' : `, ${(time / own.time).toFixed(0)} × ours`;
  return [
    `${name}, ${library.indicators.length} entries`,
    milliseconds(time),
    `found ${(100 * recall).toFixed(0)} %${ratio}`,
  ];
}

function soundForm() {
  return JSON.parse(readFileSync(new URL('../data/samples/sound.json', import.meta.url), 'utf8')).form;
}

function milliseconds(time) {
  return `${time.toFixed(time < 1 ? 4 : 1)} ms`;
}

function print(title, lines) {
  if (title !== '') console.log(`\n${title}`);
  for (const text of table(lines)) console.log(`  ${text}`);
}
