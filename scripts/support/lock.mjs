// Whether npm has installed what a lock file asks for. Plain Node: the set-up asks before any package is there.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether every package of a lock file is in the folder in its version; those for other systems may be absent. */
export function lockIsInstalled(lock, folder) {
  const installedLock = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const wanted = JSON.parse(readFileSync(lock, 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedLock, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '' || (optional && installed[path] === undefined)) return true;
    return installed[path]?.version === version && existsSync(join(folder, path));
  });
}
