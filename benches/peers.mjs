// The searches a portal would otherwise use, set up as well as they can be for short Chinese names.
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';

export const LIMIT = 5;

const FIELDS = ['name', 'aliases'];

/** Each returns a function from what was typed to the best entries with their scores, best first. */
export const PEERS = { 'MiniSearch, bigrams': miniSearch, 'Fuse.js': fuse };

export function miniSearch(indicators) {
  const extractField = (entry, field) => [entry[field] ?? ''].flat().join('|');
  const index = new MiniSearch({ fields: FIELDS, idField: 'code', extractField, tokenize: bigrams });
  index.addAll(indicators);
  return (typed) =>
    index
      .search(typed)
      .slice(0, LIMIT)
      .map(({ id, score }) => ({ code: id, score }));
}

function fuse(indicators) {
  const index = new Fuse(indicators, { keys: FIELDS, ignoreLocation: true, threshold: 0.4, includeScore: true });
  return (typed) =>
    index.search(typed, { limit: LIMIT }).map(({ item, score }) => ({ code: item.code, score: 1 - score }));
}

/** Every two neighbours of every name; `|` stands between names. */
function bigrams(text) {
  return text.split('|').flatMap((name) => {
    const characters = [...name];
    return characters.length < 2 ? characters : characters.slice(1).map((character, at) => characters[at] + character);
  });
}
