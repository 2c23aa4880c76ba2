/**
 * Making a checker from an engine: the one way in, whichever entry of the package the engine comes through.
 *
 * No judgement is made here. The facade only turns its options into bytes and text, and every failure into `CheckError`.
 */
import { libraryBytes, profileText } from './bytes.js';
import type { EngineSource } from './engine.js';
import { CheckError, textOf } from './errors.js';
import type { Checker, CheckerOptions, Fallback } from './types.js';

/** A checker on the current engine of the source, or on the fallback where WebAssembly cannot run. */
export async function openChecker(engine: EngineSource, { fallback, ...options }: CheckerOptions): Promise<Checker> {
  // What was handed over is read first, so that a mistake in it is told even where no engine starts.
  const library = libraryBytes(options.library);
  const profile = profileText(options.profile);
  try {
    return checkerOf(await engine(), library, profile);
  } catch (failure) {
    if (fallback === undefined || !cannotRunWasm(failure)) throw failure;
    return (await loaded(fallback, failure)).createChecker({ ...options });
  }
}

function checkerOf(engine: Awaited<ReturnType<EngineSource>>, library?: Uint8Array, profile?: string): Checker {
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

function cannotRunWasm(failure: unknown): failure is CheckError {
  return (
    failure instanceof CheckError && (failure.code === 'WASM_BLOCKED_BY_CSP' || failure.code === 'WASM_UNSUPPORTED')
  );
}

/** The fallback itself, or what its function loads; a page that runs WebAssembly never calls that function. */
async function loaded(fallback: NonNullable<CheckerOptions['fallback']>, failure: CheckError): Promise<Fallback> {
  let found: Fallback;
  try {
    found = await (typeof fallback === 'function' ? fallback() : fallback);
  } catch (thrown) {
    throw new CheckError(failure.code, `${failure.message}备用引擎也没有加载成功（${textOf(thrown)}）。`);
  }
  if (typeof found?.createChecker === 'function') return found;
  throw new CheckError(failure.code, `${failure.message}选项 fallback 应当是 jixiao-validator/fallback 的 fallback。`);
}
