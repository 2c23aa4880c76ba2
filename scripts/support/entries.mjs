// What the package consists of: a line an entry. Bundles, declarations, manifest, bounds and the tests of the tarball
// are all made from these tables.

const KB = 1024;

/** What fits the checker to a library of forms, each a small file of its own in `npm/adapters/`. */
const ADAPTERS = [
  'standard-schema',
  'react-hook-form',
  'vee-validate',
  'tanstack-form',
  'element-plus',
  'element-ui',
  'ant-design',
  'ant-design-vue',
  'native',
  'error-summary',
];

/**
 * What is imported as `jixiao-validator/<name>` (`index` as `jixiao-validator`). Each entry has files of its own at the
 * root of the package, so that tools that know nothing of `exports` find it too: `<name>.mjs`, `<name>.cjs`, `<name>.js`
 * and the declarations.
 *
 * - `source`: where its code is
 * - `types`: where its declarations come from, when they are written by hand and not taken from the source
 * - `minify`: whether it is published without blanks and long names, because every byte of it counts or no person reads it
 * - `gzip`: the most bytes its `.mjs` may have, compressed
 */
export const ENTRIES = [
  // The goal for index is 170 KB; it stands above that until the engine is small enough.
  { name: 'index', source: 'npm/index.ts', types: 'npm/types.ts', gzip: 450 * KB },
  { name: 'slim', source: 'npm/slim.ts', types: 'npm/slim-types.ts', gzip: 10 * KB },
  { name: 'fallback', source: 'npm/fallback.ts', types: 'npm/fallback-types.ts', minify: true, gzip: 480 * KB },
  { name: 'library', source: 'npm/library.ts', gzip: 260 * KB },
  { name: 'handbook', source: 'npm/handbook.ts', gzip: 40 * KB },
  { name: 'xlsx', source: 'npm/xlsx.ts', types: 'npm/xlsx-types.ts', gzip: 770 * KB },
  { name: 'worker', source: 'npm/worker/index.ts', types: 'npm/worker/types.ts', gzip: 6 * KB },
  { name: 'form-schemas', source: 'npm/form-schemas.ts', gzip: 4 * KB },
  ...ADAPTERS.map((name) => ({ name, source: `npm/adapters/${name}.ts`, gzip: 2 * KB, minify: true })),
];

/**
 * Scripts for pages that use `<script src>`: `<name>.iife.js`, also found as `jixiao-validator/<name>.iife.js`.
 *
 * - `entry`, `source`: the entry it holds, and where its code is
 * - `global`: the variable it makes
 */
export const SCRIPTS = [
  { name: 'jixiao-validator', entry: 'index', source: 'npm/index.ts', global: 'JixiaoValidator', gzip: 450 * KB },
  {
    name: 'fallback',
    entry: 'fallback',
    source: 'npm/fallback.ts',
    global: 'JixiaoValidatorFallback',
    gzip: 480 * KB,
  },
  { name: 'library', entry: 'library', source: 'npm/library.ts', global: 'JixiaoLibrary', gzip: 260 * KB },
  { name: 'handbook', entry: 'handbook', source: 'npm/handbook.ts', global: 'JixiaoHandbook', gzip: 40 * KB },
  { name: 'worker', source: 'npm/worker/script.ts', gzip: 450 * KB },
  ...[
    ['native', 'JixiaoNative'],
    ['error-summary', 'JixiaoErrorSummary'],
    ['element-ui', 'JixiaoElementUi'],
  ].map(([name, global]) => ({ name, entry: name, source: `npm/adapters/${name}.ts`, global, gzip: 2 * KB })),
].map((script) => ({ ...script, file: `${script.name}.iife.js` }));

/** Files that are made while building: what they hold is said where they are written. */
export const FILES = [
  { file: 'engine.wasm', gzip: 440 * KB },
  { file: 'library.json', gzip: 260 * KB },
  { file: 'third-party-licenses.txt', isForPeople: true },
];

/** Those of them that a page fetches, found as `jixiao-validator/<file>`. */
export const FETCHED = FILES.filter(({ isForPeople }) => !isForPeople);

/** Folders that are published as they are. */
export const FOLDERS = [
  { folder: 'schemas', source: 'npm/generated/schemas' },
  { folder: 'conformance', source: 'tests/conformance' },
];

/** Texts for people, from the root of the repository. */
export const TEXTS = ['LICENSE', 'README.md', 'README.zh-CN.md'];

/** What the engine (wasm and glue together) and the importer may weigh, compressed. The goal for the engine is 120 KB. */
export const WASM_BOUNDS = { engine: 440 * KB, importer: 760 * KB };
