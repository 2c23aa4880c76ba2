// Opens any of the browsers the package is tried in, old and new, with one interface: that of puppeteer.
//
//   const browser = await launch('Chromium 86');
//   const page = await browser.newPage();
//   await page.goto(address);
//   await page.evaluate(() => document.title);
//   await browser.close();
import puppeteer from 'puppeteer-core';
import oldPuppeteer from 'puppeteer-core-5';
import { CHROMIUM, FIREFOX } from '../../scripts/setup.mjs';
import { OLD_CHROMIUMS, oldChromium } from '../../scripts/support/old-browsers.mjs';

// The machine may be busy with compilers beside the tests.
const PATIENCE = 120_000;

// Of what a policy forbids and of what a server does not have, browsers speak themselves, whatever the script does about it.
const OF_THE_BROWSER = /Content.Security.Policy|^Failed to load resource:/;

const FLAGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
];

/**
 * The browsers by name, oldest first.
 *
 * - `moves`: its version is whatever Debian offers on the day
 * - `knowsWasmUnsafeEval`: it knows that word of a content security policy
 */
export const BROWSERS = {
  ...Object.fromEntries(
    OLD_CHROMIUMS.map((major) => [`Chromium ${major}`, { moves: false, knowsWasmUnsafeEval: false }]),
  ),
  Chromium: { moves: true, knowsWasmUnsafeEval: true },
  'Firefox ESR': { moves: true, knowsWasmUnsafeEval: true },
};

/** Starts a browser with a fresh profile. */
export function launch(name) {
  if (name === 'Firefox ESR') return puppeteer.launch({ ...common(FIREFOX), browser: 'firefox' });
  if (name === 'Chromium') return puppeteer.launch({ ...common(CHROMIUM), args: FLAGS });
  // The driver of their time: the present one speaks of things that they do not know.
  return oldPuppeteer.launch({ ...common(oldChromium(Number(name.replace('Chromium ', '')))), args: FLAGS });
}

/** Opens a page that remembers what its scripts said on the console and what they failed at. */
export async function openPage(browser) {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.setDefaultNavigationTimeout(PATIENCE);
  const said = [];
  const hear = (text) => {
    if (!OF_THE_BROWSER.test(text)) said.push(text);
  };
  page.on('console', (message) => hear(message.text()));
  page.on('pageerror', (error) => hear(error.message));
  return { page, said };
}

function common(executablePath) {
  return { executablePath, headless: true, timeout: PATIENCE, protocolTimeout: PATIENCE };
}
