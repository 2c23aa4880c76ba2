// The Chromiums that government offices still run. npm carries them as compressed programs inside packages; the set-up
// installs those and unpacks them into target/. Plain Node: no package may be imported here.
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { ROOT } from './run.mjs';

/** Where the packages of browsers and their drivers are: they are large, so they have a lock file of their own. */
export const BROWSER_PACKAGES = join(ROOT, 'tests', 'browsers');

/** Major versions; each is the package `chromium-<major>` of tests/browsers/package.json. */
export const OLD_CHROMIUMS = [78, 83, 86, 91];

/** The unpacked program of a major version. */
export function oldChromium(major) {
  return join(ROOT, 'target', 'browsers', `chromium-${major}-${packageOf(major).version}`);
}

export function areUnpacked() {
  return OLD_CHROMIUMS.every((major) => packageOf(major) !== undefined && existsSync(oldChromium(major)));
}

export function unpack() {
  for (const major of OLD_CHROMIUMS) {
    const program = oldChromium(major);
    if (existsSync(program)) continue;
    const packed = readFileSync(join(folderOf(major), 'bin', 'chromium.br'));
    mkdirSync(dirname(program), { recursive: true });
    // Under another name first, so that an interrupted set-up leaves nothing that looks complete.
    writeFileSync(`${program}.part`, brotliDecompressSync(packed));
    chmodSync(`${program}.part`, 0o755);
    renameSync(`${program}.part`, program);
  }
}

function folderOf(major) {
  return join(BROWSER_PACKAGES, 'node_modules', `chromium-${major}`);
}

function packageOf(major) {
  const manifest = join(folderOf(major), 'package.json');
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : undefined;
}
