// Builds the npm package in pkg/.
//
//   npm run build
//
// Sets up what is missing, compiles the engine, assembles the package and holds it to its size. A step whose inputs
// have not changed is skipped.
import { pathToFileURL } from 'node:url';
import { FOR_BUILD, setup } from './setup.mjs';
import { compile, IMPORTER, RELEASE, TRANSLATABLE } from './support/wasm.mjs';

export async function buildPackage() {
  setup(FOR_BUILD);
  const engine = await compile(RELEASE);
  const translatable = await compile(TRANSLATABLE);
  const importer = await compile(IMPORTER);
  // Imported only now, because these need the packages that the set-up may have installed just before.
  const { assemble } = await import('./support/package.mjs');
  const { holdToBounds, printSizes, sizesOf } = await import('./support/sizes.mjs');
  const worked = await assemble({ engine, translatable, importer }, { name: 'package', outDir: 'pkg' });
  const sizes = sizesOf({ engine, importer }, 'pkg');
  if (worked || engine.worked || importer.worked) printSizes(sizes);
  holdToBounds(sizes);
  return { worked, engine, sizes };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { worked } = await buildPackage();
    console.log(worked ? 'pkg/ is ready.' : 'pkg/ is up to date.');
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
