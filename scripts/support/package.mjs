// Assembling the publishable package from the compiled engine, the facade in npm/ and the data.
import { build, transform } from 'esbuild';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { libraryText } from '../library.mjs';
import { ROOT } from './run.mjs';
import { digestOf, once } from './stamp.mjs';

export const ENTRIES = ['index', 'library', 'handbook', 'xlsx'];

/** Writes the package into `outDir` unless it is up to date; returns whether it had to work. */
export function assemble({ engine, importer }, { name, outDir }) {
  const out = join(ROOT, outDir);
  const digest = digestOf([...INPUTS, 'node_modules/esbuild/package.json'], engine.digest, importer.digest, outDir);
  return once(name, digest, [join(out, 'package.json')], async () => {
    mkdirSync(out, { recursive: true });
    for (const old of readdirSync(out)) rmSync(join(out, old), { recursive: true });
    const inputs = buildInputs({
      engine: await wasmModule(engine),
      importer: await wasmModule(importer),
      library: libraryModule,
    });
    for (const [format, extension] of FORMATS) await bundle(out, format, extension, inputs);
    writeDeclarations(out);
    cpSync(join(ROOT, 'npm/generated/schemas'), join(out, 'schemas'), { recursive: true });
    for (const file of TEXTS) if (existsSync(join(ROOT, file))) copyFileSync(join(ROOT, file), join(out, file));
    writeFileSync(join(out, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
  });
}

const TEXTS = ['LICENSE', 'README.md', 'README.zh-CN.md'];
const INPUTS = ['npm', 'data/library', 'scripts/library.mjs', 'scripts/support/package.mjs', 'Cargo.toml', ...TEXTS];

const FORMATS = [
  ['esm', '.mjs'],
  ['cjs', '.cjs'],
];

// webpack 4 parses no later syntax than this in a dependency.
const TARGET = 'es2017';

async function bundle(out, format, extension, plugin) {
  await build({
    entryPoints: ENTRIES.map((entry) => ({ in: join(ROOT, 'npm', `${entry}.ts`), out: entry })),
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

function writeDeclarations(out) {
  const copies = {
    'npm/types.ts': 'index.d.ts',
    'npm/rule-codes.ts': 'rule-codes.d.ts',
    'npm/declarations/library.d.ts': 'library.d.ts',
    'npm/declarations/handbook.d.ts': 'handbook.d.ts',
  };
  const xlsx = readFileSync(join(ROOT, 'npm', 'xlsx-types.ts'), 'utf8');
  writeFileSync(join(out, 'xlsx.d.ts'), xlsx.replace(/'\.\/types\.js'/g, "'./index.js'"));
  for (const [from, to] of Object.entries(copies)) copyFileSync(join(ROOT, from), join(out, to));
}

function manifest() {
  const cargo = readFileSync(join(ROOT, 'Cargo.toml'), 'utf8');
  const field = (key) => new RegExp(`^${key} = "([^"]+)"`, 'm').exec(cargo)[1];
  const entry = (name) => ({ types: `./${name}.d.ts`, import: `./${name}.mjs`, require: `./${name}.cjs` });
  return {
    name: field('name'),
    version: field('version'),
    description: field('description'),
    license: field('license'),
    keywords: ['budget', 'performance', 'indicator', 'validation', 'wasm', '绩效目标', '绩效指标', '预算'],
    engines: { node: '>=16' },
    sideEffects: false,
    main: './index.cjs',
    module: './index.mjs',
    types: './index.d.ts',
    exports: {
      '.': entry('index'),
      './library': entry('library'),
      './handbook': entry('handbook'),
      './xlsx': entry('xlsx'),
      './schemas/*.json': './schemas/*.json',
      './package.json': './package.json',
    },
    files: ['*.mjs', '*.cjs', '*.d.ts', 'schemas', ...TEXTS],
  };
}
