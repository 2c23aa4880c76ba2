// Skipping work whose inputs have not changed: a step remembers the digest of everything it read.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT } from './run.mjs';

/** The digest of files and folders (paths from the root) and of any other text that decides the result. */
export function digestOf(paths, ...texts) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesBelow(join(ROOT, path))) {
      hash
        .update(`${relative(ROOT, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  for (const text of texts) hash.update(`${text}\0`);
  return hash.digest('hex');
}

/** Does the work unless it was done for the same digest and its outputs are still there. Returns whether it worked. */
export async function once(name, digest, outputs, work) {
  const stamp = join(ROOT, 'target', 'stamps', name);
  const isDone =
    existsSync(stamp) && readFileSync(stamp, 'utf8') === digest && outputs.every((file) => existsSync(file));
  if (isDone) return false;
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
  return true;
}

/** All files below a path in a stable order; a path that does not exist has none. */
export function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}
