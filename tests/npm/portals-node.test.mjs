// The examples for Node: a command line in ESM, and a back end in CommonJS that is asked over the network.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { applyFix, createChecker } from '../../pkg/index.mjs';
import { referenceLibrary } from '../../pkg/library.mjs';
import { placeOf } from '../../scripts/portals.mjs';
import { install } from './installed.mjs';
import { formOf, repaired, withSafeFixes } from './portals/forms.mjs';
import { checkTypes, prepare } from './portals/portal.mjs';

const { tarball, remove } = install();
after(remove);
for (const name of ['node-esm', 'node-cjs']) {
  prepare(name, tarball);
  test(`${name}: its types are sound`, () => checkTypes(name));
}
const WORDS = { error: '错误', warning: '提醒', info: '建议' };
const checker = await createChecker({ library: referenceLibrary });
const faulty = formOf('node-esm');

test('node-esm prints the issues that are left after the safe fixes', () => {
  const { status, lines } = check(faulty);
  const { issues } = checker.check(withSafeFixes(checker, faulty));
  assert.ok(issues.length > 0);
  assert.deepEqual(
    lines.slice(0, -1),
    issues.map(({ severity, label, message, help }) => `${WORDS[severity]} ${label}：${message}。${help}。`),
  );
  assert.match(lines.at(-1), /^1 处错误，\d+ 处提醒，不能入库。$/);
  assert.equal(status, 1);
});

test('node-esm lets a form pass that has warnings only', () => {
  const { status, lines } = check(repaired(faulty));
  assert.match(lines.at(-1), /^0 处错误，[1-9]\d* 处提醒，可以入库。$/);
  assert.equal(status, 0);
});

function check(form) {
  const file = join(placeOf('node-esm'), 'asked.json');
  writeFileSync(file, JSON.stringify(form));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['check.mjs', file], {
    cwd: placeOf('node-esm'),
    encoding: 'utf8',
  });
  assert.equal(stderr, '');
  return { status, lines: stdout.trimEnd().split('\n') };
}

test('node-cjs refuses an error, stores a warning, and says what else is wrong', async (t) => {
  const { address, close } = await listening();
  t.after(close);
  const post = async (body) => {
    const answer = await fetch(address, { method: 'POST', body });
    return { status: answer.status, body: await answer.json() };
  };
  const refused = checker.check(faulty);
  assert.deepEqual(await post(JSON.stringify(faulty)), { status: 422, body: { issues: refused.issues } });
  const [fix] = refused.issues.find(({ pointer }) => pointer === '/indicators/0/value').fixes;
  const stored = repaired(applyFix(faulty, fix));
  assert.deepEqual(await post(JSON.stringify(stored)), { status: 201, body: { issues: checker.check(stored).issues } });
  assert.deepEqual(await post('{'), { status: 400, body: { message: '请求的内容不是 JSON' } });
  assert.equal((await fetch(address)).status, 404);
});

/** Starts the back end; the first line it prints is its address. */
async function listening() {
  const server = spawn(process.execPath, ['server.cjs'], {
    cwd: placeOf('node-cjs'),
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await new Promise((resolve) => {
    server.stdout.once('data', (chunk) => resolve(String(chunk).split('\n')));
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  return { address: line, close: () => server.kill() && ended };
}
