// Assembling the publishable package from the compiled engine, the facade in npm/ and the data.
import { build, transform } from 'esbuild';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { libraryText } from '../library.mjs';
import { writeDeclarations } from './declarations.mjs';
import { ENTRIES } from './entries.mjs';
import { manifestOf } from './manifest.mjs';
import { ROOT } from './run.mjs';
import { digestOf, once } from './stamp.mjs';

/** Writes the package into `outDir` unless it is up to date; returns whether it had to work. */
export function assemble({ engine, importer }, { name, outDir }) {
  const out = join(ROOT, outDir);
  const digest = digestOf([...INPUTS, ...TOOLS], engine.digest, importer.digest, outDir);
  return once(name, digest, [join(out, 'package.json')], async () => {
    mkdirSync(out, { recursive: true });
    for (const old of readdirSync(out)) rmSync(join(out, old), { recursive: true });
    const inputs = buildInputs({
      engine: await wasmModule(engine),
      importer: await wasmModule(importer),
      library: libraryModule,
    });
    for (const [format, extension] of FORMATS) await bundle(out, format, extension, inputs);
    for (const { name } of ENTRIES)
      writeFileSync(join(out, `${name}.js`), `module.exports = require('./${name}.cjs');\n`);
    writeDeclarations(out, ENTRIES);
    cpSync(join(ROOT, 'npm/generated/schemas'), join(out, 'schemas'), { recursive: true });
    for (const file of TEXTS) if (existsSync(join(ROOT, file))) copyFileSync(join(ROOT, file), join(out, file));
    writeFileSync(join(out, 'package.json'), `${JSON.stringify(manifestOf(ENTRIES, TEXTS), null, 2)}\n`);
  });
}

const TEXTS = ['LICENSE', 'README.md', 'README.zh-CN.md'];
const INPUTS = [
  'npm',
  'data/library',
  'scripts/library.mjs',
  'scripts/support',
  'Cargo.toml',
  'tsconfig.json',
  ...TEXTS,
];
const TOOLS = ['esbuild', 'typescript'].map((name) => `node_modules/${name}/package.json`);

const FORMATS = [
  ['esm', '.mjs'],
  ['cjs', '.cjs'],
];

// webpack 4 parses no later syntax than this in a dependency.
const TARGET = 'es2017';

async function bundle(out, format, extension, plugin) {
  await build({
    entryPoints: ENTRIES.map(({ name, source }) => ({ in: join(ROOT, source), out: name })),
    outdir: out,
    outExtension: { '.js': extension },
    bundle: true,
    format,
    target: TARGET,
    platform: 'neutral',
    charset: 'utf8',
    legalComments: 'none',
    plugins: [plugin],
  });
}

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
