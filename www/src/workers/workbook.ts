/** Reads and writes workbooks beside the page, so that a large one does not bring the form to a standstill. */
import { CheckError, exportForms, importForms, importLibrary } from 'jixiao-validator/xlsx';
import type { ImportedForms, ImportedLibrary, ImportProgress } from 'jixiao-validator/xlsx';

/** What a worker is asked, once in its life. Forms travel as JSON text: a structured clone refuses the proxies of Vue. */
export type WorkbookTask =
  { task: 'importLibrary'; file: File } | { task: 'importForms'; file: File } | { task: 'exportForms'; forms: string };

/** What comes of each task. */
export interface WorkbookResults {
  importLibrary: ImportedLibrary;
  importForms: ImportedForms;
  exportForms: Uint8Array;
}

/** What the worker says: how far it is, and in the end what came of it, or why nothing did. */
export type WorkbookAnswer = { progress: ImportProgress } | { result: unknown } | { problem: string };

addEventListener('message', async ({ data }: MessageEvent<WorkbookTask>) => {
  try {
    say({ result: await done(data) });
  } catch (error) {
    say({ problem: error instanceof CheckError ? error.message : `工作簿的程序出错了：${String(error)}` });
  }
});

function done(asked: WorkbookTask): Promise<WorkbookResults[WorkbookTask['task']]> {
  const onProgress = (progress: ImportProgress): void => say({ progress });
  switch (asked.task) {
    case 'importLibrary':
      return importLibrary(asked.file, { onProgress });
    case 'importForms':
      return importForms(asked.file, { onProgress });
    case 'exportForms':
      return exportForms(JSON.parse(asked.forms));
  }
}

function say(answer: WorkbookAnswer): void {
  (globalThis as unknown as Worker).postMessage(answer);
}
