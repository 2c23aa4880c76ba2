// What the package weighs, and the bounds it is held to.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ENTRIES, FETCHED, SCRIPTS, WASM_BOUNDS } from './entries.mjs';
import { ROOT } from './run.mjs';

const KB = 1024;

/** One line per part: its name, raw and gzip bytes, and its bound in gzip bytes. */
export function sizesOf({ engine, importer }, outDir) {
  return [
    part('wasm + glue', WASM_BOUNDS.engine, engine.wasm, engine.glue),
    part('importer wasm', WASM_BOUNDS.importer, importer.wasm),
    ...publishedSizes(outDir),
  ];
}

/** The same of what a page loads. */
export function publishedSizes(outDir) {
  const modules = ENTRIES.map(({ name, gzip }) => ({ file: `${name}.mjs`, gzip }));
  return [...modules, ...SCRIPTS, ...FETCHED].map(({ file, gzip }) => part(file, gzip, join(ROOT, outDir, file)));
}

export function printSizes(sizes) {
  for (const { name, raw, gzip, bound } of sizes) {
    const limit = bound === undefined ? '' : `  (at most ${kilobytes(bound)} gzip)`;
    console.log(`${name.padEnd(28)}${kilobytes(raw).padStart(10)}${kilobytes(gzip).padStart(10)} gzip${limit}`);
  }
}

/** Throws when a part is over its bound, naming each and by how much. */
export function holdToBounds(sizes) {
  const over = sizes.filter(({ gzip, bound }) => bound !== undefined && gzip > bound);
  if (over.length === 0) return;
  const lines = over.map(({ name, gzip, bound }) => `  ${name} by ${kilobytes(gzip - bound)} gzip`);
  throw new Error(`The package is over its bounds (scripts/support/entries.mjs):\n${lines.join('\n')}`);
}

function part(name, bound, ...files) {
  return { name, bound, ...measured(files) };
}

/** Raw and compressed bytes of files that are always loaded together. */
function measured(files) {
  const contents = files.map((file) => readFileSync(file));
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  return {
    raw: sum(contents.map(({ length }) => length)),
    gzip: sum(contents.map((bytes) => gzipSync(bytes, { level: 9 }).length)),
  };
}

export function kilobytes(bytes) {
  return `${(bytes / KB).toFixed(1)} KB`;
}
