// The parts of the scripts that a mistake would hide in: columns of Chinese text, skipped steps, the page server.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { reportLines } from '../scripts/support/report-text.mjs';
import { ROOT } from '../scripts/support/run.mjs';
import { serve } from '../scripts/support/serve.mjs';
import { digestOf, once } from '../scripts/support/stamp.mjs';
import { IMPORTER, inputs, RELEASE } from '../scripts/support/wasm.mjs';
import { table, widthOf, wrapped } from '../scripts/support/width.mjs';

// [text, columns]
const WIDTHS = [
  ['', 0],
  ['abc', 3],
  ['绩效目标', 8],
  ['“≥95%”', 6],
  ['１００％', 8],
  ['（元/人·月）', 12],
  ['e\u0301', 1],
  ['𠮷', 2],
];
for (const [text, columns] of WIDTHS) {
  test(`“${text}” takes ${columns} columns`, () => assert.equal(widthOf(text), columns));
}

// [text, columns, lines]
const WRAPS = [
  ['绩效目标', 8, ['绩效目标']],
  ['绩效目标', 4, ['绩效', '目标']],
  ['绩效，目标', 4, ['绩效，', '目标']],
  ['不超过5300元', 8, ['不超过', '5300元']],
  ['one two three', 7, ['one two', 'three']],
  ['', 10, ['']],
];
for (const [text, columns, lines] of WRAPS) {
  test(`“${text}” in ${columns} columns`, () => assert.deepEqual(wrapped(text, columns), lines));
}

test('the columns of a table stand under each other', () => {
  assert.deepEqual(
    table([
      ['行', '指标值'],
      ['10', '5'],
      ['一二', 'x'],
    ]),
    ['行    指标值', '10    5', '一二  x'],
  );
});

test('a report is told in the words of a clerk', () => {
  const issue = {
    ...{ code: 'E07', severity: 'error', path: ['indicators', 0, 'operator'], pointer: '/indicators/0/operator' },
    ...{
      label: '绩效指标第1行 · 指标性质',
      message: '说明。',
      help: '办法。',
      params: {},
      related: [],
      basis: '审核惯例',
    },
    fixes: [
      { title: '改为定性', safe: false, edits: [] },
      { title: '改为“≥”', safe: true, edits: [] },
    ],
  };
  const report = {
    ...{ admissible: false, issues: [issue], counts: { error: 1, warning: 0, info: 2 }, truncated: false },
    skipped: [
      { code: 'B01', reason: '没有指标库' },
      { code: 'B02', reason: '没有指标库' },
    ],
    ...{
      engine: { name: 'jixiao-validator', version: '1' },
      library: null,
      profile: { id: 'p', version: '2', digest: '' },
    },
  };
  const lines = reportLines({ title: '题目', form: { indicators: [{ name: '培训人次' }] } }, report, 60);
  assert.deepEqual(lines.slice(0, 7), [
    '《题目》',
    '',
    '行  一级指标  二级指标  三级指标  指标性质  指标值  度量单位',
    '1                       培训人次',
    '',
    '检查结果：暂时不能入库，请先修改标为“错误”的地方。错误 1 · 提醒 0 · 建议 2',
    '依据：没有使用指标库，审核口径 p 2，jixiao-validator 1',
  ]);
  assert.deepEqual(lines.slice(8), [
    '错误  E07  绩效指标第1行 · 指标性质   /indicators/0/operator',
    '      问题  说明。',
    '      办法  办法。',
    '      修改  改为定性（请确认后采用）',
    '      修改  改为“≥”（只改写法，可一键采用）',
    '      依据  审核惯例',
    '',
    '没有查的规则：',
    '            没有指标库：B01 B02',
  ]);
});

test('a step runs once for the same inputs, again for others, and again when its output is gone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-stamp-'));
  const output = join(folder, 'output');
  const stamp = `test-${process.pid}`;
  const runs = [];
  const work = async (digest) => {
    await once(stamp, digest, [output], () => {
      runs.push(digest);
      writeFileSync(output, '');
    });
  };
  for (const digest of ['a', 'a', 'b', 'b']) await work(digest);
  rmSync(output);
  await work('b');
  assert.deepEqual(runs, ['a', 'b', 'b']);
  rmSync(folder, { recursive: true });
  rmSync(join(ROOT, 'target', 'stamps', stamp));
});

test('a step that fails is not remembered', async () => {
  const failing = () => once(`test-${process.pid}`, 'a', [], () => Promise.reject(new Error('failed')));
  await assert.rejects(failing, /failed/);
  await assert.rejects(failing, /failed/);
});

test('the digest follows the content and the texts', () => {
  const paths = ['data/samples', 'package.json'];
  assert.equal(digestOf(paths, 'x'), digestOf(paths, 'x'));
  assert.notEqual(digestOf(paths, 'x'), digestOf(paths, 'y'));
  assert.notEqual(digestOf(paths, 'x'), digestOf(['package.json'], 'x'));
});

// [file, whether the engine is made of it, whether the importer is]
const DECIDES = [
  ['Cargo.lock', true, true],
  ['src/lib.rs', true, true],
  ['src/rules/value/grade.rs', true, true],
  ['src/wasm/checker.rs', true, false],
  ['src/wasm/import.rs', false, true],
  ['src/import/template/form.rs', false, true],
  ['data/profiles', true, true],
  ['data/library/groups.csv', false, true],
  ['data/library/meta.json', false, false],
  ['src/main.rs', false, false],
  ['src/cli/library/mod.rs', false, false],
  ['src/bin/catalogue.rs', false, false],
  ['src/form/schema.rs', false, false],
  ['src/library/lint/row.rs', false, false],
];
test('a wasm is compiled again when what it is made of changes, and only then', () => {
  const [engine, importer] = [RELEASE, IMPORTER].map(({ features }) => new Set(inputs(features)));
  for (const [file, inEngine, inImporter] of DECIDES) {
    assert.deepEqual([engine.has(file), importer.has(file)], [inEngine, inImporter], file);
  }
});

test('the server serves its folder, nothing outside it, and takes the next port when one is taken', async () => {
  const one = await serve(join(ROOT, 'data', 'samples'), { port: 45173 });
  const other = await serve(join(ROOT, 'data', 'samples'), { port: 45173 });
  assert.notEqual(one.address, other.address);
  const statusOf = async (path) => (await fetch(one.address + path)).status;
  assert.equal(await statusOf('sound.json'), 200);
  for (const path of ['none.json', '', '%2e%2e/%2e%2e/package.json', '..%2f..%2fpackage.json', '%zz']) {
    assert.equal(await statusOf(path), 404, path);
  }
  await Promise.all([one.close(), other.close()]);
});
