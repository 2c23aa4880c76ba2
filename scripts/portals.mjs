// The packages of the examples: each example is a portal with frameworks of its own, which must not meet.
//
//   node scripts/portals.mjs lock    writes tests/npm/locks after the dependencies of an example have changed
//
// An example is built in `target/portals/<name>`. Its frameworks are installed there once, by the set-up; the package
// itself comes from the tarball of each test run, so it stands in no lock. An example without a lock needs nothing else.
// Plain Node: the set-up runs before any package is there.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lockIsInstalled } from './support/lock.mjs';
import { ROOT, run } from './support/run.mjs';

const LOCKS = join(ROOT, 'tests', 'npm', 'locks');
// No host of a registry in a lock, and no script of a package: none of these needs one.
const OPTIONS = [
  '--no-audit',
  '--no-fund',
  '--omit-lockfile-registry-resolved',
  '--ignore-scripts',
  '--loglevel=error',
];

/** Where an example is built and driven. */
export function placeOf(name) {
  return join(ROOT, 'target', 'portals', name);
}

export function portalsAreInstalled() {
  return locked().every((name) => lockIsInstalled(lockOf(name), placeOf(name)));
}

export function installPortals() {
  for (const name of locked()) {
    if (lockIsInstalled(lockOf(name), placeOf(name))) continue;
    writeManifest(name);
    copyFileSync(lockOf(name), join(placeOf(name), 'package-lock.json'));
    run('npm', ['ci', ...OPTIONS], { cwd: placeOf(name) });
  }
}

function lockOf(name) {
  return join(LOCKS, `${name}.json`);
}

function locked() {
  return readdirSync(LOCKS).map((file) => basename(file, '.json'));
}

/** The manifest of the example without our package, which npm would look for at the registry. */
function writeManifest(name) {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'examples', name, 'package.json'), 'utf8'));
  delete manifest.dependencies['jixiao-validator'];
  mkdirSync(placeOf(name), { recursive: true });
  writeFileSync(join(placeOf(name), 'package.json'), JSON.stringify(manifest, null, 2));
}

function writeLocks() {
  for (const name of locked()) {
    writeManifest(name);
    const lock = join(placeOf(name), 'package-lock.json');
    if (existsSync(lockOf(name))) copyFileSync(lockOf(name), lock);
    run('npm', ['install', '--package-lock-only', ...OPTIONS], { cwd: placeOf(name) });
    copyFileSync(lock, lockOf(name));
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href && process.argv[2] === 'lock') {
  writeLocks();
}
