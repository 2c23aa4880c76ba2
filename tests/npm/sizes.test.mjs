// What the package weighs: the tables of the READMEs are true, and a part over its bound is named.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../../scripts/support/run.mjs';
import { PAGES, untrueIn, withTable } from '../../scripts/support/size-table.mjs';
import { holdToBounds, publishedSizes } from '../../scripts/support/sizes.mjs';

const sizes = publishedSizes('pkg');

for (const { page } of PAGES) {
  test(`the table of sizes in ${page} is true`, () => {
    const untrue = untrueIn(readFileSync(join(ROOT, page), 'utf8'), sizes);
    assert.deepEqual(untrue, [], 'run `npm run sizes` and commit what it writes');
  });
}

// [what the table tells in KB, the bytes of the part, whether that is true]
const TOLD = [
  [570, 584_000, true],
  [570, 593_000, true],
  [570, 595_000, false],
  [1.4, 1_400, true],
  [1.4, 1_540, false],
  [0.8, 900, true],
  [0.8, 930, false],
];
for (const [told, gzip, isTrue] of TOLD) {
  test(`${told} KB is ${isTrue ? '' : 'not '}said of ${gzip} bytes`, () => {
    const text = withTable('<!-- sizes --><!-- /sizes -->', ['file', 'gzip'], [{ name: 'a.mjs', gzip: told * 1024 }]);
    assert.equal(untrueIn(text, [{ name: 'a.mjs', gzip }]).length, isTrue ? 0 : 1);
  });
}

test('a part that is missing in the table, or gone from the package, is untrue', () => {
  const text = withTable('<!-- sizes --><!-- /sizes -->', ['file', 'gzip'], [{ name: 'a.mjs', gzip: 1024 }]);
  assert.equal(untrueIn(text, [{ name: 'b.mjs', gzip: 1024 }]).length, 2);
});

test('a part over its bound stops the build', () => {
  holdToBounds(sizes);
  const heavy = { name: 'a.mjs', gzip: 3 * 1024, bound: 2 * 1024 };
  assert.throws(() => holdToBounds([...sizes, heavy]), /over its bounds[^]*a\.mjs by 1\.0 KB gzip/);
});
