// The pictures of the READMEs are looks into the tests: runs those that pass by, and keeps what they saw.
//
//   npm run pictures
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FOR_TESTS, setup } from './setup.mjs';
import { ROOT, run } from './support/run.mjs';

/** The picture that a test takes, and its name in docs/pictures. */
const PICTURES = {
  'office-1366x768': 'faulty',
  picker: 'library',
  'journey-5-admissible': 'admissible',
  returned: 'returned',
};
const TESTS = ['layout', 'library', 'journey', 'submission'];

setup(FOR_TESTS);
run('node', ['--test', ...TESTS.map((name) => `tests/e2e/${name}.test.mjs`)]);
const folder = join(ROOT, 'docs', 'pictures');
mkdirSync(folder, { recursive: true });
for (const [seen, name] of Object.entries(PICTURES)) {
  copyFileSync(join(ROOT, 'test-results', `${seen}.png`), join(folder, `${name}.png`));
}
