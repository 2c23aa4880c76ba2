/**
 * The record of a submission, as the portal page writes it and `jixiao check` reads it. The engine itself does not need it;
 * portals that hand forms in and send them back share one shape.
 */
import type { ProjectTargetForm, Report } from './types.js';

/** 提交记录：提交时的申报表和当时的检查报告。带有 `review` 的记录就是退回的表。 */
export interface SubmissionRecord {
  /** 记录的种类，固定为 `submission`。 */
  recordType: 'submission';
  /** 记录格式的版本，目前是 1。 */
  recordVersion: number;
  /** 提交时间，ISO 8601，带时区，例如 `2024-10-12T09:30:00+08:00`。 */
  submittedAt: string;
  /** 提交时的申报表。 */
  form: ProjectTargetForm;
  /** 提交时的报告，其中有申报表、指标库和审核口径的摘要；用同样的引擎、指标库和口径再查一次，应当得到同样的报告。 */
  report: Report;
  /** 审核意见；有意见的记录是退回的。 */
  review?: Review;
  /** 以前各次提交和退回，最早的在前。 */
  history: ReviewRound[];
}

/** 一次退回。 */
export interface Review {
  /** 退回时间，ISO 8601。 */
  returnedAt: string;
  /** 审核单位或审核人。 */
  reviewer?: string;
  /** 总的意见。 */
  summary?: string;
  /** 逐条意见。 */
  opinions: Opinion[];
}

/** 一条审核意见。 */
export interface Opinion {
  /** 意见所指的格子、行或部分，是所退回的表里的 JSON Pointer；空文本指整张表。 */
  pointer: string;
  /** 给人看的位置，例如 `绩效指标第2行 · 指标值`。 */
  label?: string;
  /** 意见的内容：哪里不对，要改成什么样。 */
  opinion: string;
  /** 意见所指的规则代码；写了代码的意见，要等这条规则不再指出问题才算改好。 */
  code?: string;
  /** 办理结果，再次提交时写入。 */
  outcome?: OpinionOutcome;
}

/** 一条意见怎样办理了。 */
export interface OpinionOutcome {
  /** 办到了哪一步。 */
  state: OpinionState;
  /** 填报单位的说明。 */
  answer?: string;
}

/** `changed` 已改，`removed` 已删去这一行，`explained` 已说明，`standing` 改了但规则仍指出问题，`open` 没有处理。 */
export type OpinionState = 'changed' | 'removed' | 'explained' | 'standing' | 'open';

/** 以前的一次提交和对它的退回。 */
export interface ReviewRound {
  /** 那次提交的时间。 */
  submittedAt: string;
  /** 那次提交的申报表的摘要。 */
  formDigest: string;
  /** 那次提交的申报表。 */
  form: ProjectTargetForm;
  /** 那次的退回意见，每条都写了办理结果。 */
  review: Review;
}
