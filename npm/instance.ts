/**
 * Compiling and instantiating WebAssembly that is carried inside a module as base64.
 */
import { startFailure, unsupported } from './errors.js';

/** A way to instances of one module, which is compiled once. Each instance has a copy of the glue of its own. */
export function instances<Glue extends GlueBase>(createGlue: () => Glue, base64: string): () => Promise<Glue> {
  let compiled: Promise<WebAssembly.Module> | undefined;
  return async () => {
    if (typeof WebAssembly !== 'object' || typeof WebAssembly.compile !== 'function') throw unsupported();
    try {
      // Never the synchronous constructors: Chromium before 114 refuses them for modules above 4 KB.
      const module = await (compiled = compiled ?? WebAssembly.compile(bytesOf(base64)));
      const glue = createGlue();
      await glue.default({ module_or_path: module });
      return glue;
    } catch (thrown) {
      compiled = undefined;
      throw startFailure(thrown);
    }
  };
}

/** What every glue of wasm-bindgen has. */
interface GlueBase {
  default(input: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  lastPanic(): string | undefined;
}

/** Why an instance trapped, if it still can say. */
export function panicText(glue: GlueBase): string | undefined {
  try {
    return glue.lastPanic();
  } catch {
    // The instance is too broken to say why; the text of the trap itself is used.
    return undefined;
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
