// The declarations of the package, which tsc makes from the sources of the entries.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import ts from 'typescript';
import { ENTRIES, SCRIPTS } from './entries.mjs';
import { ROOT } from './run.mjs';

/**
 * Writes `<name>.d.ts` and `<name>.d.mts` of every entry to the root of the package, and what they share to `types/`.
 *
 * The `.d.mts` only tells an importer that the module is an ES module; each fact is declared once, in the `.d.ts`.
 */
export function writeDeclarations(out) {
  const emitted = emit(ENTRIES.map(declaredIn));
  const names = new Map(ENTRIES.map((entry) => [emittedFor(declaredIn(entry)), `${entry.name}.d.ts`]));
  const published = (file) => names.get(file) ?? join('types', relative('npm', file));
  for (const file of reachable(emitted, [...names.keys()])) {
    const from = posix.dirname(published(file));
    const text = emitted.get(file).replace(RELATIVE, (_, before, quote, specifier) => {
      const target = posix.relative(from, published(resolved(file, specifier))).replace(/\.d\.ts$/, '.js');
      return `${before}${quote}${target.startsWith('.') ? target : `./${target}`}${quote}`;
    });
    mkdirSync(join(out, from), { recursive: true });
    writeFileSync(join(out, published(file)), text);
  }
  for (const { name } of ENTRIES) writeFileSync(join(out, `${name}.d.mts`), `export * from './${name}.js';\n`);
  for (const script of SCRIPTS) writeFileSync(join(out, script.file.replace(/\.js$/, '.d.ts')), declarationOf(script));
}

/**
 * What a script declares is a variable and no module: a page names it with
 * `/// <reference types="jixiao-validator/jixiao-validator.iife" />`.
 */
function declarationOf({ global, entry }) {
  return global === undefined ? '' : `declare const ${global}: typeof import('./${entry}.js');\n`;
}

// What stands in quotation marks after `from` or in `import(…)`, when it is a file of ours.
const RELATIVE = /(\bfrom |\bimport\()(['"])(\.{1,2}\/[^'"]+)\2/g;

const declaredIn = ({ source, types }) => types ?? source;
const emittedFor = (source) => source.replace(/\.ts$/, '.d.ts');
const resolved = (file, specifier) => posix.join(posix.dirname(file), specifier.replace(/\.js$/, '.d.ts'));

/** The declarations of the sources and of everything they import, by path. */
function emit(sources) {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (file) => readFileSync(file, 'utf8'));
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const ours = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    stripInternal: true,
    newLine: ts.NewLineKind.LineFeed,
  };
  const roots = [...sources, 'npm/build-inputs.d.ts'].map((file) => join(ROOT, file));
  const files = new Map();
  const program = ts.createProgram(roots, { ...options, ...ours, rootDir: ROOT, outDir: ROOT });
  program.emit(undefined, (file, text) => files.set(relative(ROOT, file), text));
  return files;
}

/** The entries and what their declarations lead to; a source may import more than it declares. */
function reachable(emitted, entries) {
  const found = new Set(entries);
  for (const file of found) {
    for (const [, , , specifier] of emitted.get(file).matchAll(RELATIVE)) found.add(resolved(file, specifier));
  }
  return found;
}
