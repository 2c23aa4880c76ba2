/** A bureau's workbook comes in as the library to check by: read by a worker, shown with what was found, then used. */
import { shallowRef } from 'vue';
import { CheckError, type Library } from 'jixiao-validator/slim';
import type { ImportedLibrary, ImportFinding, ImportProgress } from 'jixiao-validator/xlsx';
import { importLibrary, isAbort } from '../workers/client';
import { useLibrary, useReferenceLibrary } from './engine';
import { keepLibrary } from './libraryStore';
import { tell } from './notice';

export type ImportState =
  | { step: 'none' }
  | { step: 'reading'; file: string; progress: ImportProgress }
  | { step: 'read'; file: string; imported: ImportedLibrary }
  | { step: 'used'; file: string; findings: ImportFinding[] }
  | { step: 'failed'; file: string; problem: string };

export const importing = shallowRef<ImportState>({ step: 'none' });

let reading = new AbortController();

export async function readWorkbook(file: File): Promise<void> {
  cancelImport();
  const { signal } = (reading = new AbortController());
  const name = file.name;
  const onProgress = (progress: ImportProgress): void => {
    importing.value = { step: 'reading', file: name, progress };
  };
  onProgress({ stage: 'sheets', done: 0, total: 100 });
  try {
    importing.value = { step: 'read', file: name, imported: await importLibrary(file, { onProgress, signal }) };
  } catch (error) {
    // Whoever called it off has said what comes next.
    if (isAbort(error)) return;
    const problem = error instanceof Error ? error.message : String(error);
    importing.value = { step: 'failed', file: name, problem };
  }
}

/** Stops reading; what was being read is let go. */
export function cancelImport(): void {
  reading.abort();
  importing.value = { step: 'none' };
}

/** From now on the form is checked by what was read. */
export async function useImported(): Promise<void> {
  const state = importing.value;
  if (state.step !== 'read') return;
  const { library, findings } = state.imported;
  try {
    const usable = library as unknown as Library;
    await useLibrary(usable, state.file);
    importing.value = { step: 'used', file: state.file, findings };
    const isKept = await keepLibrary({ library: usable, file: state.file });
    tell(`现在按“${library.title}”检查。${isKept ? '' : '这个浏览器存不下它，下次打开要再导入一次。'}`);
  } catch (error) {
    const reason = error instanceof CheckError ? error.message : String(error);
    importing.value = { step: 'failed', file: state.file, problem: `读出的指标库不能用来检查：${reason}` };
  }
}

export async function backToReference(): Promise<void> {
  await useReferenceLibrary();
  await keepLibrary(null);
  importing.value = { step: 'none' };
  tell('已换回参考指标库。');
}
