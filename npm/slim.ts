/** The engine without the wasm inside: the portal says where `engine.wasm` is, and the browser streams and caches it. */
import { createGlue, version, type Glue } from 'jixiao-engine';
import { applyFix } from './apply-fix.js';
import { openChecker } from './checker.js';
import { engineFrom, type EngineSource } from './engine.js';
import { CheckError, mismatched } from './errors.js';
import { instances } from './instance.js';
import type * as declared from './slim-types.js';
import { addressIn, moduleFrom } from './wasm-source.js';

export type * from './slim-types.js';
export { applyFix, CheckError };

export async function createChecker(options: declared.SlimCheckerOptions): Promise<declared.Checker> {
  const { wasm, ...rest } = options ?? {};
  return openChecker(engineAt(wasm), rest);
}

// The hand-written declarations are what users compile against, so the code is held to them here.
createChecker satisfies typeof declared.createChecker;

// Objects are held weakly, or the bytes of an engine would stay for ever.
const byObject = new WeakMap<object, EngineSource>();
const byAddress = new Map<unknown, EngineSource>();

/** The engine of a source: the same source always has the same one, so it is fetched and compiled once. */
function engineAt(wasm: unknown): EngineSource {
  const key = addressIn(wasm) ?? wasm;
  const known = isObject(key) ? byObject.get(key) : byAddress.get(key);
  if (known !== undefined) return known;
  const made = engineFrom(versionChecked(instances(createGlue, isObject(key) ? onceFrom(key) : () => moduleFrom(key))));
  if (isObject(key)) byObject.set(key, made);
  else byAddress.set(key, made);
  return made;
}

/** What comes of an object stands, a failure too: a response can be read only once. */
function onceFrom(source: object): () => Promise<WebAssembly.Module> {
  // A promise of the portal that fails while nobody waits for it would be reported on the console.
  Promise.resolve(source).catch(() => undefined);
  let outcome: Promise<WebAssembly.Module> | undefined;
  return () => (outcome = outcome ?? moduleFrom(source));
}

/** Portals upgrade the package and keep serving the wasm of yesterday, which would judge by yesterday's rules. */
function versionChecked(instance: () => Promise<Glue>): () => Promise<Glue> {
  return async () => {
    const glue = await instance();
    const found = versionOf(glue);
    if (found !== version) throw mismatched(`engine.wasm 是 ${found} 版，程序是 ${version} 版`);
    return glue;
  };
}

function versionOf(glue: Glue): string {
  try {
    return glue.version();
  } catch {
    // Another module altogether has no such function.
    return '未知';
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
