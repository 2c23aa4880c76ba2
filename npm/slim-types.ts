/** The shapes of the module `jixiao-validator/slim`. */
import type { Checker, CheckerOptions } from './types.js';

export * from './types.js';

/** 用什么检查，以及引擎在哪里。 */
export interface SlimCheckerOptions extends CheckerOptions {
  /**
   * engine.wasm 的来源：
   *
   * - 网址（文本或 `URL`）：按需下载，边下载边编译；服务器的 MIME 类型不对也能用；
   * - `Response` 或它的 Promise，例如 `fetch('/static/engine.wasm')`；
   * - 字节：`ArrayBuffer`、`Uint8Array` 或 Node 的 `Buffer`；
   * - 已经编译好的 `WebAssembly.Module`。
   *
   * 同一个来源只下载、编译一次，由各个检查器共用。文件要与本程序包同一版本。
   */
  wasm: string | object;
}

/** 创建检查器；取不到 engine.wasm 时抛出 `CheckError`（`WASM_NOT_LOADED`），下次调用会重新下载。 */
export declare function createChecker(options: SlimCheckerOptions): Promise<Checker>;
