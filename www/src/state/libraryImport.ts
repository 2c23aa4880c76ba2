/** A bureau's workbook comes in as the library to check by: read by a worker, shown with what was found, then used. */
import { shallowRef } from 'vue';
import { CheckError, type Library } from 'jixiao-validator/slim';
import type { ImportedLibrary, ImportFinding } from 'jixiao-validator/xlsx';
import type { ImportAnswer, ImportRequest } from '../workers/import';
import { useLibrary, useReferenceLibrary } from './engine';
import { keepLibrary } from './libraryStore';
import { tell } from './notice';

export type ImportState =
  | { step: 'none' }
  | { step: 'reading'; file: string; doing: string }
  | { step: 'read'; file: string; imported: ImportedLibrary }
  | { step: 'used'; file: string; findings: ImportFinding[] }
  | { step: 'failed'; file: string; problem: string };

export const importing = shallowRef<ImportState>({ step: 'none' });

let worker: Worker | null = null;

export async function readWorkbook(file: File): Promise<void> {
  cancelImport();
  const name = file.name;
  importing.value = { step: 'reading', file: name, doing: '正在打开文件…' };
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    importing.value = { step: 'failed', file: name, problem: '文件打不开，可能被别的程序占用着。请关掉再选一次。' };
    return;
  }
  importing.value = { step: 'reading', file: name, doing: '正在识别表头、分组和指标…' };
  const answer = await askWorker({ bytes, name });
  if (answer === null) return;
  importing.value =
    'problem' in answer
      ? { step: 'failed', file: name, problem: answer.problem }
      : { step: 'read', file: name, imported: answer.imported };
}

/** Stops reading; what was being read is let go. */
export function cancelImport(): void {
  worker?.terminate();
  worker = null;
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

/** `null` when the reading was called off. */
function askWorker(request: ImportRequest): Promise<ImportAnswer | null> {
  const own = new Worker(new URL('../workers/import.ts', import.meta.url), { type: 'module' });
  worker = own;
  return new Promise((done) => {
    const finish = (answer: ImportAnswer): void => {
      own.terminate();
      if (worker === own) worker = null;
      done(importing.value.step === 'reading' ? answer : null);
    };
    own.addEventListener('message', ({ data }: MessageEvent<ImportAnswer>) => finish(data));
    own.addEventListener('error', () => finish({ problem: '读文件的程序没有启动起来，请刷新页面再试。' }));
    own.postMessage(request, [request.bytes]);
  });
}
