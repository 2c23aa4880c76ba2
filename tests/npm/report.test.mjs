// The report: the same for the same form, whatever the order of its keys, and never an exception for its content.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyFix, createChecker } from '../../pkg/index.mjs';
import { referenceLibrary } from '../../pkg/library.mjs';
import { faulty, sound } from './samples.mjs';

const checker = await createChecker({ library: referenceLibrary });

for (const [name, form] of Object.entries({ faulty, sound })) {
  test(`the ${name} sample gives the same report twice`, async () => {
    const again = await createChecker({ library: new TextEncoder().encode(referenceLibrary), profile: 'hongta-2024' });
    const report = checker.check(form);
    assert.deepEqual(checker.check(form), report);
    assert.deepEqual(again.check(form), report);
    assert.deepEqual(checker.check(reversed(form)), report);
    assert.equal(JSON.stringify(checker.check(form)), JSON.stringify(report));
    again.dispose();
  });

  test(`checking the ${name} sample leaves it as it was`, () => {
    const before = JSON.stringify(form);
    checker.check(form);
    assert.equal(JSON.stringify(form), before);
  });
}

test('the faulty sample is blocked and the sound one is not', () => {
  assert.equal(checker.check(faulty).admissible, false);
  assert.deepEqual(
    checker.check(sound).issues.filter(({ severity }) => severity === 'error'),
    [],
  );
});

test('every issue leads to its place', () => {
  for (const { path, pointer, label, message, help, code } of checker.check(faulty).issues) {
    assert.equal(
      pointer,
      path.map((segment) => `/${String(segment).replace(/~/g, '~0').replace(/\//g, '~1')}`).join(''),
    );
    assert.ok(label && message && help, code);
  }
});

test('all safe fixes together leave no safe fix', () => {
  let form = faulty;
  for (let round = 0; round < 3; round += 1) form = safeFixes(form).reduce(applyFix, form);
  assert.deepEqual(safeFixes(form), []);
});

test('without a library the rules that need one are skipped, not passed', async () => {
  const alone = await createChecker();
  const report = alone.check(sound);
  assert.equal(report.library, null);
  assert.ok(report.skipped.some(({ code }) => code.startsWith('B')));
  assert.equal(checker.check(sound).library.digest.length > 0, true);
  alone.dispose();
});

// Whatever a portal hands over is answered with a report.
const ODD = [{}, [], null, 'text', 5, true, { formType: 'other' }, { formType: 'projectTarget', indicators: 'none' }];
const ODDER = [
  { indicators: [null, 1, 'x', []] },
  { goals: { annual: '\ud83d' } },
  { money: new Date(0) },
  { a: () => 1 },
];
for (const form of [...ODD, ...ODDER]) {
  test(`odd form ${JSON.stringify(form)} gets a report`, () => {
    const { issues, counts, formDigest } = checker.check(form);
    assert.ok(Array.isArray(issues) && typeof formDigest === 'string');
    assert.equal(typeof counts.error, 'number');
  });
}

test('suggestions come best first and within the limit', () => {
  const { name } = JSON.parse(referenceLibrary).indicators[0];
  const found = checker.suggest({ name }, 3);
  assert.equal(found[0].entry.name, name);
  assert.ok(found.length <= 3);
  assert.deepEqual(
    found.map(({ score }) => score),
    found.map(({ score }) => score).sort((a, b) => b - a),
  );
});

// [cells, meaning]
const MEANINGS = [
  [{ value: '≥95%' }, { operator: '≥', value: '95', unit: '%' }],
  [
    { operator: '大于等于', value: '1,200', unit: '人次' },
    { operator: '≥', value: '1200', unit: '人次' },
  ],
  [
    { operator: '≤', value: 12, unit: '月' },
    { operator: '≤', value: '12', unit: '月' },
  ],
];
for (const [cells, want] of MEANINGS) {
  test(`normalize ${JSON.stringify(cells)}`, () => {
    assert.deepEqual(checker.normalize(cells), { ...want, kind: '定量指标' });
  });
}

function safeFixes(form) {
  return checker.check(form).issues.flatMap(({ fixes }) => fixes.filter(({ safe }) => safe).slice(0, 1));
}

/** The same data with the keys of every object the other way round. */
function reversed(value) {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  );
}
