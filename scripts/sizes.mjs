// Says what is published and what it weighs, and writes the table of sizes in the READMEs.
//
//   npm run sizes
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPackage } from './build.mjs';
import { ask, ROOT } from './support/run.mjs';

try {
  await buildPackage();
  // Imported only now, because these need the packages that the set-up may have installed just before.
  const { format, resolveConfig } = await import('prettier');
  const { kilobytes, publishedSizes } = await import('./support/sizes.mjs');
  const { PAGES, withTable } = await import('./support/size-table.mjs');
  for (const { page, head } of PAGES) {
    const file = join(ROOT, page);
    const text = withTable(readFileSync(file, 'utf8'), head, publishedSizes('pkg'));
    writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
  }
  const [packed] = JSON.parse(ask('npm', ['pack', join(ROOT, 'pkg'), '--dry-run', '--json']));
  for (const { path, size } of packed.files) console.log(`${kilobytes(size).padStart(12)}  ${path}`);
  console.log(
    `${packed.entryCount} files, ${kilobytes(packed.size)} packed, ${kilobytes(packed.unpackedSize)} unpacked`,
  );
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
