// The packed tarball through the two tools with which others judge a package, at their strictest.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { install } from './installed.mjs';

const { tarball, remove } = install();
after(remove);

test('publint finds nothing to say', () => {
  assert.match(said('publint', [tarball, '--strict']), /All good!/);
});

test('are the types wrong? Not in any way of resolving them', () => {
  // These are fetched or read and never imported: what importing them would give is for each bundler to say.
  assert.match(
    said('attw', [tarball, '--exclude-entrypoints', 'engine.wasm', 'third-party-licenses.txt']),
    /No problems found/,
  );
});

function said(tool, args) {
  const command = fileURLToPath(new URL(`../../node_modules/.bin/${tool}`, import.meta.url));
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
  return stdout;
}
