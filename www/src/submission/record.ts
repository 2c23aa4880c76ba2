/**
 * The record of a submission: the form as it was handed in and the report on it, whose digests tell form, library and
 * profile. A returned form is the same record with the reviewer's opinions; the rounds before stay in its history.
 */
import type { Opinion, ProjectTargetForm, Report, Review, ReviewRound, SubmissionRecord } from 'jixiao-validator';
import { isContainer } from '../state/path';
import { formIn } from '../state/reading';

export const RECORD_TYPE = 'submission';
export const RECORD_VERSION = 1;

/** What no longer agrees with a record. */
export type Difference = 'form' | 'engine' | 'library' | 'profile' | 'report';

export function newRecord(
  form: ProjectTargetForm,
  report: Report,
  history: ReviewRound[],
  now: Date,
): SubmissionRecord {
  return { recordType: RECORD_TYPE, recordVersion: RECORD_VERSION, submittedAt: isoTime(now), form, report, history };
}

/** Whether a parsed file is a record, as opposed to a form or a sample. */
export function isRecord(parsed: unknown): boolean {
  return isContainer(parsed) && parsed.recordType === RECORD_TYPE;
}

/** Reads a record from a parsed file; what is wrong with it in a sentence otherwise. */
export function readRecord(parsed: unknown): { record: SubmissionRecord } | { problem: string } {
  if (!isContainer(parsed)) return { problem: NOT_WHOLE };
  if (typeof parsed.recordVersion !== 'number' || parsed.recordVersion > RECORD_VERSION) {
    return { problem: '这份提交记录是更新的版本做的，请刷新页面后再打开。' };
  }
  const reading = formIn(parsed.form);
  if ('problem' in reading) return { problem: `提交记录里的表读不出来：${reading.problem}` };
  const report = parsed.report;
  if (!isContainer(report) || typeof report.formDigest !== 'string' || !isContainer(report.counts))
    return { problem: NOT_WHOLE };
  const review = parsed.review === undefined || parsed.review === null ? undefined : reviewIn(parsed.review);
  if (review === null) return { problem: '退回意见不完整：每一条都要有位置（pointer）和意见（opinion）。' };
  const record: SubmissionRecord = {
    recordType: RECORD_TYPE,
    recordVersion: RECORD_VERSION,
    submittedAt: typeof parsed.submittedAt === 'string' ? parsed.submittedAt : '',
    form: reading.form,
    report: report as unknown as Report,
    ...(review ? { review } : {}),
    history: Array.isArray(parsed.history)
      ? (parsed.history as ReviewRound[]).filter((round) => isContainer(round))
      : [],
  };
  return { record };
}

/** Compares a record with the report that the engine makes of its form now, as `jixiao check` does. */
export function differencesOf(record: SubmissionRecord, now: Report): Difference[] {
  const then = record.report;
  const found: Difference[] = [];
  if (then.formDigest !== now.formDigest) found.push('form');
  for (const origin of ['engine', 'library', 'profile'] as const) {
    if (!sameJson(then[origin], now[origin])) found.push(origin);
  }
  // Another form, engine, library or profile says other things; that is no sign that the report was changed.
  if (found.length === 0 && !sameJson(then, now)) found.push('report');
  return found;
}

export const DIFFERENCE_WORDS: Record<Difference, string> = {
  form: '提交后表被改过，和提交时不是同一份内容',
  engine: '检查程序的版本和提交时不同',
  library: '指标库和提交时不同',
  profile: '审核口径和提交时不同',
  report: '记录里的报告和重新检查的结果不一致',
};

/** `2024-10-12T09:30:00+08:00` */
export function isoTime(time: Date): string {
  const two = (part: number): string => String(Math.abs(part)).padStart(2, '0');
  const offset = -time.getTimezoneOffset();
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
  return `${day}T${clock}${offset < 0 ? '-' : '+'}${two(Math.trunc(offset / 60))}:${two(offset % 60)}`;
}

/** `2024-10-12 09:30`, as it is shown. */
export function timeWords(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}

const NOT_WHOLE = '这份提交记录不完整，缺少表或报告。请向提交的单位重新要一份。';

function reviewIn(review: unknown): Review | null {
  if (!isContainer(review) || !Array.isArray(review.opinions)) return null;
  const opinions = review.opinions as unknown[];
  const isWhole = (each: unknown): boolean =>
    isContainer(each) && typeof each.pointer === 'string' && typeof each.opinion === 'string';
  if (!opinions.every(isWhole)) return null;
  return { returnedAt: '', ...review, opinions: opinions as Opinion[] } as Review;
}

/** Equal whatever the order of keys: a record may have been stored by a system with an order of its own. */
function sameJson(left: unknown, right: unknown): boolean {
  if (!isContainer(left) || !isContainer(right)) return left === right;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length && keys.every((key) => key in right && sameJson(left[key], right[key]))
  );
}
