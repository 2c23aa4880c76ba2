// The table of sizes in the READMEs.

/** The two pages with a table, and the head of it. */
export const PAGES = [
  { page: 'README.md', head: ['file', 'gzip'] },
  { page: 'README.zh-CN.md', head: ['文件', 'gzip 后'] },
];

/** The page with its table made anew from the sizes of the published files. */
export function withTable(text, head, sizes) {
  const rows = [head, ['---', '---'], ...sizes.map(({ name, gzip }) => [`\`${name}\``, `${shown(gzip)} KB`])];
  const table = rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return text.replace(TABLE, (_, before, __, after) => `${before}\n\n${table}\n\n${after}`);
}

/**
 * What is untrue in the table of a page. A number may be off by one of its last digit: compressed bytes differ a little
 * from one version of zlib to the next, and a table that asks to be written again for that would be a nuisance.
 */
export function untrueIn(text, sizes) {
  const table = TABLE.exec(text)?.[2] ?? '';
  const told = new Map([...table.matchAll(/^\| `(.+?)` *\| (\S+) KB/gm)].map(([, name, size]) => [name, Number(size)]));
  const wrong = sizes.filter(
    ({ name, gzip }) => !(Math.abs(told.get(name) - gzip / KB) <= lastDigitOf(told.get(name))),
  );
  const gone = [...told.keys()].filter((told) => !sizes.some(({ name }) => name === told));
  return [...wrong.map(({ name, gzip }) => `${name} has ${shown(gzip)} KB, not ${told.get(name)}`), ...gone];
}

const KB = 1024;
const TABLE = /(<!-- sizes -->)([^]*?)(<!-- \/sizes -->)/;

/** Two digits, and nothing finer than a tenth, tell what a page has to load; more would only change more often. */
function shown(bytes) {
  const digit = lastDigitOf(bytes / KB);
  return (Math.round(bytes / KB / digit) * digit).toFixed(digit < 1 ? 1 : 0);
}

function lastDigitOf(number) {
  return Math.max(0.1, 10 ** (Math.floor(Math.log10(number)) - 1));
}
