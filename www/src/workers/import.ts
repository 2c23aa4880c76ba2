/** Reads a bureau's workbook beside the page, so that a large file does not bring the form to a standstill. */
import { CheckError, importLibrary, type ImportedLibrary } from 'jixiao-validator/xlsx';

export interface ImportRequest {
  bytes: ArrayBuffer;
  name: string;
}

export type ImportAnswer = { imported: ImportedLibrary } | { problem: string };

addEventListener('message', async ({ data }: MessageEvent<ImportRequest>) => {
  answer(await read(data));
});

async function read({ bytes, name }: ImportRequest): Promise<ImportAnswer> {
  try {
    return { imported: await importLibrary(bytes, name) };
  } catch (error) {
    if (error instanceof CheckError) return { problem: error.message };
    return { problem: `文件读不出来：${error instanceof Error ? error.message : String(error)}` };
  }
}

function answer(message: ImportAnswer): void {
  (globalThis as unknown as Worker).postMessage(message);
}
