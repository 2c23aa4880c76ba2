// Bundling the entries: ES modules and CommonJS for importers, classic scripts for pages without modules.
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { libraryText } from '../library.mjs';
import { ENTRIES, SCRIPTS } from './entries.mjs';
import { fallbackModule } from './fallback.mjs';
import { glueFactory } from './glue.mjs';
import { crate } from './manifest.mjs';
import { ROOT } from './run.mjs';

/** Bundles every entry and every script into the folder `out`. */
export async function bundle(out, { engine, importer, fallback }) {
  const plugin = buildInputs({
    engine: await wasmModule(engine),
    importer: await wasmModule(importer),
    fallback: await fallbackModule(fallback, TARGET),
    library: await libraryModule(),
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
      onResolve({ filter: /^jixiao-(engine|fallback|importer|library)$/ }, ({ path }) => ({
        path,
        namespace: 'build-input',
      }));
      onLoad({ filter: /.*/, namespace: 'build-input' }, ({ path }) => ({
        contents: modules[path.slice('jixiao-'.length)],
      }));
    },
  };
}

async function wasmModule({ wasm, glue }) {
  const packed = deflateRawSync(readFileSync(wasm), { level: 9 }).toString('base64');
  const constants = `export const wasmPacked = "${packed}";\nexport const version = "${crate('version')}";`;
  return `${await glueFactory(readFileSync(glue, 'utf8'), TARGET)}\n${constants}`;
}

async function libraryModule() {
  return `export const libraryText = ${JSON.stringify(await libraryText(join(ROOT, 'data', 'library')))};`;
}
