// A visit to a page of a folder, under a content security policy if the page has one.
import { serve } from '../../scripts/support/serve.mjs';
import { openPage } from './launch.mjs';

/** Serves the folder, opens the page and lets `use` do something on it; returns what it found and what the page said. */
export async function visit(browser, folder, { file, policy }, use) {
  const headers = policy === undefined ? {} : { 'content-security-policy': policy };
  const { address, close } = await serve(folder, { headers });
  const { page, said } = await openPage(browser);
  try {
    await page.goto(address + file);
    return { found: await use(page), said };
  } finally {
    await page.close();
    await close();
  }
}
