// How well real names and clerks' wordings lead to entries of the reference library, ours and the peers' in one run. The
// list is tests/fixtures/queries.jsonl; tests/search.rs holds what ours must find.
import { readFileSync } from 'node:fs';
import { medianOf } from './measure.mjs';

const TOP = 3;
/** From this score on the page takes our best entry for the one that was meant. */
const CONFIDENT = 0.85;

/** Lines of recall among the first and the first three, wrong answers given with confidence, and the time of a query. */
export function labelledLines(checker, library, peers) {
  const asked = readFileSync(new URL('../tests/fixtures/queries.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const ours = ({ query, want, ...place }) =>
    checker.suggest({ name: query, ...place }, TOP).map(({ entry, score }) => ({ code: entry.code, score }));
  const own = answersOf(asked, ours);
  // Peers know no certainty, so each counts as certain of as many of its best scores as ours is of its own.
  const certain = own.filter(({ best }) => best[0]?.score >= CONFIDENT).length;
  const searches = Object.entries(peers).map(([name, build]) => [name, build(library.indicators)]);
  return [
    ['', 'recall@1', 'recall@3', 'wrong with confidence', 'a query'],
    lineOf('jixiao-validator', asked, own, certain, ours),
    ...searches.map(([name, search]) => {
      const top = ({ query }) => search(query).slice(0, TOP);
      return lineOf(name, asked, answersOf(asked, top), certain, top);
    }),
  ];
}

function answersOf(asked, search) {
  return asked.map((query) => ({ want: query.want, best: search(query) }));
}

function lineOf(name, asked, answers, certain, search) {
  const answerable = answers.filter(({ want }) => want.length > 0);
  const within = (count) =>
    answerable.filter(({ want, best }) => best.slice(0, count).some(({ code }) => want.includes(code))).length;
  const surest = answers
    .filter(({ best }) => best.length > 0)
    .sort((a, b) => b.best[0].score - a.best[0].score)
    .slice(0, certain);
  const wrong = surest.filter(({ want, best }) => !want.includes(best[0].code)).length;
  const time = medianOf((at) => search(asked[at % asked.length]), { samples: 40, batch: 5, warmUp: 20 });
  return [
    name,
    percent(within(1), answerable.length),
    percent(within(TOP), answerable.length),
    percent(wrong, asked.length),
    `${time.toFixed(4)} ms`,
  ];
}

function percent(part, whole) {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
