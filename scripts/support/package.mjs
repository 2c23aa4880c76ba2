// Assembling the publishable package from the compiled engine, the facade in npm/ and the data.
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { libraryText } from '../library.mjs';
import { bundle } from './bundle.mjs';
import { writeDeclarations } from './declarations.mjs';
import { ENTRIES, FILES, FOLDERS, TEXTS } from './entries.mjs';
import { translate } from './fallback.mjs';
import { manifest } from './manifest.mjs';
import { ROOT } from './run.mjs';
import { digestOf, once } from './stamp.mjs';

/** Writes the package into `outDir` unless it is up to date; returns whether it had to work. */
export function assemble({ engine, translatable, importer }, { name, outDir }) {
  const out = join(ROOT, outDir);
  const digest = digestOf([...INPUTS, ...TOOLS], engine.digest, translatable.digest, importer.digest, outDir);
  return once(name, digest, [join(out, 'package.json')], async () => {
    mkdirSync(out, { recursive: true });
    for (const old of readdirSync(out)) rmSync(join(out, old), { recursive: true });
    await bundle(out, { engine, importer, fallback: await translate(translatable, name) });
    for (const { name } of ENTRIES)
      writeFileSync(join(out, `${name}.js`), `module.exports = require('./${name}.cjs');\n`);
    writeDeclarations(out);
    for (const { file } of FILES) writeFileSync(join(out, file), await CONTENTS[file](engine));
    for (const { folder, source } of FOLDERS) cpSync(join(ROOT, source), join(out, folder), { recursive: true });
    for (const file of TEXTS) if (existsSync(join(ROOT, file))) copyFileSync(join(ROOT, file), join(out, file));
    writeFileSync(join(out, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
  });
}

/** What the files of the table hold. */
const CONTENTS = {
  'engine.wasm': ({ wasm }) => readFileSync(wasm),
  // The very text of the module `library`, so that its digest is the same however it was brought in.
  'library.json': () => libraryText(join(ROOT, 'data', 'library')),
  'third-party-licenses.txt': () => BUNDLED.map(licenseOf).join('\n'),
};

/** Packages whose code is part of the bundles, whose licenses ask to be told. */
const BUNDLED = ['fflate'];

function licenseOf(name) {
  return `${name}\n\n${readFileSync(join(ROOT, 'node_modules', name, 'LICENSE'), 'utf8')}`;
}

const INPUTS = [
  ...['npm', 'data/library', 'scripts/library.mjs', 'scripts/support', 'Cargo.toml', 'tsconfig.json'],
  ...FOLDERS.map(({ source }) => source),
  ...TEXTS,
];
const TOOLS = ['esbuild', 'typescript', ...BUNDLED].map((name) => `node_modules/${name}/package.json`);
