/** A record that comes in as a file: checked again by the engine, then opened as a project that was handed in or returned. */
import type { SubmissionRecord } from 'jixiao-validator';
import { openAsNew } from '../keeping/drafts';
import { checkOther } from '../state/engine';
import { tell, tellProblem } from '../state/notice';
import { differencesOf, DIFFERENCE_WORDS } from './record';

export async function takeRecord(record: SubmissionRecord, file: string): Promise<void> {
  const now = checkOther(record.form);
  const found = now ? differencesOf(record, now) : [];
  await openAsNew(record.form, { record });
  const words = found.map((difference) => DIFFERENCE_WORDS[difference]).join('；');
  const count = record.review?.opinions.length ?? 0;
  const opened = record.review ? `已打开退回的表“${file}”，有 ${count} 条意见。` : `已打开提交记录“${file}”。`;
  if (words) tellProblem(`${opened}但是和记录对不上：${words}。`);
  else tell(opened);
}
