// Translating the engine into plain JavaScript, for pages that may not run WebAssembly.
import { transform } from 'esbuild';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { glueFactory } from './glue.mjs';
import { ROOT, run } from './run.mjs';
import { digestOf, once } from './stamp.mjs';

/** The engine as wasm2js writes it, with its glue; it is translated again only when it has changed. */
export async function translate({ wasm, glue }, name) {
  const file = join(ROOT, 'target', 'fallback', `${name}.js`);
  const digest = digestOf(['node_modules/binaryen/package.json'], readFileSync(wasm, 'base64'), ...FLAGS);
  await once(`${name}-fallback`, digest, [file], () => {
    mkdirSync(join(ROOT, 'target', 'fallback'), { recursive: true });
    run('wasm2js', [...FLAGS, wasm, '-o', file]);
  });
  return { engine: file, glue };
}

/** The module `jixiao-fallback` of `npm/build-inputs.d.ts`, made of a translated engine and its glue. */
export async function fallbackModule({ engine, glue }, target) {
  const translated = edited(readFileSync(engine, 'utf8'), ENGINE_EDITS);
  // Besides WebAssembly these are what the glue looks for: in Node, a look at them starts a fetch that needs WebAssembly.
  const globals = 'WebAssembly, Response, Request';
  const factory = await glueFactory(edited(readFileSync(glue, 'utf8'), GLUE_EDITS), target, globals);
  const options = { format: 'esm', target, minify: true, charset: 'utf8' };
  return (await transform(`${translated}\n${factory}`, options)).code;
}

const FLAGS = ['-O'];

/** What wasm2js writes, changed: [what for, what stands there, what shall stand there]. */
const ENGINE_EDITS = [
  ['take the imports from the caller', /^import [^\n]+\n/, ''],
  [
    'instantiate as often as asked, each time with memory of its own',
    /var retasmFunc = asmFunc\(\{.+$/s,
    'export { asmFunc as instantiate };',
  ],
  ['count the pages in use', /return buffer\.byteLength >> 16;/, 'return pages;'],
  ['start with all pages in use', /var buffer = new ArrayBuffer\(\d+\);/, '$& var pages = buffer.byteLength >> 16;'],
  [
    'grow into the room there is',
    /if \(\(oldPages < newPages\) && \(newPages < 65536\)\) \{/,
    '$& pages = newPages; if (newPages * 65536 <= buffer.byteLength) return oldPages;',
  ],
  // The allocator asks for a page at a time, and each time all of the memory would be copied.
  [
    'make more room than is asked for',
    /new ArrayBuffer\(newPages << 16\)/,
    'new ArrayBuffer((newPages + (newPages >> 1)) * 65536)',
  ],
];

/** The glue keeps views until growing detaches the memory, but an `ArrayBuffer` that was copied is not detached. */
const GLUE_EDITS = [
  [
    'ask for the memory as it is now',
    /cachedUint8ArrayMemory0\.byteLength === 0/,
    'cachedUint8ArrayMemory0.buffer !== wasm.memory.buffer',
  ],
  [
    'ask for the memory as it is now',
    /cachedDataViewMemory0\.buffer\.detached === true \|\| \(.+?\)(?=\))/,
    'cachedDataViewMemory0.buffer !== wasm.memory.buffer',
  ],
];

/** The text with every edit made. A tool that writes something else than expected stops the build. */
function edited(text, edits) {
  return edits.reduce((before, [purpose, from, to]) => {
    const found = before.match(new RegExp(from, `${from.flags}g`))?.length ?? 0;
    if (found !== 1)
      throw new Error(`scripts/support/fallback.mjs: cannot ${purpose}: ${from} is there ${found} times.`);
    return before.replace(from, to);
  }, text);
}
