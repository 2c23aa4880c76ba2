// The searches a portal would otherwise use, set up as well as they can be for short Chinese names.
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';

export const LIMIT = 5;

/** Each returns a function from what was typed to the best names, best first. */
export const PEERS = {
  'MiniSearch, bigrams': (indicators) => {
    const index = new MiniSearch({ fields: ['name'], storeFields: ['name'], idField: 'code', tokenize: bigrams });
    index.addAll(indicators);
    return (typed) =>
      index
        .search(typed)
        .slice(0, LIMIT)
        .map(({ name }) => name);
  },
  'Fuse.js': (indicators) => {
    const index = new Fuse(indicators, { keys: ['name'], ignoreLocation: true, threshold: 0.4 });
    return (typed) => index.search(typed, { limit: LIMIT }).map(({ item }) => item.name);
  },
};

function bigrams(text) {
  const characters = [...text];
  return characters.length < 2 ? characters : characters.slice(1).map((character, at) => characters[at] + character);
}
