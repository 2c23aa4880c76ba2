// Building the portal page, unless it is newer than everything it is made of.
import { join } from 'node:path';
import { ROOT, run } from './run.mjs';
import { digestOf, once } from './stamp.mjs';

export const PAGE = join(ROOT, 'www', 'dist');

export function buildPage() {
  const sources = [
    'www/src',
    'www/public',
    'www/offline',
    'www/index.html',
    'www/vite.config.ts',
    'pkg',
    'data/samples',
    'package-lock.json',
  ];
  return once('page', digestOf(sources), [join(PAGE, 'index.html')], () =>
    run('npm', ['run', '--silent', 'page:build']),
  );
}
