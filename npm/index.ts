/** The public face of the package: the engine is carried inside this module, so nothing has to be hosted or configured. */
import { createGlue, wasmPacked } from 'jixiao-engine';
import { applyFix } from './apply-fix.js';
import { openChecker } from './checker.js';
import { engineFrom } from './engine.js';
import { CheckError } from './errors.js';
import { instances } from './instance.js';
import { unpacked } from './packed.js';
import type * as declared from './types.js';

export type * from './types.js';
export { applyFix, CheckError };

export async function createChecker(options: declared.CheckerOptions = {}): Promise<declared.Checker> {
  return openChecker(engine, options);
}

const engine = /* @__PURE__ */ engineFrom(/* @__PURE__ */ instances(createGlue, compile));

async function compile(): Promise<WebAssembly.Module> {
  // Never the synchronous constructor: Chromium before 114 refuses it for modules above 4 KB.
  return WebAssembly.compile(await unpacked(wasmPacked));
}

// The hand-written declarations are what users compile against, so the code is held to them here.
createChecker satisfies typeof declared.createChecker;
applyFix satisfies typeof declared.applyFix;
