// What the package weighs, and the bounds it is held to.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ENTRIES } from './package.mjs';
import { ROOT } from './run.mjs';

const KB = 1024;

/** One line per part: its name, raw and gzip bytes, and its bound in gzip bytes where it has one. */
export function sizesOf({ engine, importer }, outDir) {
  const [wasm, glue] = [readFileSync(engine.wasm), readFileSync(engine.glue)];
  const entries = ENTRIES.map((entry) => `${entry}.mjs`).map((file) =>
    measured(file, readFileSync(join(ROOT, outDir, file))),
  );
  return [
    { ...measured('wasm', wasm), bound: 120 * KB },
    measured('glue', glue),
    { ...measured('importer wasm', readFileSync(importer.wasm)), bound: 750 * KB },
    ...entries.map((entry) => (entry.name === 'index.mjs' ? { ...entry, bound: 170 * KB } : entry)),
  ];
}

export function printSizes(sizes) {
  for (const { name, raw, gzip, bound } of sizes) {
    const limit = bound === undefined ? '' : `  (at most ${kilobytes(bound)} gzip)`;
    console.log(`${name.padEnd(14)}${kilobytes(raw).padStart(10)}${kilobytes(gzip).padStart(10)} gzip${limit}`);
  }
}

/** Says which parts are over their bound and by how much; the bounds are the design's, and the engine is not there yet. */
export function sayOverBound(sizes) {
  for (const { name, gzip, bound } of sizes) {
    if (bound === undefined || gzip <= bound) continue;
    console.log(`over its bound: ${name} by ${kilobytes(gzip - bound)} gzip`);
  }
}

function measured(name, bytes) {
  return { name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
}

function kilobytes(bytes) {
  return `${(bytes / KB).toFixed(1)} KB`;
}
