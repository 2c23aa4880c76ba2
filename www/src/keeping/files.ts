/** Files in and out: forms and records as JSON, forms as workbooks. A file becomes a project; it never replaces another. */
import type { ProjectTargetForm } from 'jixiao-validator';
import type { ImportFinding } from 'jixiao-validator/xlsx';
import { shallowRef } from 'vue';
import { isRecord, readRecord } from '../submission/record';
import { form } from '../state/form';
import { closeNotice, tell, tellProblem } from '../state/notice';
import { formIn, parsedText, readForm } from '../state/reading';
import { backToForm } from '../submission/reviewing';
import { takeRecord } from '../submission/taking';
import { exportForms, importForms, isAbort, percentOf, STAGE_WORDS } from '../workers/client';
import { openAsNew } from './drafts';
import { save } from './download';
import { nameOf } from './project';

const LARGEST_FILE = 32 * 1024 * 1024;
const UNCHANGED = '表里的内容没有变。';

/** A workbook with several projects, or with something to say about it, is looked at before it is taken over. */
export interface Choice {
  file: string;
  forms: ProjectTargetForm[];
  findings: ImportFinding[];
}

export const choice = shallowRef<Choice | null>(null);
/** What is being read or written at the moment, and how far it is; a large workbook takes a while. */
export const working = shallowRef<Working | null>(null);

export interface Working {
  words: string;
  percent?: number;
}

let current = new AbortController();

export async function importFile(file: File): Promise<void> {
  if (file.size > LARGEST_FILE) return tellProblem(`“${file.name}”太大了，不像是一张申报表。${UNCHANGED}`);
  const text = await (isNamedJson(file) ? file.text() : startOf(file)).catch(() => null);
  if (text === null) return tellProblem(`“${file.name}”打不开，可能被别的程序占用着。${UNCHANGED}`);
  if (isNamedJson(file) || /^\uFEFF?\s*[{[]/.test(text)) await importJson(file);
  else await importWorkbook(file);
}

export async function takeForms(forms: readonly ProjectTargetForm[], file: string): Promise<void> {
  choice.value = null;
  // The first one is on the screen in the end.
  for (const each of [...forms].reverse()) await openAsNew(each);
  tell(forms.length > 1 ? `已从“${file}”导入 ${forms.length} 个项目，都在“项目列表”里。` : `已导入“${file}”。`);
}

export function exportJson(): void {
  const name = save(`${JSON.stringify(form.value, null, 2)}\n`, nameOf(form.value), 'json');
  tell(`已导出“${name}”，在浏览器的下载文件夹里。`);
}

export async function exportWorkbook(forms: readonly ProjectTargetForm[], called: string): Promise<void> {
  working.value = { words: `正在生成“${called}.xlsx”` };
  try {
    const name = save(await exportForms(forms), called, 'xlsx');
    tell(`已导出“${name}”，在浏览器的下载文件夹里。用 Excel 改好后可以再导入。`);
  } catch (error) {
    tellProblem(`工作簿没有生成，请先导出成文件（JSON）。（${wordsOf(error)}）`);
  } finally {
    working.value = null;
  }
}

async function importJson(file: File): Promise<void> {
  const text = await file.text();
  const parsed = parsedText(text);
  if (isRecord(parsed)) {
    const read = readRecord(parsed);
    if ('problem' in read) return tellProblem(`${read.problem}${UNCHANGED}`);
    return takeRecord(read.record, file.name);
  }
  const result = readForm(text);
  if ('problem' in result) return tellProblem(`${result.problem}${UNCHANGED}`);
  await takeForms([result.form], file.name);
}

async function importWorkbook(file: File): Promise<void> {
  // Whoever chooses another file does not want the first any more.
  current.abort();
  const { signal } = (current = new AbortController());
  working.value = { words: `正在打开“${file.name}”` };
  try {
    const { forms, findings } = await importForms(file, {
      signal,
      onProgress: (progress) => {
        const words = `“${file.name}”${STAGE_WORDS[progress.stage]}`;
        working.value = { words, percent: percentOf(progress) };
      },
    });
    const usable = forms.flatMap((each) => {
      const result = formIn(each.form);
      return 'form' in result ? [result.form] : [];
    });
    if (usable.length === 0) {
      return tellProblem(`“${file.name}”里没有填好的项目。${findings[0]?.message ?? ''}。${UNCHANGED}`);
    }
    if (usable.length === 1 && findings.length === 0) return await takeForms(usable, file.name);
    closeNotice();
    backToForm();
    choice.value = { file: file.name, forms: usable, findings };
  } catch (error) {
    if (isAbort(error)) return;
    tellProblem(`“${file.name}”读不出来：${wordsOf(error)}。${UNCHANGED}`);
  } finally {
    if (!signal.aborted) working.value = null;
  }
}

function isNamedJson(file: File): boolean {
  return file.name.toLowerCase().endsWith('.json');
}

function startOf(file: File): Promise<string> {
  return file.slice(0, 64).text();
}

function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/。$/, '');
}
