/**
 * The engine as plain JavaScript, for pages whose security policy forbids WebAssembly and for browsers without it.
 *
 * It is the same wasm, translated (`scripts/support/fallback.mjs`). The glue is the same too: it is given a stand-in for
 * `WebAssembly` that instantiates the translation.
 */
import { createGlue, instantiate } from 'jixiao-fallback';
import type { Glue } from 'jixiao-engine';
import { applyFix } from './apply-fix.js';
import { openChecker } from './checker.js';
import { engineFrom } from './engine.js';
import { CheckError, isTrident, startFailure, unsupported } from './errors.js';
import type * as declared from './fallback-types.js';

export type * from './fallback-types.js';
export { applyFix, CheckError };

export async function createChecker(options: declared.CheckerOptions = {}): Promise<declared.Checker> {
  return openChecker(engine, options);
}

export const fallback: declared.Fallback = { createChecker };

// The hand-written declarations are what users compile against, so the code is held to them here.
createChecker satisfies typeof declared.createChecker;

const engine = /* @__PURE__ */ engineFrom(instance);

async function instance(): Promise<Glue> {
  // The language of Internet Explorer is too old for the rest of a portal as well, so it is asked to change its mode.
  if (isTrident()) throw unsupported();
  try {
    const glue = createGlue({ instantiate: async (_: unknown, imports: unknown) => new Instance(imports), Instance });
    await glue.default({ module_or_path: {} });
    return glue;
  } catch (thrown) {
    throw startFailure(thrown);
  }
}

/** What the glue expects of `WebAssembly.Instance`. */
class Instance {
  readonly exports: object;

  constructor(imports: unknown) {
    this.exports = instantiate(imports);
  }
}
