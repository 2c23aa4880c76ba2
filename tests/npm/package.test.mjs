// The packed tarball: what is in it, what syntax it asks of a bundler, and that it works in Node as ESM and as CJS.
import { parse } from 'acorn';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, posix, relative } from 'node:path';
import { after, test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import ts from 'typescript';
import { ENTRIES, FILES, FOLDERS, SCRIPTS, TEXTS } from '../../scripts/support/entries.mjs';
import { ROOT } from '../../scripts/support/run.mjs';
import { filesBelow } from '../../scripts/support/stamp.mjs';
import { install } from './installed.mjs';
import { faulty } from './samples.mjs';

const { folder, files, remove } = install();
const installed = (file) => join(folder, 'node_modules', 'jixiao-validator', file);
after(remove);

test('the tarball holds the entries, their types and the texts, and nothing else', () => {
  const entries = ENTRIES.flatMap(({ name }) => ['mjs', 'cjs', 'js', 'd.ts', 'd.mts'].map((end) => `${name}.${end}`));
  const scripts = SCRIPTS.flatMap(({ file }) => [file, file.replace(/\.js$/, '.d.ts')]);
  const folders = FOLDERS.flatMap(({ folder, source }) =>
    filesBelow(join(ROOT, source)).map((file) => posix.join(folder, relative(join(ROOT, source), file))),
  );
  const others = [...FILES.map(({ file }) => file), ...TEXTS, 'package.json'];
  const shared = files.filter((file) => file.startsWith('types/'));
  assert.deepEqual(files, [...entries, ...scripts, ...folders, ...others, ...shared].sort());
});

test('the schemas are found by their names', () => {
  const require = createRequire(join(folder, 'index.js'));
  const schema = require('jixiao-validator/schemas/report.draft-07.json');
  assert.equal(schema.$schema, 'http://json-schema.org/draft-07/schema#');
});

test('the manifest puts the types first and declares no side effects', () => {
  const manifest = JSON.parse(readFileSync(installed('package.json'), 'utf8'));
  assert.equal(manifest.sideEffects, false);
  assert.equal(manifest.dependencies, undefined);
  for (const { name } of ENTRIES) {
    const conditions = manifest.exports[name === 'index' ? '.' : `./${name}`];
    assert.deepEqual(
      Object.values(conditions).map((branch) => Object.keys(branch)[0]),
      ['types', 'types'],
      name,
    );
  }
});

test('every declaration leads to files of the package alone, and every shared one is led to', () => {
  const declarations = files.filter((file) => /\.d\.m?ts$/.test(file));
  const led = declarations.flatMap((file) => {
    const { importedFiles } = ts.preProcessFile(readFileSync(installed(file), 'utf8'));
    return importedFiles.map(({ fileName }) => {
      assert.match(fileName, /^\.{1,2}\/.*\.js$/, `${file} imports ${fileName}`);
      return posix.join(posix.dirname(file), fileName).replace(/\.js$/, '.d.ts');
    });
  });
  assert.deepEqual(
    led.filter((file) => !declarations.includes(file)),
    [],
  );
  assert.deepEqual(
    declarations.filter((file) => file.startsWith('types/') && !led.includes(file)),
    [],
  );
});

// A tool that does not know `exports` looks for these files beside the manifest.
test('the twins for tools without exports are what the entry is', () => {
  const require = createRequire(join(folder, 'index.js'));
  for (const { name } of ENTRIES) {
    assert.equal(require(installed(`${name}.js`)), require(installed(`${name}.cjs`)), name);
  }
});

// webpack 4 stops at later syntax in a dependency, and the policy of a page may forbid what makes code of text.
const CODE = [...ENTRIES.flatMap(({ name }) => [`${name}.mjs`, `${name}.cjs`]), ...SCRIPTS.map(({ file }) => file)];
for (const file of CODE) {
  test(`${file} keeps to ES2017 and to no eval`, () => {
    const code = readFileSync(installed(file), 'utf8');
    parse(code, { ecmaVersion: 2017, sourceType: file.endsWith('.mjs') ? 'module' : 'script' });
    assert.doesNotMatch(withoutText(code), /\beval\(|\bnew Function\(/);
  });
}

test('the package names no file of the machine it was built on', () => {
  for (const file of files) {
    const text = readFileSync(installed(file), 'utf8');
    const inlined = [...text.matchAll(/"([\w+/=]{1000,})"/g)];
    const wasm = inlined.map(([, base64]) => unpacked(Buffer.from(base64, 'base64')).toString('latin1'));
    for (const content of [text, ...wasm]) {
      assert.doesNotMatch(content, /\/(home|root|Users|work)\/|registry/, file);
    }
  }
});

const CONSUMER = `
  const form = JSON.parse(process.argv[2]);
  createChecker({ library: referenceLibrary }).then((checker) => {
    const report = checker.check(form);
    const fixed = report.issues.flatMap(({ fixes }) => fixes.filter(({ safe }) => safe)).reduce(applyFix, form);
    const suggestions = checker.suggest({ name: '培训人次' }, 3);
    const meaning = checker.normalize({ value: '≥95%' });
    const handbook = report.issues.map(({ code }) => explain(code).title).concat(rules().length);
    checker.dispose();
    process.send({ report, fixed, suggestions, meaning, handbook });
  });
`;
const FLAVOURS = {
  'consumer.mjs': `
    import { applyFix, createChecker } from 'jixiao-validator';
    import { referenceLibrary } from 'jixiao-validator/library';
    import { explain, rules } from 'jixiao-validator/handbook';
    ${CONSUMER}`,
  'consumer.cjs': `
    const { applyFix, createChecker } = require('jixiao-validator');
    const { referenceLibrary } = require('jixiao-validator/library');
    const { explain, rules } = require('jixiao-validator/handbook');
    ${CONSUMER}`,
};

test('it works in Node as ESM and as CJS, says the same in both, and prints nothing', () => {
  const [esm, cjs] = Object.entries(FLAVOURS).map(([file, code]) => consume(file, code));
  assert.equal(esm.report.admissible, false);
  assert.ok(esm.report.issues.length > 0 && esm.suggestions.length > 0);
  assert.deepEqual(esm.meaning, { operator: '≥', value: '95', unit: '%', kind: '定量指标' });
  assert.deepEqual(cjs, esm);
});

/** Runs a consumer as a process of its own; what it found comes back beside its output, which must be empty. */
function consume(file, code) {
  writeFileSync(join(folder, file), code);
  const script = `
    const { fork } = require('node:child_process');
    const child = fork(process.argv[1], [process.argv[2]], { cwd: ${JSON.stringify(folder)}, stdio: ['ignore', 2, 2, 'ipc'] });
    child.on('message', (found) => process.stdout.write(JSON.stringify(found)));`;
  const args = ['-e', script, join(folder, file), JSON.stringify(faulty)];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  assert.equal(stderr, '', `${file} printed something`);
  return JSON.parse(stdout);
}

/** What is carried inside a module is compressed, but for the data of the fallback. */
function unpacked(bytes) {
  try {
    return inflateRawSync(bytes);
  } catch {
    return bytes;
  }
}

/** The code without what stands in quotation marks, where any character is allowed. */
function withoutText(code) {
  return code.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""').replace(/\/\/.*$/gm, '');
}
