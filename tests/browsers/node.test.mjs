// The installed package in every Node it is said to run in: each way in gives the reports of the native engine.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { install } from '../npm/installed.mjs';
import { judge } from './judge.mjs';

const require = createRequire(import.meta.url);
const { folder, remove } = install();
const installed = (file) => join(folder, 'node_modules/jixiao-validator', file);
after(remove);

// They come from npm, as the old browsers do.
const NODES = {
  'Node 12': oldNode('node-12'),
  'Node 14': oldNode('node-14'),
  'Node 16': oldNode('node-16'),
  [`Node ${process.versions.node.split('.')[0]}`]: process.execPath,
};

// [the way in, the file that takes it, how it makes a checker]
const WAYS = [
  ['the default entry', 'default.cjs', `require('jixiao-validator').createChecker(options)`],
  [
    'the default entry as a module',
    'default.mjs',
    `import('jixiao-validator').then(({ createChecker }) => createChecker(options))`,
  ],
  [
    'slim',
    'slim.cjs',
    `require('jixiao-validator/slim').createChecker({ wasm: readFileSync(require.resolve('jixiao-validator/engine.wasm')), ...options })`,
  ],
  ['the fallback', 'fallback.cjs', `require('jixiao-validator/fallback').createChecker(options)`],
  [
    'the fallback without WebAssembly',
    'bare.cjs',
    `(delete globalThis.WebAssembly, require('jixiao-validator').createChecker({ fallback: require('jixiao-validator/fallback').fallback, ...options }))`,
  ],
];

for (const [, file, create] of WAYS) {
  const head = file.endsWith('.mjs') ? "import { readFileSync } from 'fs';" : "const { readFileSync } = require('fs');";
  writeFileSync(join(folder, file), `${head}\nconst create = (options) => ${create};\n${judged()}`);
}

for (const [name, program] of Object.entries(NODES)) {
  describe(name, () => {
    for (const [way, file] of WAYS) {
      test(way, () => {
        const { status, stdout, stderr } = spawnSync(program, [file], { cwd: folder, encoding: 'utf8' });
        assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: 'conforms', stderr: '' });
      });
    }
  });
}

test('the manifest asks for the oldest of them', () => {
  const { engines } = JSON.parse(readFileSync(installed('package.json'), 'utf8'));
  const [oldest] = /\d+\.\d+/.exec(require('node-12/package.json').version);
  assert.equal(engines.node, `>=${oldest}`);
});

function oldNode(name) {
  return join(dirname(require.resolve(`${name}/package.json`)), 'bin', 'node');
}

/** What the script of a way ends with: it prints the name of the first case whose report differs. */
function judged() {
  return `
    ${judge}
    const text = (file) => readFileSync(${JSON.stringify(installed('conformance/'))} + file, 'utf8');
    judge(create, text).then(
      ({ reports }) => {
        const differing = JSON.parse(text('cases.json')).find(({ report }, at) => reports[at] !== JSON.stringify(report));
        process.stdout.write(differing === undefined ? 'conforms' : 'differs: ' + differing.name);
      },
      (error) => process.stdout.write(error.stack),
    );
  `;
}
