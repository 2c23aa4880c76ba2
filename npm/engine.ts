/**
 * The life of an engine: one instance, made when it is first needed, shared by all checkers, and given up after a few
 * traps.
 *
 * A trap leaves its stack frames behind in the instance, so an instance that trapped goes on for a while but not for
 * ever. Each instance has its own copy of the glue, because the glue keeps the instance in a variable of its own.
 */
import type { Glue, GlueChecker } from 'jixiao-engine';
import { CheckError, fromEngine, textOf } from './errors.js';
import { panicText } from './instance.js';
import { kept, type Kept } from './kept.js';

/** One instance of the engine. */
export interface Engine {
  open(library: Uint8Array | undefined, profile: string | undefined): GlueChecker;
  /** Runs a call into the engine; whatever it throws leaves as a `CheckError`. */
  run<T>(checker: GlueChecker, call: (checker: GlueChecker) => T): T;
  release(checker: GlueChecker): void;
}

/** A way to the current instance; the first call, and the first after a retirement, makes one. */
export type EngineSource = () => Promise<Engine>;

export function engineFrom(instance: () => Promise<Glue>): EngineSource {
  const current: Kept<Engine> = kept(async () => engineOf(await instance(), current.forget));
  return current.get;
}

const TRAPS_UNTIL_RETIRED = 3;

function engineOf(glue: Glue, onRetired: () => void): Engine {
  let traps = 0;
  // The finalizer of the glue would throw on a checker that trapped, so these are kept from it until they are released.
  const trapped = new Set<GlueChecker>();

  function guarded<T>(call: () => T, checker?: GlueChecker): T {
    if (traps >= TRAPS_UNTIL_RETIRED) throw retired();
    try {
      return call();
    } catch (thrown) {
      const foreseen = fromEngine(thrown);
      if (foreseen !== undefined) throw foreseen;
      traps += 1;
      if (checker !== undefined) trapped.add(checker);
      const failure = new CheckError('ENGINE_FAILED', `检查引擎出错：${panicText(glue) ?? textOf(thrown)}`);
      if (traps >= TRAPS_UNTIL_RETIRED) retire();
      throw failure;
    }
  }

  function retire(): void {
    onRetired();
    trapped.forEach(release);
  }

  function release(checker: GlueChecker): void {
    trapped.delete(checker);
    try {
      checker.free();
    } catch {
      // A checker that trapped stays borrowed for ever and cannot be freed; its memory goes with the instance.
    }
  }

  return {
    open: (library, profile) => guarded(() => new glue.Checker(library, profile)),
    run: (checker, call) => guarded(() => call(checker), checker),
    release,
  };
}

function retired(): CheckError {
  return new CheckError('ENGINE_FAILED', '检查引擎多次出错，已经停用。请用 createChecker 重新创建检查器。');
}
