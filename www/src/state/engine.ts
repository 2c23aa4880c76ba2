/** The checker, the report on the form as it stands, and what the indicator library offers. */
import { computed, shallowRef, watch } from 'vue';
import {
  CheckError,
  createChecker,
  type Checker,
  type Indicator,
  type Library,
  type Meaning,
  type Report,
} from 'jixiao-validator/slim';
import { form } from './form';
import { ENGINE, fetchLibrary } from './engineFiles';
import { keptLibrary } from './libraryStore';

export interface Failure {
  /** What happened, in words for the person at the screen. */
  message: string;
  /** For the finance bureau or the developers. */
  detail: string;
}

export const report = shallowRef<Report | null>(null);
export const failure = shallowRef<Failure | null>(null);
const libraryIn = shallowRef<(() => Library) | null>(null);
/** What the checker checks by. The checker reads the bytes itself, so it is parsed only once something asks for it. */
export const library = computed(() => libraryIn.value?.() ?? null);
/** The workbook the library came from; `null` for the one that comes with the page. */
export const broughtIn = shallowRef<string | null>(null);
const checker = shallowRef<Checker | null>(null);

export const ready = computed(() => checker.value !== null);

let frame = 0;

export async function startEngine(): Promise<void> {
  watch(form, checkSoon, { flush: 'sync' });
  await openEngine();
  // What a person waits for who opens the page, for the tools of the browser and for benches/page.mjs.
  if (report.value) performance.mark('first-report');
}

/** Gets the engine and the library; also when it is tried again after a failure. */
export async function openEngine(): Promise<void> {
  try {
    await openFirst();
  } catch (error) {
    failure.value = describe(error);
  }
}

/** Checks by another library from now on. It throws when the library cannot be used; the old one then stays. */
export function useLibrary(next: Library, file: string): Promise<void> {
  return checkBy(next, file);
}

/** Back to the library that came with the page. */
export async function useReferenceLibrary(): Promise<void> {
  await checkBy(await fetchLibrary(), null);
}

/** Checks at once; the report is that of the form as it stands. */
export function checkNow(): void {
  cancelAnimationFrame(frame);
  frame = 0;
  if (!checker.value) return;
  try {
    report.value = checker.value.check(form.value);
    // The engine goes on after a failure of its own, so what was said about it no longer holds.
    failure.value = null;
  } catch (error) {
    failure.value = describe(error);
  }
}

export function checkOther(other: unknown): Report | null {
  return checker.value?.check(other) ?? null;
}

export function suggest(...query: Parameters<Checker['suggest']>): ReturnType<Checker['suggest']> {
  try {
    return checker.value?.suggest(...query) ?? [];
  } catch (error) {
    failure.value = describe(error);
    return [];
  }
}

/** What the cells of an indicator mean together; `null` when the engine cannot say. */
export function normalize(indicator: Indicator): Meaning | null {
  try {
    return checker.value?.normalize(indicator) ?? null;
  } catch (error) {
    failure.value = describe(error);
    return null;
  }
}

/** The library that was brought in on an earlier visit, else the one that comes with the page. */
async function openFirst(): Promise<void> {
  // The engine is fetched and compiled while the library is read. What goes wrong is told when the checker is made.
  createChecker(ENGINE).then(
    (empty) => empty.dispose(),
    () => undefined,
  );
  const kept = await keptLibrary();
  try {
    if (kept) return await useLibrary(kept.library, kept.file);
  } catch (error) {
    // A library that an older page could use may be refused now; a page without WebAssembly says so below.
    if (!(error instanceof CheckError && error.code === 'LIBRARY_INVALID')) throw error;
  }
  await useReferenceLibrary();
}

async function checkBy(next: Library | Uint8Array, file: string | null): Promise<void> {
  const opened = await createChecker({ ...ENGINE, library: next });
  checker.value?.dispose();
  checker.value = opened;
  libraryIn.value = () => (next instanceof Uint8Array ? (JSON.parse(new TextDecoder().decode(next)) as Library) : next);
  broughtIn.value = file;
  checkNow();
}

function checkSoon(): void {
  if (frame === 0) frame = requestAnimationFrame(checkNow);
}

const PLAIN: Partial<Record<CheckError['code'], string>> = {
  LIBRARY_INVALID: '指标库的内容有问题，没有读进来。',
  PROFILE_INVALID: '审核口径的内容有问题，没有读进来。',
  WASM_NOT_LOADED: '检查程序没有下载下来。您填的内容都在，请检查网络后刷新页面。',
  WASM_BLOCKED_BY_CSP: '这个网站的安全设置不允许检查程序运行。',
  WASM_UNSUPPORTED: '这个浏览器太旧，或者正处在兼容模式，检查程序运行不了。请切换到“极速模式”再打开。',
  ENGINE_FAILED: '检查程序自己出了问题，不是您填错了。',
};

function describe(error: unknown): Failure {
  if (error instanceof CheckError) {
    const where = error.path ? `（位置：${error.path}）` : '';
    return { message: PLAIN[error.code] ?? '检查程序没有启动。', detail: `${error.code}：${error.message}${where}` };
  }
  return { message: '检查程序没有启动。', detail: error instanceof Error ? error.message : String(error) };
}
