// The package.json that is published.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

/** The manifest for these entries; name, version and description are the crate's. */
export function manifestOf(entries, texts) {
  const cargo = readFileSync(join(ROOT, 'Cargo.toml'), 'utf8');
  const field = (key) => new RegExp(`^${key} = "([^"]+)"`, 'm').exec(cargo)[1];
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
      ...Object.fromEntries(entries.map(({ name }) => [name === 'index' ? '.' : `./${name}`, conditions(name)])),
      './schemas/*.json': './schemas/*.json',
      './package.json': './package.json',
    },
    files: ['*.mjs', '*.cjs', '*.js', '*.d.ts', '*.d.mts', 'types', 'schemas', ...texts],
  };
}

// In each branch the types come first: a resolver takes the first condition that fits.
function conditions(name) {
  return {
    import: { types: `./${name}.d.mts`, default: `./${name}.mjs` },
    require: { types: `./${name}.d.ts`, default: `./${name}.cjs` },
  };
}
