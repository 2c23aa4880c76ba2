// applyFix: what each edit makes of a form, which edits are refused, and that the form that came in stays as it was.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyFix } from '../../pkg/index.mjs';

const set = (path, value) => ({ op: 'set', path, value });
const insert = (path, value) => ({ op: 'insert', path, value });
const remove = (path) => ({ op: 'remove', path });
const rows = (...names) => ({ indicators: names.map((name) => ({ name })) });

// [what it shows, form, edits, the form that comes back]
const CASES = [
  ['replaces a cell', { a: 1 }, [set(['a'], 2)], { a: 2 }],
  ['replaces a cell of a row', rows('x', 'y'), [set(['indicators', 1, 'name'], 'z')], rows('x', 'z')],
  ['fills an empty cell', { a: null }, [set(['a'], 2)], { a: 2 }],
  [
    'takes several edits in order',
    rows('x'),
    [set(['indicators', 0, 'name'], 'y'), set(['n'], 1)],
    { ...rows('y'), n: 1 },
  ],
  ['sets null', { a: 1 }, [set(['a'], null)], { a: null }],
  ['replaces a whole row', rows('x', 'y'), [set(['indicators', 0], { name: 'z' })], rows('z', 'y')],
  ['replaces the whole form', { a: 1 }, [set([], { b: 2 })], { b: 2 }],
  ['takes an index as text', rows('x', 'y'), [set(['indicators', '1', 'name'], 'z')], rows('x', 'z')],
  ['makes missing objects', {}, [set(['money', 'annual', 'total'], '5')], { money: { annual: { total: '5' } } }],
  ['makes a missing array', {}, [set(['money', 'years', 0, 'year'], '2024')], { money: { years: [{ year: '2024' }] } }],
  ['makes a parent that is null', { money: null }, [set(['money', 'unit'], '元')], { money: { unit: '元' } }],
  ['appends right behind the last row', rows('x'), [set(['indicators', 1, 'name'], 'y')], rows('x', 'y')],
  ['starts from nothing', undefined, [set(['a'], 1)], { a: 1 }],
  ['inserts before a row', rows('x', 'y'), [insert(['indicators', 1], { name: 'z' })], rows('x', 'z', 'y')],
  ['inserts at the end', rows('x'), [insert(['indicators', 1], { name: 'y' })], rows('x', 'y')],
  ['inserts into a missing array', {}, [insert(['indicators', 0], { name: 'x' })], rows('x')],
  ['brings an index behind the end back to it', rows('x'), [insert(['indicators', 99], { name: 'y' })], rows('x', 'y')],
  ['brings a negative index to the front', rows('x'), [insert(['indicators', -1], { name: 'y' })], rows('y', 'x')],
  ['removes a row', rows('x', 'y', 'z'), [remove(['indicators', 1])], rows('x', 'z')],
  ['removes a cell', { a: 1, b: 2 }, [remove(['a'])], { b: 2 }],
  ['removes what it inserted', rows('x'), [insert(['indicators', 0], {}), remove(['indicators', 0])], rows('x')],
  ['copies a form without edits', rows('x'), [], rows('x')],

  ['refuses __proto__', { a: 1 }, [set(['__proto__', 'x'], 1)], { a: 1 }],
  ['refuses __proto__ as the last segment', { a: 1 }, [set(['__proto__'], { x: 1 })], { a: 1 }],
  ['refuses constructor', { a: {} }, [set(['a', 'constructor', 'prototype', 'x'], 1)], { a: {} }],
  ['refuses prototype', { a: {} }, [set(['a', 'prototype'], 1)], { a: {} }],
  ['refuses a name all objects share', { a: {} }, [set(['a', 'toString'], 1)], { a: {} }],
  ['refuses a path through a shared name', {}, [set(['hasOwnProperty', 'x'], 1)], {}],
  ['refuses to remove a shared name', { a: 1 }, [remove(['valueOf'])], { a: 1 }],
  ['refuses the length of an array', rows('x'), [set(['indicators', 'length'], 0)], rows('x')],
  ['refuses a name on an array', rows('x'), [set(['indicators', 'push'], 1)], rows('x')],
  ['refuses an index past the end', rows('x'), [set(['indicators', 5, 'name'], 'y')], rows('x')],
  ['refuses a fraction as an index', rows('x'), [set(['indicators', 0.5], 1)], rows('x')],
  ['refuses a negative index', rows('x'), [set(['indicators', -1, 'name'], 'y')], rows('x')],
  ['refuses a path through text', { a: 'text' }, [set(['a', 'b'], 1)], { a: 'text' }],
  ['refuses a path through a number', { a: 5 }, [set(['a', 'b', 'c'], 1)], { a: 5 }],
  ['refuses to insert into an object', { a: {} }, [insert(['a', 'b'], 1)], { a: {} }],
  ['removes nothing where nothing is', rows('x'), [remove(['indicators', 3]), remove(['b', 'c'])], rows('x')],
  ['does not make parents in order to remove', {}, [remove(['a', 'b'])], {}],
  ['goes on behind a refused edit', { a: 1 }, [set(['__proto__', 'x'], 1), set(['a'], 2)], { a: 2 }],
];

for (const [name, form, edits, want] of CASES) {
  test(`applyFix ${name}`, () => {
    const result = applyFix(frozen(form), frozen({ edits }));
    assert.deepEqual(result, want);
    if (form !== undefined) assert.notEqual(result, form, 'a new form comes back');
    assert.equal({}.x, undefined, 'no prototype was touched');
  });
}

test('applyFix shares what it did not touch', () => {
  const form = { ...rows('x', 'y'), goals: { annual: 'g' } };
  const result = applyFix(form, { edits: [set(['indicators', 0, 'name'], 'z')] });
  assert.equal(result.goals, form.goals);
  assert.equal(result.indicators[1], form.indicators[1]);
  assert.notEqual(result.indicators, form.indicators);
});

test('applyFix shares nothing with the fix', () => {
  const fix = { edits: [insert(['indicators', 0], { name: 'x', tags: ['t'] })] };
  const result = applyFix({}, fix);
  result.indicators[0].tags.push('u');
  assert.deepEqual(fix.edits[0].value, { name: 'x', tags: ['t'] });
});

test('applyFix keeps an own __proto__ that JSON.parse made', () => {
  const form = JSON.parse('{"__proto__":{"x":1},"a":1}');
  const result = applyFix(form, { edits: [set(['a'], JSON.parse('{"__proto__":{"y":1}}'))] });
  assert.equal(JSON.stringify(result), '{"__proto__":{"x":1},"a":{"__proto__":{"y":1}}}');
  assert.equal(result.x, undefined);
  assert.equal(result.a.y, undefined);
});

/** A write to a frozen object throws in a module, so a form that was touched shows itself. */
function frozen(value) {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
