/** A project as it is kept: the form, how far it has come, and what the list shows of it. */
import type { ProjectTargetForm, Review, SubmissionRecord } from 'jixiao-validator';
import type { Answers, Origins } from '../submission/standing';
import { cellText } from '../state/path';

export interface Project {
  id: string;
  form: ProjectTargetForm;
  /** 检查 was pressed, so everything may be spoken of when the form is opened again. */
  checked: boolean;
  /** How many issues stood in the form when it was last kept; `null` when it was not checked yet. */
  counts: { error: number; warning: number; info: number } | null;
  createdAt: number;
  savedAt: number;
  /** Counts the writings, so that a window knows when another one wrote in between. */
  revision: number;
  /** The record of the last submission; with opinions in it the form was returned. */
  record: SubmissionRecord | null;
  /** The answers given so far to the reviewer's opinions. */
  answers: Answers;
  /** For each row of each table the row of the returned form it comes from, so that opinions follow their rows. */
  origins: Origins | null;
  /** Opinions that a reviewer is still writing. */
  drafted: Review | null;
  /** A copy that was made because two windows wrote at once. */
  split: boolean;
  deletedAt: number | null;
}

export type ProjectState = 'open' | 'submitted' | 'returned';

export const STATE_WORDS: Record<ProjectState, string> = { open: '填报中', submitted: '已提交', returned: '被退回' };

export function newProject(form: ProjectTargetForm, now = Date.now()): Project {
  return {
    id: crypto.randomUUID?.() ?? `${now.toString(36)}-${Math.random().toString(36).slice(2)}`,
    form,
    checked: false,
    counts: null,
    createdAt: now,
    savedAt: now,
    revision: 0,
    record: null,
    answers: {},
    origins: null,
    drafted: null,
    split: false,
    deletedAt: null,
  };
}

export function stateOf(project: Pick<Project, 'record'>): ProjectState {
  if (!project.record) return 'open';
  return project.record.review ? 'returned' : 'submitted';
}

export function nameOf(form: ProjectTargetForm): string {
  return cellText(form.project?.name).trim() || '未命名项目';
}

export function unitOf(form: ProjectTargetForm): string {
  return [form.project?.unit, form.project?.department].map((cell) => cellText(cell).trim()).find(Boolean) ?? '';
}
