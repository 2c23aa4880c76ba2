/**
 * What was handed in, beside what stands in the form now: which cells changed, where the rows of then are, and which
 * opinions of the reviewer are met.
 */
import { computed, shallowRef } from 'vue';
import type { Opinion, OpinionState, PathSegment, ProjectTargetForm, Review, SubmissionRecord } from 'jixiao-validator';
import { ROW_TABLES } from '../fields';
import { report } from '../state/engine';
import { form } from '../state/form';
import { cellText, getIn, isContainer, rowKey, rowsAt, toPointer, type Path } from '../state/path';
import { tableOf } from '../state/places';

export type Answers = Record<number, string>;
export type Origins = Record<string, (number | null)[]>;

export interface StandingOpinion {
  index: number;
  opinion: Opinion;
  state: OpinionState;
  /** Where the place stands now; `null` when its row is gone. */
  path: Path | null;
}

/** The record of the last submission of the project on the screen. */
export const record = shallowRef<SubmissionRecord | null>(null);
/** The department's answers to the opinions, by their place in the list. */
export const answers = shallowRef<Answers>({});
/** Opinions a reviewer is still writing. */
export const drafted = shallowRef<Review | null>(null);
/** The row of then for the key of each row of now. */
const stems = shallowRef<ReadonlyMap<number, number>>(new Map());

/** The row of then that a row of now comes from. */
export function stemOf(row: object): number | undefined {
  return stems.value.get(rowKey(row));
}

/** Takes over what was kept with a project. Rows without a known origin stand where they stood. */
export function takeReview(
  last: SubmissionRecord | null,
  given: Answers,
  origins: Origins | null,
  current: ProjectTargetForm,
): void {
  const next = new Map<number, number>();
  for (const { path } of last ? ROW_TABLES : []) {
    const known = origins?.[toPointer(path)];
    rowsAt(current, path).forEach((row, index) => {
      const origin = known ? known[index] : index < rowsAt(last?.form, path).length ? index : null;
      if (typeof origin === 'number') next.set(rowKey(row), origin);
    });
  }
  stems.value = next;
  record.value = last;
  answers.value = given;
}

/** The rows of then for the rows of now, to be kept with the project. */
export function originsNow(current: ProjectTargetForm): Origins | null {
  if (!record.value) return null;
  const entries = ROW_TABLES.map(({ path }) => [
    toPointer(path),
    rowsAt(current, path).map((row) => stemOf(row) ?? null),
  ]);
  return Object.fromEntries(entries) as Origins;
}

export function answerOpinion(index: number, text: string): void {
  answers.value = { ...answers.value, [index]: text };
}

export const opinions = computed<StandingOpinion[]>(() =>
  (record.value?.review?.opinions ?? []).map((opinion, index) => {
    const path = pathNow(segmentsOf(opinion.pointer));
    return { index, opinion, path, state: stateOf(opinion, index, path) };
  }),
);

export const waiting = computed(() => opinions.value.filter(({ state }) => state === 'open' || state === 'standing'));

/** Whether the form is no longer the one that was handed in. */
export const isChangedSince = computed(
  () => record.value !== null && report.value !== null && report.value.formDigest !== record.value.report.formDigest,
);

/** The rows that were handed in and are gone. */
export const removedRows = computed<Path[]>(() => {
  const last = record.value;
  if (!last) return [];
  return ROW_TABLES.flatMap(({ path }) => {
    const present = new Set(rowsAt(form.value, path).map(stemOf));
    return rowsAt(last.form, path).flatMap((_, index) => (present.has(index) ? [] : [[...path, index]]));
  });
});

export function segmentsOf(pointer: string): PathSegment[] {
  if (pointer === '') return [];
  const steps = pointer.split('/').slice(1);
  return steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step.replace(/~1/g, '/').replace(/~0/g, '~')));
}

function stateOf(opinion: Opinion, index: number, path: Path | null): OpinionState {
  if (cellText(answers.value[index]).trim() !== '') return 'explained';
  if (path === null) return 'removed';
  const isChanged = differs(segmentsOf(opinion.pointer), path);
  if (opinion.code === undefined || opinion.code === '') return isChanged ? 'changed' : 'open';
  if (hasIssue(opinion.code, path)) return isChanged ? 'standing' : 'open';
  return isChanged || wasReported(opinion) ? 'changed' : 'open';
}

/** Of the whole form any change would do, so only an answer tells that such an opinion was seen to. */
function differs(then: Path, now: Path): boolean {
  if (now.length === 0) return false;
  return contentOf(getIn(record.value?.form, then)) !== contentOf(getIn(form.value, now));
}

function hasIssue(code: string, path: Path): boolean {
  const pointer = toPointer(path);
  const holds = (other: string): boolean => other === pointer || other.startsWith(`${pointer}/`);
  return (report.value?.issues ?? []).some((issue) => issue.code === code && holds(issue.pointer));
}

/** A rule that spoke then and is silent now was answered elsewhere in the form. */
function wasReported({ code, pointer }: Opinion): boolean {
  const issues = record.value?.report.issues;
  return Array.isArray(issues) && issues.some((issue) => issue.code === code && issue.pointer === pointer);
}

/** Where a place of then stands now. */
function pathNow(path: Path): Path | null {
  const table = tableOf(path);
  const origin = table ? path[table.path.length] : undefined;
  if (!table || typeof origin !== 'number') return path;
  const index = rowsAt(form.value, table.path).findIndex((row) => stemOf(row) === origin);
  return index < 0 ? null : [...table.path, index, ...path.slice(table.path.length + 1)];
}

/** Blank cells say nothing, whether they are there or not. */
function contentOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(contentOf).join(',')}]`;
  if (!isContainer(value)) return JSON.stringify(cellText(value).trim());
  const cells = Object.keys(value)
    .sort()
    .map((key) => [key, contentOf(value[key])])
    .filter(([, text]) => text !== '""');
  return JSON.stringify(cells);
}
