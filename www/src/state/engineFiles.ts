/**
 * Where the engine and the library that come with the page are: files beside it, so that the browser compiles the engine
 * while it arrives and keeps both when only the page changes.
 */
import engineFile from 'jixiao-validator/engine.wasm?url';
import libraryFile from 'jixiao-validator/library.json?url';
import { PROFILE } from './profile';

/**
 * What every checker of the page is made from. Browsers before Chromium 97 do not know `'wasm-unsafe-eval'` and forbid
 * WebAssembly under the policy of the page; only they load the engine in plain JavaScript.
 */
export const ENGINE = {
  wasm: engineFile,
  fallback: () => import('jixiao-validator/fallback'),
  profile: PROFILE,
};

/** The reference library as it is in its file. */
export async function fetchLibrary(): Promise<Uint8Array> {
  const response = await fetch(libraryFile);
  if (!response.ok) throw new Error(`指标库没有下载下来：${response.url} 返回 ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
