/**
 * Bringing in workbooks, a module of its own with a wasm of its own: a page loads it when a clerk opens a file.
 *
 * Every call has a fresh instance. Wasm memory never shrinks, so an instance that read a large workbook is let go.
 */
import { createGlue, wasmPacked, type ImportGlue, type ImportListener } from 'jixiao-importer';
import { bytesIn, jsonText, libraryBytes } from './bytes.js';
import { CheckError, fromEngine, textOf } from './errors.js';
import { instances, panicText } from './instance.js';
import { unpacked } from './packed.js';
import type * as declared from './xlsx-types.js';

export type * from './xlsx-types.js';
export { CheckError };

export function importLibrary(file: declared.WorkbookFile, options?: Options): Promise<declared.ImportedLibrary> {
  return imported(file, options, (glue) => glue.importLibrary);
}

export function importForms(file: declared.WorkbookFile, options?: Options): Promise<declared.ImportedForms> {
  return imported(file, options, (glue) => glue.importForms);
}

export async function libraryTemplate(library?: Uint8Array | string | object): Promise<Uint8Array> {
  const bytes = libraryBytes(library);
  return call((glue) => glue.libraryTemplate(bytes));
}

export async function formTemplate(): Promise<Uint8Array> {
  return call((glue) => glue.formTemplate());
}

export async function exportForms(forms: declared.ExportedForms): Promise<Uint8Array> {
  const text = jsonText(forms, 'INPUT_NOT_JSON', '要导出的申报表');
  return call((glue) => glue.exportForms(text));
}

// The hand-written declarations are what users compile against, so the code is held to them here.
importLibrary satisfies typeof declared.importLibrary;
importForms satisfies typeof declared.importForms;
libraryTemplate satisfies typeof declared.libraryTemplate;
formTemplate satisfies typeof declared.formTemplate;
exportForms satisfies typeof declared.exportForms;

type Options = declared.ImportOptions | string;

const instance = instances(createGlue, async () => WebAssembly.compile(await unpacked(wasmPacked)));

async function imported<T>(file: unknown, options: Options | undefined, how: (glue: ImportGlue) => Import): Promise<T> {
  const { name, onProgress } = typeof options === 'string' ? { name: options } : (options ?? {});
  const { bytes, called } = await read(file, name);
  const listening = onProgress && listenerFor(onProgress);
  try {
    return JSON.parse(await call((glue) => how(glue)(bytes, called, listening?.listener)));
  } catch (failure) {
    // What the listener threw went through the engine, which took it for a failure of its own.
    if (listening?.thrown) throw listening.thrown.error;
    throw failure;
  }
}

async function call<T>(run: (glue: ImportGlue) => T): Promise<T> {
  const glue = await instance();
  try {
    return run(glue);
  } catch (thrown) {
    const reason = () => `导入引擎出错，这个文件可能太大或已损坏：${panicText(glue) ?? textOf(thrown)}`;
    throw fromEngine(thrown) ?? new CheckError('ENGINE_FAILED', reason());
  }
}

type Import = ImportGlue['importLibrary'];

/** A listener for the engine, and what was thrown by whoever listens. */
function listenerFor(onProgress: NonNullable<declared.ImportOptions['onProgress']>): Listening {
  const listening: Listening = {
    listener: {
      tell(stage, done, total) {
        try {
          onProgress({ stage: stage as declared.ImportStage, done, total });
        } catch (error) {
          listening.thrown = { error };
          throw error;
        }
      },
    },
  };
  return listening;
}

interface Listening {
  listener: ImportListener;
  thrown?: { error: unknown };
}

/** The bytes of a file and what it is called. */
async function read(file: unknown, name: string | undefined): Promise<{ bytes: Uint8Array; called: string }> {
  const bytes = bytesIn(file);
  if (bytes !== undefined) return { bytes, called: name ?? '' };
  const blob = file as { arrayBuffer?: unknown; name?: unknown } | null | undefined;
  if (typeof blob?.arrayBuffer !== 'function') {
    throw new CheckError('WORKBOOK_INVALID', '导入的文件应当是 File、Blob、ArrayBuffer 或 Uint8Array。');
  }
  const called = name ?? (typeof blob.name === 'string' ? blob.name : '');
  try {
    return { bytes: new Uint8Array((await blob.arrayBuffer()) as ArrayBuffer), called };
  } catch (thrown) {
    throw new CheckError('WORKBOOK_INVALID', `文件读不出来，可能已被移动或正被其他程序占用：${textOf(thrown)}`);
  }
}
