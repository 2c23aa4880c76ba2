/**
 * Getting the compiled engine from where the portal keeps it.
 *
 * What arrives may not be the engine: servers answer with an error, with the index page of the app, or with half a file.
 * Each is told with its address, because whoever reads it has to mend a server.
 */
import { bytesIn } from './bytes.js';
import { CheckError, isBlocked, textOf } from './errors.js';

export async function moduleFrom(source: unknown): Promise<WebAssembly.Module> {
  await refuseWhereBlocked();
  const given = await arrived(source);
  if (isA(given, 'WebAssembly.Module')) return given as WebAssembly.Module;
  if (isA(given, 'Response')) return fromResponse(given as Response);
  const bytes = bytesIn(given);
  if (bytes !== undefined) return compiled(bytes as Uint8Array<ArrayBuffer>, '传入的字节');
  const address = addressIn(given);
  if (address !== undefined) return fromResponse(await fetched(address));
  throw notLoaded(
    '没有说明检查引擎的文件在哪里',
    'wasm 可以是网址、Response、字节或 WebAssembly.Module',
    '请检查选项 wasm。',
  );
}

/** The address in a text or a `URL`. */
export function addressIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return isA(value, 'URL') ? (value as URL).href : undefined;
}

/** A page that forbids WebAssembly forbids an empty module too, so nothing has to be downloaded to find out. */
async function refuseWhereBlocked(): Promise<void> {
  await WebAssembly.compile(new Uint8Array([...MAGIC, 1, 0, 0, 0]));
}

/** What a promise of the portal brings, most often that of `fetch`. */
async function arrived(source: unknown): Promise<unknown> {
  try {
    return await source;
  } catch (thrown) {
    throw unreachable('传入的 Promise', thrown);
  }
}

async function fetched(address: string): Promise<Response> {
  if (typeof fetch !== 'function') {
    throw notLoaded(
      '没有取到检查引擎的文件',
      `当前环境没有 fetch，不能加载 ${address}`,
      '请把 engine.wasm 的字节传给选项 wasm。',
    );
  }
  try {
    return await fetch(address);
  } catch (thrown) {
    throw unreachable(address, thrown);
  }
}

async function fromResponse(response: Response): Promise<WebAssembly.Module> {
  const { ok, status, url } = response;
  if (!ok) {
    // A status of zero is what a page sees of an answer from another site that does not allow reading.
    const said = status === 0 ? '不允许本页面读取' : `返回 ${status}`;
    throw notLoaded('没有取到检查引擎的文件', `${url || GIVEN} ${said}`, DEPLOY);
  }
  if (!canStream(response)) return fromBody(response);
  try {
    return await WebAssembly.compileStreaming(response);
  } catch (thrown) {
    if (isBlocked(thrown)) throw thrown;
    // Only the bytes can tell what is wrong with them, and the stream has been used up.
    return fromBody(await fetched(url));
  }
}

/** Streaming takes this type to the letter, and many servers of intranets send another or none. */
function canStream({ headers, url }: Response): boolean {
  if (typeof WebAssembly.compileStreaming !== 'function' || url === '') return false;
  return (headers.get('content-type') ?? '').trim().toLowerCase() === 'application/wasm';
}

async function fromBody(response: Response): Promise<WebAssembly.Module> {
  const from = response.url || GIVEN;
  let body: ArrayBuffer;
  try {
    body = await response.arrayBuffer();
  } catch (thrown) {
    throw unreachable(from, thrown);
  }
  return compiled(new Uint8Array(body), from);
}

async function compiled(bytes: Uint8Array<ArrayBuffer>, from: string): Promise<WebAssembly.Module> {
  if (isMarkup(bytes)) throw notLoaded('检查引擎的文件不对', `${from} 是网页，不是 engine.wasm`, DEPLOY);
  if (!MAGIC.every((byte, at) => bytes[at] === byte)) {
    throw notLoaded('检查引擎的文件不对', `${from} 的 ${bytes.length} 字节不是 WebAssembly`, DEPLOY);
  }
  try {
    return await WebAssembly.compile(bytes);
  } catch (thrown) {
    if (isBlocked(thrown) || isWhole(bytes)) throw thrown;
    throw notLoaded('检查引擎的文件不完整', `${from} 只有 ${bytes.length} 字节`, RETRY);
  }
}

/** Whether the bytes are those of a page. Servers of single-page apps send the index page for a file that is missing. */
function isMarkup(bytes: Uint8Array): boolean {
  return /^\s*</.test(new TextDecoder().decode(bytes.subarray(0, 200)));
}

/** Whether the last section of a module ends where its bytes end. */
function isWhole(bytes: Uint8Array): boolean {
  let at = 8;
  while (at < bytes.length) {
    let size = 0;
    let byte = 0x80;
    at += 1;
    for (let shift = 0; byte >= 0x80; shift += 7) {
      byte = bytes[at] ?? 0;
      size += (byte & 0x7f) * 2 ** shift;
      at += 1;
    }
    at += size;
  }
  return at === bytes.length;
}

function isA(value: unknown, tag: string): boolean {
  // Not `instanceof`: what comes from an iframe or a test environment belongs to another realm.
  return Object.prototype.toString.call(value) === `[object ${tag}]`;
}

function unreachable(from: string, thrown: unknown): CheckError {
  return notLoaded('没有取到检查引擎的文件', `${from}：${textOf(thrown)}`, CONNECT);
}

function notLoaded(what: string, why: string, advice: string): CheckError {
  return new CheckError('WASM_NOT_LOADED', `${what}（${why}）。${advice}`);
}

const MAGIC = [0, 0x61, 0x73, 0x6d];

const GIVEN = '传入的 Response';

const CONNECT = '请检查网络后重试；仍然不行时，请联系系统管理员检查这个地址和 CSP 的 connect-src。';
const DEPLOY = '请联系系统管理员检查 engine.wasm 是否部署在这个地址。';
const RETRY = '请刷新页面重试；仍然不行时，请联系系统管理员重新部署 engine.wasm。';
