// Bundling the entries: ES modules and CommonJS for importers, classic scripts for pages without modules.
import { build, transform } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { libraryText } from '../library.mjs';
import { ENTRIES, SCRIPTS } from './entries.mjs';
import { ROOT } from './run.mjs';

/** Bundles every entry and every script into the folder `out`. */
export async function bundle(out, { engine, importer }) {
  const plugin = buildInputs({
    engine: await wasmModule(engine),
    importer: await wasmModule(importer),
    library: libraryModule,
  });
  for (const { name, source, minify = false } of ENTRIES) {
    const entryPoints = [join(ROOT, source)];
    for (const [format, extension] of FORMATS) {
      const outfile = join(out, `${name}${extension}`);
      await build({ ...COMMON, entryPoints, outfile, format, minify, plugins: [plugin] });
    }
  }
  for (const { file, source, global } of SCRIPTS) {
    const [entryPoints, outfile] = [[join(ROOT, source)], join(out, file)];
    // Nobody bundles a script any further, so it is made small here.
    const options = { format: 'iife', globalName: global, minify: true, plugins: [plugin] };
    await build({ ...COMMON, ...options, entryPoints, outfile });
  }
}

const FORMATS = [
  ['esm', '.mjs'],
  ['cjs', '.cjs'],
];

// webpack 4 parses no later syntax than this in a dependency.
const TARGET = 'es2017';

const COMMON = { bundle: true, target: TARGET, platform: 'neutral', charset: 'utf8', legalComments: 'none' };

/** The modules of `npm/build-inputs.d.ts`. */
function buildInputs(modules) {
  return {
    name: 'build-inputs',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^jixiao-(engine|importer|library)$/ }, ({ path }) => ({ path, namespace: 'build-input' }));
      onLoad({ filter: /.*/, namespace: 'build-input' }, async ({ path }) => ({
        contents: await modules[path.slice('jixiao-'.length)](),
      }));
    },
  };
}

async function wasmModule({ wasm, glue }) {
  // Each instance needs variables of its own, so the glue becomes a function that makes a fresh copy of itself.
  const options = { format: 'iife', globalName: 'glue', target: TARGET, minify: true, charset: 'utf8' };
  const { code } = await transform(readFileSync(glue, 'utf8'), options);
  const base64 = readFileSync(wasm).toString('base64');
  return () => `export function createGlue() { ${code} return glue; }\nexport const wasmBase64 = "${base64}";`;
}

async function libraryModule() {
  return `export const libraryText = ${JSON.stringify(await libraryText(join(ROOT, 'data', 'library')))};`;
}
