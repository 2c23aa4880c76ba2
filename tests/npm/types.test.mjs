// The declarations: a strict TypeScript project compiles against them, and what the engine really returns fits them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { rules } from '../../pkg/handbook.mjs';
import { createChecker } from '../../pkg/index.mjs';
import { referenceLibrary } from '../../pkg/library.mjs';
import { ENTRIES, SCRIPTS } from '../../scripts/support/entries.mjs';
import { install } from './installed.mjs';
import { faulty, sound } from './samples.mjs';

const { folder, remove } = install();
after(remove);

const USE = `
  import { applyFix, CheckError, createChecker } from 'jixiao-validator';
  import type { Checker, CheckErrorCode, Fix, Issue, Meaning, ProjectTargetForm, Report, RuleCode, Suggestion } from 'jixiao-validator';
  import { referenceLibrary } from 'jixiao-validator/library';
  import { explain, rules } from 'jixiao-validator/handbook';
  import { formTemplate, importForms, importLibrary } from 'jixiao-validator/xlsx';
  import type { ImportFinding, ImportProgress } from 'jixiao-validator/xlsx';
  import { createChecker as createSlim, type SlimCheckerOptions } from 'jixiao-validator/slim';
  import { createChecker as createPlain, fallback, type Fallback } from 'jixiao-validator/fallback';
  import { createWorkerChecker, serve } from 'jixiao-validator/worker';
  import type { WorkerChecker } from 'jixiao-validator/worker';

  export async function use(form: ProjectTargetForm): Promise<ProjectTargetForm> {
    const checker: Checker = await createChecker({ library: referenceLibrary, profile: 'hongta-2024' });
    const report: Report = checker.check(form);
    const codes: RuleCode[] = report.issues.map((issue: Issue) => issue.code);
    const titles: string[] = codes.map((code) => explain(code).title).concat(rules().map((rule) => rule.why));
    const fix: Fix | undefined = report.issues[0]?.fixes[0];
    const found: Suggestion[] = checker.suggest({ name: titles[0] ?? '', level2: '数量指标', commonGroups: ['培训'] }, 5);
    const meaning: Meaning = checker.normalize({ operator: null, value: 5, unit: found[0]?.entry.unit ?? null });
    checker.dispose();
    return fix && meaning.value !== null ? applyFix(form, fix) : form;
  }

  export async function bring(file: File): Promise<ImportFinding[]> {
    const told: ImportProgress[] = [];
    const { library, findings } = await importLibrary(file, { onProgress: (progress) => void told.push(progress) });
    const checker: Checker = await createChecker({ library });
    const { forms } = await importForms(await formTemplate(), 'a.xlsx');
    checker.check(forms[0]?.form);
    return findings;
  }

  export async function start(bytes: Uint8Array, module: WebAssembly.Module): Promise<Checker[]> {
    const sources: SlimCheckerOptions['wasm'][] = ['/engine.wasm', new URL('https://a.cn/'), fetch('/engine.wasm'), bytes, module];
    const handed: Fallback = fallback;
    const slim = sources.map((wasm) => createSlim({ wasm, fallback: handed }));
    const lazy = createChecker({ fallback: () => import('jixiao-validator/fallback') });
    return Promise.all([...slim, lazy, createPlain({ profile: 'central-2021' })]);
  }

  export async function remote(form: ProjectTargetForm): Promise<[Report, Suggestion[], Meaning]> {
    const places = ['worker.iife.js', new URL('worker.iife.js', location.href), new Worker('a.js'), new MessageChannel().port1];
    const checkers: WorkerChecker[] = await Promise.all(
      places.map((worker) => createWorkerChecker({ worker, library: referenceLibrary, timeout: 5000 })),
    );
    serve(self, createChecker);
    serve(new MessageChannel().port2, (options) => createChecker({ ...options, profile: 'central-2021' }));
    const checker = checkers[0] as WorkerChecker;
    return Promise.all([checker.check(form), checker.suggest({ name: '培训' }, 3), checker.normalize({ value: 5 })]);
  }

  export function codeOf(error: unknown): CheckErrorCode | undefined {
    return error instanceof CheckError ? error.code : undefined;
  }
`;

// Each must be refused: the line before it tells tsc that an error is expected there.
const MISUSE = `
  import { applyFix, createChecker } from 'jixiao-validator';
  import { importLibrary } from 'jixiao-validator/xlsx';
  import { createChecker as createSlim } from 'jixiao-validator/slim';
  import { createWorkerChecker } from 'jixiao-validator/worker';
  export async function misuse() {
    // @ts-expect-error the place of the engine must be told
    await createSlim({});
    // @ts-expect-error a fallback is no name
    await createChecker({ fallback: 'jixiao-validator/fallback' });
    // @ts-expect-error a worker is needed
    await createWorkerChecker({});
    // @ts-expect-error an answer of a worker is a promise
    (await createWorkerChecker({ worker: 'a.js' })).check({}).issues;
    // @ts-expect-error a profile is no number
    const checker = await createChecker({ profile: 5 });
    // @ts-expect-error a file is no path
    await importLibrary('a.xlsx');
    // @ts-expect-error an import has no such stage
    await importLibrary(new Uint8Array(), { onProgress: ({ stage }) => stage === 'done' });
    // @ts-expect-error a query needs a name
    checker.suggest({});
    // @ts-expect-error a fix has edits
    applyFix({}, { title: 'x' });
    // @ts-expect-error a report has no such property
    return checker.check({}).isAdmissible;
  }
`;

