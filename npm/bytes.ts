/** Bytes and JSON as callers hand them over, whichever realm they were made in. */
import { CheckError } from './errors.js';
import type { CheckErrorCode } from './types.js';

/** The bytes of a typed array or an `ArrayBuffer`; nothing for anything else. */
export function bytesIn(value: unknown): Uint8Array | undefined {
  // Not `instanceof`: bytes that come from an iframe or a test environment belong to another realm.
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  if (Object.prototype.toString.call(value) === '[object ArrayBuffer]') return new Uint8Array(value as ArrayBuffer);
  return undefined;
}

/** The bytes of a library, whatever form it has. */
export function libraryBytes(library: unknown): Uint8Array | undefined {
  if (library === undefined || library === null) return undefined;
  return bytesIn(library) ?? new TextEncoder().encode(jsonText(library, 'LIBRARY_INVALID', '指标库'));
}

/** The built-in id of a profile, or a profile as JSON text. */
export function profileText(profile: unknown): string | undefined {
  if (profile === undefined || profile === null) return undefined;
  return jsonText(profile, 'PROFILE_INVALID', '审核口径');
}

/** JSON text as it is, or an object as JSON text. */
export function jsonText(value: unknown, code: CheckErrorCode, what: string): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') throw new CheckError(code, `${what}应当是 JSON 文本或对象。`);
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch {
    // A cycle or a BigInt; what the browser says about it would not help the reader.
  }
  if (text === undefined) throw new CheckError(code, `${what}不能转换成 JSON，请检查是否有循环引用或特殊类型。`);
  return text;
}
