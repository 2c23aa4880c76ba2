/**
 * Bringing in workbooks, a module of its own with a wasm of its own: a page loads it when a clerk opens a file.
 *
 * Every call has a fresh instance. Wasm memory never shrinks, so an instance that read a large workbook is let go.
 */
import { createGlue, wasmPacked, type ImportGlue } from 'jixiao-importer';
import { bytesIn, jsonText, libraryBytes } from './bytes.js';
import { CheckError, fromEngine, textOf } from './errors.js';
import { instances, panicText } from './instance.js';
import { unpacked } from './packed.js';
import type * as declared from './xlsx-types.js';

export type * from './xlsx-types.js';
export { CheckError };

export async function importLibrary(file: declared.WorkbookFile, name?: string): Promise<declared.ImportedLibrary> {
  const { bytes, called } = await read(file, name);
  return JSON.parse(await call((glue) => glue.importLibrary(bytes, called)));
}

export async function importForms(file: declared.WorkbookFile, name?: string): Promise<declared.ImportedForms> {
  const { bytes, called } = await read(file, name);
  return JSON.parse(await call((glue) => glue.importForms(bytes, called)));
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

const instance = instances(createGlue, async () => WebAssembly.compile(await unpacked(wasmPacked)));

async function call<T>(run: (glue: ImportGlue) => T): Promise<T> {
  const glue = await instance();
  try {
    return run(glue);
  } catch (thrown) {
    const reason = () => `导入引擎出错，这个文件可能太大或已损坏：${panicText(glue) ?? textOf(thrown)}`;
    throw fromEngine(thrown) ?? new CheckError('ENGINE_FAILED', reason());
  }
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