// Every entry, and the variables that the scripts make.
const EVERYTHING = [
  ...SCRIPTS.map(({ file }) => `/// <reference types="jixiao-validator/${file}" />`),
  ...ENTRIES.map(
    ({ name }, at) => `import * as entry${at} from 'jixiao-validator${name === 'index' ? '' : `/${name}`}';`,
  ),
  `export const entries = [${ENTRIES.map((_, at) => `entry${at}`).join(', ')}];`,
  `export const globals = [${SCRIPTS.flatMap(({ global }) => global ?? []).join(', ')}];`,
  `export const fix: typeof entry0.applyFix = JixiaoValidator.applyFix;`,
].join('\n');

const NODE = { module: 'ESNext', moduleResolution: 'node' };
const NODE16 = { module: 'Node16', moduleResolution: 'node16' };
const BUNDLER = { module: 'ESNext', moduleResolution: 'bundler' };
const SOURCES = { use: USE, misuse: MISUSE, everything: EVERYTHING };

// The compilers that portals have, each with the ways of resolving that it knows; the first has no released node16.
// [package, options, endings of the files]
const MATRIX = [
  ['typescript-4.5', NODE, ['ts']],
  ['typescript-4.9', NODE, ['ts']],
  ['typescript-4.9', NODE16, ['mts', 'cts']],
  ['typescript-5.0', NODE, ['ts']],
  ['typescript-5.0', NODE16, ['mts', 'cts']],
  ['typescript-5.0', BUNDLER, ['ts']],
  ['typescript-5.4', NODE, ['ts']],
  ['typescript-5.4', NODE16, ['mts', 'cts']],
  ['typescript-5.4', BUNDLER, ['ts']],
  ['typescript', NODE, ['ts']],
  ['typescript', NODE16, ['mts', 'cts']],
  ['typescript', BUNDLER, ['ts']],
];
for (const [compiler, mode, endings] of MATRIX) {
  test(`a strict project compiles with ${compiler} and the module resolution ${mode.moduleResolution}`, () => {
    const files = endings.flatMap((end) => Object.entries(SOURCES).map(([name, code]) => [`${name}.${end}`, code]));
    compile(compiler, mode, Object.fromEntries(files));
  });
}

test('the compilers are those that the names say', () => {
  for (const name of new Set(MATRIX.map(([compiler]) => compiler))) {
    const { stdout } = run(name, ['--version']);
    assert.match(stdout, new RegExp(`^Version ${/[\d.]+$/.exec(name)?.[0] ?? '5.9'}\\.`), name);
  }
});

/** The library with every twentieth entry: a literal of all of them is too much for the compiler. */
function someOf({ indicators, ...library }) {
  return { ...library, indicators: indicators.filter((_, at) => at % 20 === 0) };
}

test('what the engine returns fits the declarations to the letter', async () => {
  const checker = await createChecker({ library: referenceLibrary });
  const values = {
    Report: [checker.check(faulty), checker.check(sound), (await createChecker()).check(sound)],
    Suggestion: checker.suggest({ name: '培训人次' }),
    Meaning: [faulty, sound].flatMap(({ indicators }) => indicators.map((row) => checker.normalize(row))),
    RuleDoc: rules(),
    Library: [someOf(JSON.parse(referenceLibrary))],
    ProjectTargetForm: [faulty, sound],
  };
  checker.dispose();
  // As literals the compiler also refuses keys that the declarations do not know.
  const constants = Object.entries(values).map(([type, list]) => {
    assert.ok(list.length > 0, type);
    return `export const of${type}: ${type}[] = ${JSON.stringify(list)};`;
  });
  const code = `import type { ${Object.keys(values).join(', ')} } from 'jixiao-validator';\n${constants.join('\n')}`;
  compile('typescript', { ...BUNDLER, exactOptionalPropertyTypes: true }, { 'values.ts': code });
});

function compile(compiler, mode, sources) {
  const place = join(folder, 'src');
  mkdirSync(place, { recursive: true });
  for (const [file, code] of Object.entries(sources)) writeFileSync(join(place, file), code);
  const strict = { noEmit: true, strict: true, noUncheckedIndexedAccess: true, skipLibCheck: false, types: [] };
  const compilerOptions = { ...strict, target: 'ES2017', lib: ['ES2017', 'DOM'], ...mode };
  writeFileSync(join(place, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: Object.keys(sources) }));
  const { status, stdout } = run(compiler, ['-p', place]);
  assert.equal(status, 0, stdout.slice(0, 4000));
}

function run(compiler, args) {
  const tsc = fileURLToPath(new URL(`../../node_modules/${compiler}/bin/tsc`, import.meta.url));
  return spawnSync(process.execPath, [tsc, ...args], { cwd: folder, encoding: 'utf8' });
}
