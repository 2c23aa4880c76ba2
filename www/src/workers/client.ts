/** The page's side of the work on workbooks: a worker for each task, let go as soon as it has answered or is not wanted. */
import type { ProjectTargetForm } from 'jixiao-validator';
import type { ImportedForms, ImportedLibrary, ImportProgress, ImportStage } from 'jixiao-validator/xlsx';
import type { WorkbookAnswer, WorkbookResults, WorkbookTask } from './workbook';

export interface Following {
  onProgress?: (progress: ImportProgress) => void;
  /** Ends the worker when it is aborted; what was asked is then rejected with an `AbortError`. */
  signal?: AbortSignal;
}

export function importLibrary(file: File, following: Following): Promise<ImportedLibrary> {
  return ask({ task: 'importLibrary', file }, following);
}

export function importForms(file: File, following: Following): Promise<ImportedForms> {
  return ask({ task: 'importForms', file }, following);
}

export function exportForms(forms: readonly ProjectTargetForm[]): Promise<Uint8Array> {
  return ask({ task: 'exportForms', forms: JSON.stringify(forms) }, {});
}

/** What an import is at, in words. */
export const STAGE_WORDS: Record<ImportStage, string> = {
  sheets: '正在读取工作表',
  tables: '正在识别表头',
  rows: '正在整理各行',
  check: '正在核对',
};

export function percentOf({ done, total }: ImportProgress): number {
  return Math.floor((done / total) * 100);
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function ask<Asked extends WorkbookTask>(task: Asked, following: Following): Promise<WorkbookResults[Asked['task']]>;
function ask(task: WorkbookTask, { onProgress, signal }: Following): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./workbook.ts', import.meta.url), { type: 'module' });
    const finish = (settle: () => void): void => {
      worker.terminate();
      // What was on its way is not wanted any more.
      worker.onmessage = null;
      settle();
    };
    const fail = (why: string): void => finish(() => reject(new Error(why)));
    worker.onmessage = ({ data }: MessageEvent<WorkbookAnswer>) => {
      if ('progress' in data) onProgress?.(data.progress);
      else if ('problem' in data) fail(data.problem);
      else finish(() => resolve(data.result));
    };
    worker.onmessageerror = () => fail(NOT_WORKING);
    worker.onerror = (event) => {
      // It is told to the clerk, so the console need not tell it too.
      event.preventDefault();
      fail(NOT_WORKING);
    };
    signal?.addEventListener('abort', () => finish(() => reject(new DOMException('', 'AbortError'))));
    worker.postMessage(task);
  });
}

const NOT_WORKING = '处理工作簿的程序没有运行起来，请刷新页面再试';
