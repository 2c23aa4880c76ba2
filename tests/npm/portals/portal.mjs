// An example as a portal: a copy with its frameworks, the packed package installed into it, built and served.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { placeOf } from '../../../scripts/portals.mjs';
import { environment, ROOT } from '../../../scripts/support/run.mjs';
import { serve } from '../../../scripts/support/serve.mjs';
import { PATIENCE } from './clerk.mjs';

/** Puts the example and the package of the tarball beside the frameworks that the set-up has installed. */
export function prepare(name, tarball) {
  const place = placeOf(name);
  mkdirSync(place, { recursive: true });
  for (const old of readdirSync(place)) {
    if (old !== 'node_modules') rmSync(join(place, old), { recursive: true });
  }
  cpSync(join(ROOT, 'examples', name), place, { recursive: true });
  npm(place, ['install', '--no-save', '--no-package-lock', '--offline', '--no-audit', '--no-fund', tarball]);
}

/** Runs the scripts of the example, as its developer would. */
export function build(name) {
  npm(placeOf(name), ['run', 'build']);
}

/** Checks the types of the example with its own compiler, or with ours where it has none. */
export function checkTypes(name) {
  const place = placeOf(name);
  const { scripts = {} } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
  if (scripts.types) npm(place, ['run', 'types']);
  else execute('tsc', place, ['-p', place]);
}

/** Serves the files of a built example, or starts its own server; returns the address and a function that stops it. */
export async function start(name, { folder }) {
  return folder === undefined ? startServer(name) : serve(join(placeOf(name), folder));
}

/** How often a text occurs in the scripts below a folder of the example. */
export function occurrences(name, folder, text) {
  const scripts = readdirSync(join(placeOf(name), folder), { recursive: true }).filter((file) => /\.m?js$/.test(file));
  const count = (file) => readFileSync(join(placeOf(name), folder, file), 'utf8').split(text).length - 1;
  return scripts.reduce((sum, file) => sum + count(file), 0);
}

function npm(cwd, args) {
  execute('npm', cwd, args);
}

/** Runs a program; what it printed becomes the message when it fails. */
function execute(program, cwd, args) {
  try {
    return execFileSync(program, args, { cwd, env: QUIET, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    throw new Error(`${[program, ...args].join(' ')}\n${error.stdout}${error.stderr}`);
  }
}

// A test asks nobody whether it may report how it was built.
const QUIET = environment({ NEXT_TELEMETRY_DISABLED: '1', CI: '1' });

/** The server of the example itself, on a free port. */
async function startServer(name) {
  const port = await freePort();
  // Not through npm, which would leave the server running when it is ended.
  const args = [join('node_modules', 'next', 'dist', 'bin', 'next'), 'start', '-H', '127.0.0.1', '-p', String(port)];
  const server = spawn(process.execPath, args, { cwd: placeOf(name), env: QUIET, stdio: 'ignore' });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const address = `http://127.0.0.1:${port}/`;
  await answering(address);
  return {
    address,
    close: () => {
      server.kill();
      return ended;
    },
  };
}

async function answering(address) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await fetch(address).catch(() => undefined);
    if (found?.ok) return;
    if (Date.now() > end) throw new Error(`${address} does not answer`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
