// Builds the package, prints what it weighs and measures it.
//
//   npm run bench
import { buildPackage } from './build.mjs';
import { FOR_BENCH, setup } from './setup.mjs';

try {
  setup(FOR_BENCH);
  const { sizes } = await buildPackage();
  const { printSizes } = await import('./support/sizes.mjs');
  console.log('\nsize');
  printSizes(sizes);
  // Imported after the build, because the peers are packages that the set-up may have installed just before.
  const { bench } = await import('../benches/bench.mjs');
  await bench();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
