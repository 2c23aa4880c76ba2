/** The modules that `scripts/build.mjs` makes from the compiled engine and from the data. */
declare module 'jixiao-engine' {
  /** The class the engine exports: see `src/wasm/checker.rs`. */
  export interface GlueChecker {
    check(form: unknown): unknown;
    suggest(query: unknown, limit?: number): unknown;
    normalize(indicator: unknown): unknown;
    free(): void;
  }

  export interface Glue {
    default(input: { module_or_path: WebAssembly.Module }): Promise<unknown>;
    Checker: new (library: Uint8Array | undefined, profile: string | undefined) => GlueChecker;
    lastPanic(): string | undefined;
    version(): string;
  }

  /** A fresh copy of the glue of wasm-bindgen, with no instance yet. */
  export function createGlue(): Glue;
  /** The wasm, to be read by `npm/packed.ts`. */
  export const wasmPacked: string;
  /** The version of the wasm that the glue belongs to. */
  export const version: string;
}

declare module 'jixiao-fallback' {
  import type { Glue } from 'jixiao-engine';

  /** The glue as above, made for memory that is a plain `ArrayBuffer`; it talks to this stand-in for `WebAssembly`. */
  export function createGlue(standIn: unknown): Glue;
  /** The engine as JavaScript: takes the imports of the wasm and returns its exports, with memory of its own. */
  export function instantiate(imports: unknown): object;
}

declare module 'jixiao-importer' {
  /** What the importer exports: see `src/wasm/import.rs`. */
  export interface ImportGlue {
    default(input: { module_or_path: WebAssembly.Module }): Promise<unknown>;
    importLibrary(bytes: Uint8Array, name: string, listener: ImportListener | undefined): string;
    importForms(bytes: Uint8Array, name: string, listener: ImportListener | undefined): string;
    libraryTemplate(library: Uint8Array | undefined): Uint8Array;
    formTemplate(): Uint8Array;
    exportForms(forms: string): Uint8Array;
    lastPanic(): string | undefined;
  }

  /** Hears how far an import is; what it throws ends the import. */
  export interface ImportListener {
    tell(stage: string, done: number, total: number): void;
  }

  export function createGlue(): ImportGlue;
  /** The wasm, to be read by `npm/packed.ts`. */
  export const wasmPacked: string;
}

declare module 'jixiao-library' {
  /** The reference library of `data/library` as JSON text. */
  export const libraryText: string;
}
