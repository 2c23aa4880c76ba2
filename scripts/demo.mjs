// Shows what the validator does: the report of a real form in the terminal, then the portal page.
//
//   npm run demo               prints the report and serves the page on 127.0.0.1
//   npm run demo -- --once     stops after the report
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildPackage } from './build.mjs';
import { buildPage, PAGE } from './support/page.mjs';
import { reportLines } from './support/report-text.mjs';
import { ROOT } from './support/run.mjs';
import { serve } from './support/serve.mjs';

const FIRST_PORT = 5173;

try {
  await buildPackage();
  console.log(`\n${(await faultyReport()).join('\n')}\n`);
  if (!process.argv.includes('--once')) await servePage();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function servePage() {
  await buildPage();
  const { address } = await serve(PAGE, { port: FIRST_PORT });
  console.log(`页面：${address}   （按 Ctrl+C 结束）`);
}

async function faultyReport() {
  const sample = JSON.parse(readFileSync(join(ROOT, 'data', 'samples', 'faulty.json'), 'utf8'));
  const { createChecker } = await published('index.mjs');
  const { referenceLibrary } = await published('library.mjs');
  const checker = await createChecker({ library: referenceLibrary });
  const report = checker.check(sample.form);
  checker.dispose();
  return reportLines(sample, report, Math.min(process.stdout.columns ?? 100, 120));
}

function published(file) {
  return import(pathToFileURL(join(ROOT, 'pkg', file)).href);
}
