// The package as a portal gets it: packed by npm, installed from the tarball into a folder of its own.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PKG = fileURLToPath(new URL('../../pkg', import.meta.url));

/** Packs and installs; returns the folder, the tarball and what it holds, and a function that removes the folder. */
export function install() {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-consumer-'));
  const packed = JSON.parse(npm(folder, ['pack', PKG, '--json', '--pack-destination', folder]))[0];
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
  const tarball = join(folder, packed.filename);
  npm(folder, ['install', '--offline', '--no-audit', '--no-fund', tarball]);
  return {
    folder,
    tarball,
    files: packed.files.map(({ path }) => path).sort(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function npm(cwd, args) {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
