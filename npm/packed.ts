/**
 * What a module carries inside itself: compressed, and told in base64. Without that the module would be a third larger on
 * its way to the page, and more than twice as large from a server that compresses nothing.
 */
import { inflateSync } from 'fflate';
import { bytesOfBase64 } from './base64.js';

/** The bytes that `scripts/support/bundle.mjs` packed into `text`. */
export async function unpacked(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const packed = bytesOfBase64(text);
  try {
    return await inflatedByBrowser(packed);
  } catch {
    // Chromium before 103 and Node before 18 cannot; what they take longer for is no more than the blink of an eye.
    return inflateSync(packed);
  }
}

/** Decompresses with what the browser has built in. Throws where it has nothing, or nothing for this format. */
async function inflatedByBrowser(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new DecompressionStream('deflate-raw');
  const writer = writable.getWriter();
  // Both fail when the reading below does, which is where the failure is told.
  writer.write(packed).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = readable.getReader();
  const chunks: Uint8Array[] = [];
  for (let read = await reader.read(); !read.done; read = await reader.read()) chunks.push(read.value);
  return joined(chunks);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
