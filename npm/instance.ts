/** Instantiating WebAssembly, and what an instance can still say after a trap. */
import { startFailure, unsupported } from './errors.js';
import { kept } from './kept.js';

/** A way to instances of one module, which is compiled once. Each instance has a copy of the glue of its own. */
export function instances<Glue extends GlueBase>(
  createGlue: () => Glue,
  compile: () => Promise<WebAssembly.Module>,
): () => Promise<Glue> {
  const module = kept(compile);
  return async () => {
    if (typeof WebAssembly !== 'object' || typeof WebAssembly.compile !== 'function') throw unsupported();
    try {
      const glue = createGlue();
      await glue.default({ module_or_path: await module.get() });
      return glue;
    } catch (thrown) {
      throw startFailure(thrown);
    }
  };
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

/** What every glue of wasm-bindgen has. */
interface GlueBase {
  default(input: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  lastPanic(): string | undefined;
}
