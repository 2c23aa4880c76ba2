/**
 * The one kind of error this package throws.
 *
 * A portal shows `message` to its user, so every sentence is plain Chinese and says what to do next.
 */
import type { CheckError as DeclaredCheckError, CheckErrorCode } from './types.js';

export class CheckError extends Error implements DeclaredCheckError {
  /** Each module of the package has a copy of this class, so errors are known by their name. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return Object.prototype.toString.call(value) === '[object Error]' && nameOf(value) === 'CheckError';
  }

  override readonly name = 'CheckError';
  readonly code: CheckErrorCode;
  // `declare` keeps the property away when there is no path, so that an error prints without `path: undefined`.
  declare readonly path?: string;

  constructor(code: CheckErrorCode, message: string, path?: string) {
    super(message);
    this.code = code;
    if (path !== undefined) this.path = path;
  }
}

/** What the engine throws on purpose: an `Error` that carries one of our codes. */
export function fromEngine(thrown: unknown): CheckError | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const { code, path } = thrown as { code?: unknown; path?: unknown };
  if (!isCode(code)) return undefined;
  return new CheckError(code, thrown.message, typeof path === 'string' ? path : undefined);
}

/** Why the engine could not be started, judged by what the browser said. */
export function startFailure(thrown: unknown): CheckError {
  if (thrown instanceof CheckError) return thrown;
  const said = textOf(thrown);
  if (isBlocked(thrown)) return new CheckError('WASM_BLOCKED_BY_CSP', `${BLOCKED_MESSAGE}（${said}）`);
  if (nameOf(thrown) === 'CompileError') return new CheckError('WASM_UNSUPPORTED', `${UNSUPPORTED_MESSAGE}（${said}）`);
  if (nameOf(thrown) === 'LinkError') return mismatched(said);
  return new CheckError('ENGINE_FAILED', `检查引擎没有启动成功：${said}`);
}

/** The wasm is not the one that belongs to this code. */
export function mismatched(why: string): CheckError {
  return new CheckError('WASM_NOT_LOADED', `检查引擎的文件与程序不配套（${why}）。${UPGRADE}`);
}

/** Whether the security policy of the page forbids WebAssembly. */
export function isBlocked(thrown: unknown): boolean {
  return BLOCKED.test(textOf(thrown));
}

export function unsupported(): CheckError {
  return new CheckError('WASM_UNSUPPORTED', isTrident() ? TRIDENT_MESSAGE : UNSUPPORTED_MESSAGE);
}

/** Whether this is the engine of Internet Explorer, which 360 and others call 兼容模式. */
export function isTrident(): boolean {
  return typeof document === 'object' && 'documentMode' in document;
}

/** The text of anything that was thrown. */
export function textOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? thrown.message : String(thrown);
  } catch {
    // A value whose own `toString` throws has nothing to tell.
    return '原因不明';
  }
}

const UNSUPPORTED_MESSAGE =
  '当前浏览器模式不支持 WebAssembly，无法检查绩效目标。请把浏览器切换到“极速模式”，或改用较新的浏览器后重试。';

const TRIDENT_MESSAGE =
  '浏览器正处于“兼容模式”（IE 内核），无法检查绩效目标。请点击地址栏旁的图标切换到“极速模式”后重试。';

const BLOCKED_MESSAGE =
  '页面的内容安全策略（CSP）不允许运行检查引擎。请联系系统管理员在 script-src 中加入 ' +
  "'wasm-unsafe-eval'（Chromium 97 以前的浏览器需要 'unsafe-eval'）。";

const UPGRADE = '请清除浏览器缓存后重试；仍然不行时，请联系系统管理员重新部署同一版本的 engine.wasm。';

// Chromium, old Chromium ("disallowed by embedder"), Firefox and Safari say it in different words.
const BLOCKED = /content security policy|\bcsp\b|unsafe-eval|disallowed by embedder/i;

const CODES: Record<CheckErrorCode, true> = {
  LIBRARY_INVALID: true,
  PROFILE_INVALID: true,
  INPUT_NOT_JSON: true,
  WORKBOOK_INVALID: true,
  ENGINE_FAILED: true,
  WASM_NOT_LOADED: true,
  WASM_BLOCKED_BY_CSP: true,
  WASM_UNSUPPORTED: true,
  WORKER_FAILED: true,
  SUPERSEDED: true,
};

function isCode(code: unknown): code is CheckErrorCode {
  return typeof code === 'string' && Object.prototype.hasOwnProperty.call(CODES, code);
}

function nameOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : '';
}
