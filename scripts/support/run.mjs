// Running other programs from the root of the repository. Plain Node: the set-up uses it before any package is there.
import { spawn, spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where a tool goes when the machine already has another version of it that other projects may rely on. */
export const LOCAL_TOOLS = join(ROOT, 'target', 'tools');

/** The environment of every program we start: our tools first, then rustup's, then the machine's. */
export function environment(extra = {}) {
  const path = [
    join(LOCAL_TOOLS, 'bin'),
    join(ROOT, 'node_modules', '.bin'),
    process.env.PATH ?? '',
    join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'bin'),
  ].join(delimiter);
  return { ...process.env, PATH: path, ...extra };
}

/** Runs a program to its end; its output goes to the terminal. Throws when it fails. */
export function run(command, args, { env = {}, cwd = ROOT } = {}) {
  const result = spawnSync(command, args, { cwd, env: environment(env), stdio: 'inherit' });
  if (result.status !== 0) throw new Error(`${[command, ...args].join(' ')}: ${failureOf(result)}`);
}

/** What a program prints on its standard output, or `undefined` when it is missing or fails. */
export function ask(command, args, { cwd = ROOT } = {}) {
  const result = spawnSync(command, args, { cwd, env: environment(), encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/** Runs a program and keeps what it prints, so that only a failure has to be shown. */
export function capture(command, args, { env = {}, cwd = ROOT } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: environment({ FORCE_COLOR: '0', ...env }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    const finish = (ok, note) => resolve({ ok, output: Buffer.concat(chunks).toString('utf8') + note });
    child.on('error', (error) => finish(false, `${command}: ${error.message}\n`));
    child.on('close', (status) => finish(status === 0, ''));
  });
}

function failureOf({ error, status, signal }) {
  if (error) return error.message;
  return signal ? `ended by ${signal}` : `ended with status ${status}`;
}
