// The package.json that is published.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENTRIES, FETCHED, FILES, FOLDERS, SCRIPTS, TEXTS } from './entries.mjs';
import { ROOT } from './run.mjs';

/** The manifest; name, version and description are the crate's. */
export function manifest() {
  return {
    name: crate('name'),
    version: crate('version'),
    description: crate('description'),
    license: crate('license'),
    keywords: ['budget', 'performance', 'indicator', 'validation', 'wasm', '绩效目标', '绩效指标', '预算'],
    type: 'commonjs',
    engines: { node: '>=12.22' },
    sideEffects: false,
    main: './index.cjs',
    module: './index.mjs',
    types: './index.d.ts',
    unpkg: `./${SCRIPTS[0].file}`,
    jsdelivr: `./${SCRIPTS[0].file}`,
    exports: {
      ...Object.fromEntries(ENTRIES.map(({ name }) => [name === 'index' ? '.' : `./${name}`, conditions(name)])),
      ...Object.fromEntries([...SCRIPTS, ...FETCHED].map(({ file }) => [`./${file}`, `./${file}`])),
      ...Object.fromEntries(FOLDERS.map(({ folder }) => [`./${folder}/*.json`, `./${folder}/*.json`])),
      './package.json': './package.json',
    },
    files: [
      ...['*.mjs', '*.cjs', '*.js', '*.d.ts', '*.d.mts', 'types'],
      ...FILES.map(({ file }) => file),
      ...FOLDERS.map(({ folder }) => folder),
      ...TEXTS,
    ],
  };
}

/** A field of the crate that the package is made of. */
export function crate(field) {
  return new RegExp(`^${field} = "([^"]+)"`, 'm').exec(readFileSync(join(ROOT, 'Cargo.toml'), 'utf8'))[1];
}

// In each branch the types come first: a resolver takes the first condition that fits.
function conditions(name) {
  return {
    import: { types: `./${name}.d.mts`, default: `./${name}.mjs` },
    require: { types: `./${name}.d.ts`, default: `./${name}.cjs` },
  };
}
