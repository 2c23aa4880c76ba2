// Every test of the project, in the order in which a mistake is cheapest to find.
//
//   npm test                       all of it
//   npm test -- --only rust,npm    only these groups or steps
//
// The first failure stops the run and shows what it printed. The last line is "N passed, M failed".
// No package may be imported here: in a fresh clone the set-up installs them first.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CHROMEDRIVER, FOR_BROWSERS, FOR_TESTS, setup } from './setup.mjs';
import { capture, ROOT } from './support/run.mjs';

const WASM_LIB = ['--lib', '--target', 'wasm32-unknown-unknown'];
const EXCEL = ['--features', 'excel'];
// A crate of its own, which may use what has been compiled for the engine.
const FUZZ = ['--manifest-path', 'fuzz/Cargo.toml'];
const SHARED = ['--target-dir', 'target'];
// Everything that runs outside a page, in one build: the engine is the same with the rest beside it.
const NATIVE = ['--features', 'cli'];
const DENY_WARNINGS = ['--', '-D', 'warnings'];

const STEPS = [
  step('lint', 'format of scripts and pages', 'prettier', ['--check', '--log-level', 'warn', '.']),
  step('lint', 'format of Rust', 'cargo', ['fmt', '--check']),
  step('lint', 'format of the fuzz target', 'cargo', ['fmt', '--check', ...FUZZ]),
  step('build', 'the npm package', 'node', ['scripts/build.mjs']),
  step('lint', 'eslint', 'eslint', ['--max-warnings', '0', '.']),
  // By its place: the older compilers of the type tests bring a command of the same name.
  step('lint', 'types of the facade', 'node', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']),
  step('lint', 'clippy', 'cargo', ['clippy', '--quiet', '--all-targets', ...NATIVE, ...DENY_WARNINGS]),
  step('lint', 'clippy of the fuzz target', 'cargo', ['clippy', '--quiet', ...FUZZ, ...SHARED, ...DENY_WARNINGS]),
  step('lint', 'clippy of the boundary', 'cargo', ['clippy', '--quiet', ...WASM_LIB, ...DENY_WARNINGS]),
  step('lint', 'clippy of the importer', 'cargo', ['clippy', '--quiet', ...WASM_LIB, ...EXCEL, ...DENY_WARNINGS]),
  step('rust', 'the engine, the importer and the command line', 'cargo', ['test', '--quiet', ...NATIVE]),
  step('wasm', 'the engine in Chromium', 'wasm-pack', [
    'test',
    ...['--headless', '--chrome', '--chromedriver', CHROMEDRIVER, '--mode', 'no-install'],
    ...['--', '--test', 'web'],
  ]),
  step('npm', 'data and scripts', 'node', () => nodeTests('tests')),
  step('npm', 'the packed package', 'node', () => nodeTests('tests/npm')),
  step('page', 'types of the page', 'vue-tsc', ['--noEmit', '-p', 'www/tsconfig.json']),
  step('page', 'the page', 'npm', ['run', '--silent', 'page:build']),
  step('e2e', 'the page in Chromium', 'node', () => nodeTests('tests/e2e')),
  step('browsers', 'the package in old and new browsers', 'node', () => nodeTests('tests/browsers')),
];

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function main(args) {
  const chosen = chooseSteps(args);
  setup(chosen.some(({ group }) => group === 'browsers') ? FOR_BROWSERS : FOR_TESTS);
  const total = { passed: 0, failed: 0 };
  for (const { group, name, command, argsOf } of chosen) {
    const commandArgs = argsOf();
    process.stdout.write(`${group.padEnd(9)}${name} … `);
    const started = performance.now();
    const { ok, output } = await capture(command, commandArgs);
    const { passed, failed } = counted(output, ok);
    total.passed += passed;
    total.failed += failed;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(ok ? `${passed} passed, ${seconds} s` : `FAILED, ${seconds} s`);
    if (ok) continue;
    console.log(`\n${[command, ...commandArgs].join(' ')}\n\n${output}`);
    break;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

/** `args` is a list, or a function where the list is only known when the step's turn comes. */
function step(group, name, command, args) {
  return { group, name, command, argsOf: typeof args === 'function' ? args : () => args };
}

/** The test files directly in a folder; `node --test` without files would look for some everywhere. */
function nodeTests(folder) {
  const files = readdirSync(join(ROOT, folder)).filter((file) => file.endsWith('.test.mjs'));
  if (files.length === 0) throw new Error(`${folder} holds no *.test.mjs`);
  return ['--test', '--test-reporter=spec', ...files.sort().map((file) => `${folder}/${file}`)];
}

function chooseSteps(args) {
  const at = args.indexOf('--only');
  if (at < 0) return STEPS;
  const names = (args[at + 1] ?? '').split(',').filter(Boolean);
  const unknown = names.filter((name) => !STEPS.some(({ group }) => group === name));
  if (names.length > 0 && unknown.length === 0) return STEPS.filter(({ group }) => names.includes(group));
  throw new Error(`--only takes some of: ${[...new Set(STEPS.map(({ group }) => group))].join(', ')}`);
}

/** The tests a step reports itself (cargo test, wasm-bindgen-test, node --test); any other step counts as one. */
function counted(output, ok) {
  const sum = (pattern) => [...output.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0);
  const passed = sum(/^test result: .*?(\d+) passed/gm) + sum(/^ℹ pass (\d+)/gm);
  const failed = sum(/^test result: .*?(\d+) failed/gm) + sum(/^ℹ fail (\d+)/gm);
  if (ok) return { passed: passed > 0 ? passed : 1, failed: 0 };
  return { passed, failed: Math.max(failed, 1) };
}
