/** The shapes of the module `jixiao-validator/worker`. */
import type { Checker, CheckerOptions, Indicator, Meaning, Report, Suggestion, SuggestQuery } from '../types.js';

export { CheckError } from '../types.js';

/** 从一端听到的：消息带有 `data`，出错时浏览器可能给出 `message`。 */
export interface EndpointEvent {
  /** 消息的内容。 */
  readonly data?: unknown;
  /** 浏览器说的出错原因。 */
  readonly message?: unknown;
  /** 不再由浏览器写到控制台。 */
  preventDefault?(): void;
}

/** 能够收发消息的一端：`Worker`、`MessagePort` 或 `SharedWorker` 的 `port`。 */
export interface WorkerEndpoint {
  /** 发消息，并移交 `transfer` 里的对象。 */
  postMessage(message: unknown, transfer: object[]): void;
  /** 开始听。 */
  addEventListener(type: string, listener: (event: EndpointEvent) => void): void;
  /** 不再听。 */
  removeEventListener(type: string, listener: (event: EndpointEvent) => void): void;
  /** `MessagePort` 要调用它才开始收消息。 */
  start?(): void;
}

/** 脚本的地址，例如 `URL`。 */
export interface ScriptAddress {
  /** 完整的网址。 */
  readonly href: string;
}

/** `createWorkerChecker` 的选项。 */
export interface WorkerCheckerOptions extends Pick<CheckerOptions, 'library' | 'profile'> {
  /**
   * 在哪里检查：
   *
   * - 脚本地址：与页面同源的 `worker.iife.js`（随包发布）。由检查器启动，`dispose` 时关闭；
   * - `Worker` 或 `MessagePort`：里面运行过 `serve`。由门户启动和关闭，可以供多个检查器共用。
   */
  worker: string | ScriptAddress | WorkerEndpoint;
  /** 等待 worker 准备好、以及等待每次回答的最长时间，单位毫秒，缺省为 30000。超过时以 `WORKER_FAILED` 拒绝。 */
  timeout?: number;
}

/** 方法与 `Checker` 相同，回答是 Promise；失败时总是以 `CheckError` 拒绝，不会一直等待。 */
export interface WorkerChecker {
  /**
   * 检查一份表单，以最新的一次为准：上一次还没有回答时再检查，上一次立即以 `SUPERSEDED` 拒绝。
   *
   * 拒绝而不是换成新的报告，是因为报告只说明它检查的那份表单：提交前检查通过的，必须就是要提交的那一份。
   * 边填边查时忽略这个代码即可；提交时遇到它，说明表单又有改动，应当重新检查。要检查多份表单，请逐份等待结果。
   */
  check(form: unknown): Promise<Report>;
  /** 每一次都会回答，并且按询问的顺序回答，所以最后输入的最后得到结果；各行可以同时询问。 */
  suggest(query: SuggestQuery, limit?: number): Promise<Suggestion[]>;
  /** 每一次都会回答，按询问的顺序。 */
  normalize(indicator: Indicator): Promise<Meaning>;
  /** 释放检查器；没有回答的请求和之后的调用都以 `CheckError` 拒绝。 */
  dispose(): void;
}

/** 创建在 worker 里检查的检查器。指标库会复制一份交给 worker，传入的字节不受影响。 */
export declare function createWorkerChecker(options: WorkerCheckerOptions): Promise<WorkerChecker>;

/** `serve` 所在的一端：worker 里的 `self`，或者一个 `MessagePort`。 */
export interface WorkerScope {
  /** 发消息。 */
  postMessage(message: unknown): void;
  /** 开始听。 */
  addEventListener(type: 'message', listener: (event: EndpointEvent) => void): void;
  /** `MessagePort` 要调用它才开始收消息。 */
  start?(): void;
}

/**
 * 在 worker 里提供检查，供页面上的 `createWorkerChecker` 使用。
 *
 * ```js
 * import { createChecker } from 'jixiao-validator';
 * import { serve } from 'jixiao-validator/worker';
 * serve(self, createChecker);
 * ```
 *
 * 第二个参数决定用哪个引擎、带哪些选项，例如 `(options) => createChecker({ ...options, library })`。
 */
export declare function serve(scope: WorkerScope, createChecker: (options: CheckerOptions) => Promise<Checker>): void;
