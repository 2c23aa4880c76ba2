// What a person waits for who opens the portal: from the navigation to the first report in a cold page, and what every
// check takes after that. Each page of benches/pages is a portal of its own, bundled as portals are.
import { build } from 'esbuild';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../scripts/support/run.mjs';
import { serve } from '../scripts/support/serve.mjs';
import { launch, openPage } from '../tests/browsers/launch.mjs';

const PAGES = [
  ['jixiao-validator', 'wasm'],
  ['jixiao-validator, fallback', 'fallback'],
  ['zod + decimal.js + MiniSearch', 'peers'],
];
const BROWSERS = ['Chromium 86', 'Chromium'];
const VISITS = 5;
const OUT = join(ROOT, 'target', 'bench-pages');

/** The lines of the table; all pages check the same form. */
export async function coldPageLines(form) {
  const sizes = await bundlePages(form);
  const { address, close } = await serve(OUT);
  const lines = [['', '', 'first report', 'a check', 'issues', 'script, gzip']];
  for (const name of BROWSERS) {
    const figures = await measured(name, address);
    for (const [at, [title]] of PAGES.entries()) {
      const { first, later, issues } = figures[at];
      lines.push([name, title, `${first.toFixed(0)} ms`, `${later.toFixed(3)} ms`, String(issues), sizes[at]]);
    }
  }
  await close();
  return lines;
}

async function bundlePages(form) {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  writeFileSync(join(OUT, 'form.json'), JSON.stringify(form));
  return Promise.all(PAGES.map(([, page]) => bundlePage(page)));
}

/** Returns what its script weighs. */
async function bundlePage(page) {
  const contents = `
    import { measure } from './clock.js';
    import { open } from './${page}.js';
    import form from ${JSON.stringify(join(OUT, 'form.json'))};
    measure(open, form);`;
  const outfile = join(OUT, `${page}.js`);
  const options = { bundle: true, minify: true, format: 'esm', target: 'chrome78', charset: 'utf8', logLevel: 'error' };
  await build({ stdin: { contents, resolveDir: join(ROOT, 'benches', 'pages') }, outfile, ...options });
  const html = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="${page}.js"></script>`;
  writeFileSync(join(OUT, `${page}.html`), html);
  return `${(gzipSync(readFileSync(outfile), { level: 9 }).length / 1024).toFixed(0)} KB`;
}

/** The medians of each page in one browser. The pages take turns, so that a busy moment is shared by all. */
async function measured(name, address) {
  const visits = PAGES.map(() => []);
  for (let round = 0; round < VISITS; round += 1) {
    for (const [at, [, page]] of PAGES.entries()) visits[at].push(await visit(name, `${address}${page}.html`));
  }
  return visits.map((figures) => ({
    first: median(figures.map(({ first }) => first)),
    later: median(figures.map(({ later }) => later)),
    issues: figures[0].issues,
  }));
}

/** One visit by a browser that has never been there: a fresh start has neither the files nor compiled code in a cache. */
async function visit(name, address) {
  const browser = await launch(name);
  try {
    const { page } = await openPage(browser);
    await page.goto(address);
    await page.waitForFunction(() => window.later !== undefined);
    const { time, issues } = await page.evaluate(() => window.first);
    return { first: time, issues, later: await page.evaluate(() => window.later()) };
  } finally {
    await browser.close();
  }
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
