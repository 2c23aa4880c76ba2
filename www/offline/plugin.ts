/** Writes `sw.js` beside the built page: which files a version is made of, and which version it is. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

/** `folder` holds the text of the worker. */
export function offline(folder: string): Plugin {
  let outDir = '';
  return {
    name: 'offline',
    apply: 'build',
    configResolved: (config) => void (outDir = join(config.root, config.build.outDir)),
    closeBundle: () => {
      const files = filesIn(outDir).filter((file) => file !== 'sw.js');
      const hash = createHash('sha256');
      for (const file of files) hash.update(file).update(readFileSync(join(outDir, file)));
      const worker = readFileSync(join(folder, 'worker.js'), 'utf8');
      // The page itself is asked for by its folder.
      const kept = files.map((file) => (file === 'index.html' ? './' : `./${file}`));
      const version = hash.update(worker).digest('hex').slice(0, 16);
      const head = `const VERSION = ${JSON.stringify(version)};\nconst FILES = ${JSON.stringify(kept)};\n`;
      writeFileSync(join(outDir, 'sw.js'), head + worker);
    },
  };
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
