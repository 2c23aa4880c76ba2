// What the package weighs, and the bounds it is held to.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ENTRIES, WASM_BOUNDS } from './entries.mjs';
import { ROOT } from './run.mjs';

const KB = 1024;

/** One line per part: its name, raw and gzip bytes, and its bound in gzip bytes where it has one. */
export function sizesOf({ engine, importer }, outDir) {
  const [wasm, glue] = [readFileSync(engine.wasm), readFileSync(engine.glue)];
  const entries = ENTRIES.map(({ name, gzip }) => ({
    ...measured(`${name}.mjs`, readFileSync(join(ROOT, outDir, `${name}.mjs`))),
    bound: gzip,
  }));
  return [
    { ...measured('wasm', wasm), bound: WASM_BOUNDS.engine },
    measured('glue', glue),
    { ...measured('importer wasm', readFileSync(importer.wasm)), bound: WASM_BOUNDS.importer },
    ...entries,
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
