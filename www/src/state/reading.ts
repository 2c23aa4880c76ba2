/** Decides whether a text is a form this page can show. Anything else is refused with a sentence and changes nothing. */
import type { ProjectTargetForm } from 'jixiao-validator';
import { ROW_TABLES } from '../fields';
import { getIn, isContainer } from './path';

export type Reading = { form: ProjectTargetForm } | { problem: string };

const PARTS: readonly { path: string[]; label: string }[] = [
  { path: ['project'], label: '基本信息' },
  { path: ['project', 'plan'], label: '实施计划' },
  { path: ['money'], label: '资金' },
  { path: ['money', 'annual'], label: '年度资金' },
  { path: ['preEvaluation'], label: '事前评估' },
  { path: ['goals'], label: '绩效目标' },
];

export function readForm(text: string): Reading {
  const parsed = parsedText(text);
  if (parsed === undefined) return { problem: '这个文件不是 JSON 格式，读不出表单。请选择从本页面“导出”的文件。' };
  // A sample or a record carries the form inside.
  return formIn(isContainer(parsed) && isContainer(parsed.form) ? parsed.form : parsed);
}

/** What a text says as JSON; `undefined` when it is none. */
export function parsedText(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** The same for what was parsed already. */
export function formIn(form: unknown): Reading {
  if (!isContainer(form) || Array.isArray(form)) return { problem: NOT_A_FORM };
  if (form.formType !== undefined && form.formType !== 'projectTarget') {
    return { problem: `这个文件是另一种表（“${String(form.formType)}”），本页面只能填项目支出绩效目标申报表。` };
  }
  if (form.formType === undefined && !('indicators' in form) && !('project' in form)) return { problem: NOT_A_FORM };
  const crooked = crookedPart(form);
  if (crooked) return { problem: `文件里“${crooked}”的内容不完整，读不出来。请重新导出一次再试。` };
  return { form: { ...form, formType: 'projectTarget' } as ProjectTargetForm };
}

const NOT_A_FORM = '这个文件里没有项目支出绩效目标申报表。请选择从本页面“导出”的文件。';

/** The label of the first part that is not shaped as the page needs it. */
function crookedPart(form: unknown): string | undefined {
  for (const { path, label } of PARTS) {
    const part = getIn(form, path);
    if (part !== undefined && part !== null && (!isContainer(part) || Array.isArray(part))) return label;
  }
  for (const { path, label } of ROW_TABLES) {
    const rows = getIn(form, path);
    if (rows === undefined || rows === null) continue;
    if (!Array.isArray(rows) || rows.some((row) => !isContainer(row) || Array.isArray(row))) return label;
  }
  return undefined;
}
