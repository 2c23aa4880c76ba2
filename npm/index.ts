/**
 * The public face of the package: makes checkers and hands every call to the engine.
 *
 * No judgement is made here. The facade only turns its options into bytes and text, and every failure into `CheckError`.
 */
import { applyFix } from './apply-fix.js';
import { jsonText, libraryBytes } from './bytes.js';
import { currentEngine } from './engine.js';
import { CheckError } from './errors.js';
import type * as declared from './types.js';

export type * from './types.js';
export { applyFix, CheckError };

export async function createChecker(options: declared.CheckerOptions = {}): Promise<declared.Checker> {
  const library = libraryBytes(options.library);
  const profile = profileText(options.profile);
  const engine = await currentEngine();
  const checker = engine.open(library, profile);
  let disposed = false;

  function call<T>(run: (open: typeof checker) => unknown): T {
    if (disposed) throw new CheckError('ENGINE_FAILED', '这个检查器已经释放，请用 createChecker 重新创建。');
    return engine.run(checker, run) as T;
  }

  return {
    check: (form) => call((open) => open.check(form)),
    suggest: (query, limit) => call((open) => open.suggest(query, limit)),
    normalize: (indicator) => call((open) => open.normalize(indicator)),
    dispose: () => {
      if (!disposed) engine.release(checker);
      disposed = true;
    },
  };
}

// The hand-written declarations are what users compile against, so the code is held to them here.
createChecker satisfies typeof declared.createChecker;
applyFix satisfies typeof declared.applyFix;

function profileText(profile: unknown): string | undefined {
  if (profile === undefined || profile === null) return undefined;
  return jsonText(profile, 'PROFILE_INVALID', '审核口径');
}
