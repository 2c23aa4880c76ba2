/** 提交入库: always possible to press. It says what stands in the way and leads there, or shows what will be handed in. */
import { nextTick, shallowRef } from 'vue';
import type {
  Issue,
  Opinion,
  ProjectTargetForm,
  Report,
  Review,
  ReviewRound,
  SubmissionRecord,
} from 'jixiao-validator/slim';
import { save } from '../keeping/download';
import { saveNow } from '../keeping/drafts';
import { nameOf } from '../keeping/project';
import { checkNow, failure, report } from '../state/engine';
import { speakOfAll } from '../state/feedback';
import { focusElement, focusPath } from '../state/focus';
import { change, endTyping, form, isBlank } from '../state/form';
import { tell, tellProblem } from '../state/notice';
import { newRecord } from './record';
import { backToForm } from './reviewing';
import { answers, opinions, record, takeReview, waiting } from './standing';

/** What is about to be handed in; the dialog is open while there is something. */
export interface Offer {
  form: ProjectTargetForm;
  report: Report;
  /** Warnings with an explanation, and those without. */
  answered: Issue[];
  unanswered: Issue[];
}

export const offer = shallowRef<Offer | null>(null);

export async function submit(): Promise<void> {
  endTyping();
  backToForm();
  if (isBlank(form.value)) return tell('表里还没有内容，填好以后再提交。');
  checkNow();
  speakOfAll();
  await nextTick();
  const now = report.value;
  if (!now || failure.value) {
    focusElement('failure-title');
    return tellProblem('检查程序没有运行，现在不能提交。表里的内容已经保存，也可以先导出。');
  }
  const first = now.issues.find((issue) => issue.severity === 'error');
  if (first) {
    await focusPath(first.path);
    return tellProblem(`还有 ${now.counts.error} 处错误，改好后才能提交。先看这一处：${first.label}，${first.message}`);
  }
  if (waiting.value.length > 0) {
    focusElement(`opinion-${waiting.value[0]?.index}`);
    return tellProblem(`还有 ${waiting.value.length} 条退回意见没有处理：改好，或者写一句说明，再提交。`);
  }
  const warnings = now.issues.filter((issue) => issue.severity === 'warning');
  offer.value = {
    form: form.value,
    report: now,
    answered: now.issues.filter((issue) => issue.answer),
    unanswered: warnings.filter((issue) => !issue.answer),
  };
}

/** Hands in what was shown: the record stands beside the form from now on. */
export async function confirmSubmit(): Promise<void> {
  const offered = offer.value;
  if (!offered) return;
  const next = newRecord(offered.form, offered.report, historyOf(), new Date());
  offer.value = null;
  takeReview(next, {}, null, form.value);
  await saveNow();
  tell('已提交。请下载提交记录交给财政部门，这台电脑上也留了一份。');
  await nextTick();
  focusElement('record-title');
}

export function downloadRecord(): void {
  if (!record.value) return;
  const name = save(`${JSON.stringify(record.value, null, 2)}\n`, `${nameOf(record.value.form)}_提交记录`, 'json');
  tell(`已下载“${name}”。`);
}

/** Takes back what was changed since the form was handed in, as one step. */
export function restoreSubmitted(): void {
  const last = record.value;
  if (!last) return;
  change(last.form, { label: '恢复成提交时的内容', path: null });
  takeReview(last, answers.value, null, form.value);
  checkNow();
  tell('已恢复成提交时的内容。', true);
}

/** The rounds so far, with what came of the opinions of the last one. */
function historyOf(): ReviewRound[] {
  const last = record.value;
  if (!last?.review) return last?.history ?? [];
  const settled = opinions.value.map(({ opinion, index, state }): Opinion => {
    const answer = (answers.value[index] ?? '').trim();
    return { ...opinion, outcome: { state, ...(answer ? { answer } : {}) } };
  });
  const round = roundOf(last, { ...last.review, opinions: settled });
  return [...last.history, round];
}

function roundOf(last: SubmissionRecord, review: Review): ReviewRound {
  return { submittedAt: last.submittedAt, formDigest: last.report.formDigest, form: last.form, review };
}
