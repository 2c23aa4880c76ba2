/** Base64, decoded without `atob`, which Node has had only since version 16. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let from = 0, to = 0; from < text.length; from += 4, to += 3) {
    const bits =
      (digit(text, from) << 18) | (digit(text, from + 1) << 12) | (digit(text, from + 2) << 6) | digit(text, from + 3);
    // What padding would write lies behind the end, where a typed array ignores it.
    bytes[to] = bits >> 16;
    bytes[to + 1] = bits >> 8;
    bytes[to + 2] = bits;
  }
  return bytes;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const VALUES = new Uint8Array(128);
for (let value = 0; value < DIGITS.length; value += 1) VALUES[DIGITS.charCodeAt(value)] = value;

/** The padding `=` counts as zero. */
function digit(text: string, at: number): number {
  return VALUES[text.charCodeAt(at)] ?? 0;
}
