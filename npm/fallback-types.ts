/** The shapes of the module `jixiao-validator/fallback`. */
import type { Fallback } from './types.js';

export * from './types.js';

/**
 * 备用引擎，交给其他入口的 `createChecker({ fallback })`；报告与 WebAssembly 逐字节相同，只是慢几倍。
 *
 * 本模块的 `createChecker` 则总是使用备用引擎。
 */
export declare const fallback: Fallback;
