/** The issues as the page shows them: each with its place, held back until it may be spoken of. */
import { computed } from 'vue';
import type { Issue, Severity } from 'jixiao-validator';
import { report } from './engine';
import { isSpokenOf } from './feedback';
import { form } from './form';
import { placeOf, type Place } from './places';
import { SECTIONS, type SectionId } from '../fields';

export interface ShownIssue {
  issue: Issue;
  place: Place;
  /** The identifier of the message beside the cell. */
  messageId: string;
  /** Equal texts mean equal issues; what says the same is kept as it is, so nothing is drawn again. */
  text: string;
}

export type Counts = Record<Severity, number>;

export const SEVERITY_WORDS: Record<Severity, string> = { error: '错误', warning: '提醒', info: '建议' };
const NONE: readonly ShownIssue[] = [];

const placed = computed<ShownIssue[]>((before) => {
  const known = new Map(before?.map((item) => [item.messageId, item]));
  const used = new Map<string, number>();
  return (report.value?.issues ?? []).map((issue) => {
    const place = placeOf(form.value, issue.path);
    const stem = `m-${place.id}-${issue.code}`;
    const times = used.get(stem) ?? 0;
    used.set(stem, times + 1);
    const messageId = times === 0 ? stem : `${stem}-${times}`;
    const text = JSON.stringify(issue);
    const same = known.get(messageId);
    return same?.text === text ? same : { issue, place, messageId, text };
  });
});

/** What is shown now, in the order of the document. */
export const shown = computed<readonly ShownIssue[]>((before) =>
  sameOr(
    before,
    placed.value.filter(({ issue, place }) => isSpokenOf(issue, place)),
  ),
);

/** How many issues wait until their cell, row or section was left. */
export const heldBack = computed(() => placed.value.length - shown.value.length);

export const counts = computed(() => countOf(shown.value));
export const answered = computed(() => shown.value.filter(isAnswered).length);

/** What is still open in each section; a warning that was answered is not. */
export const countsBySection = computed(() => {
  const entries = SECTIONS.map(({ id }): [SectionId, Counts] => [
    id,
    countOf(shown.value.filter((item) => item.place.section === id && !isAnswered(item))),
  ]);
  return Object.fromEntries(entries) as Record<SectionId, Counts>;
});

const byPlace = computed<Map<string, readonly ShownIssue[]>>((before) => grouped((item) => item.place.id, before));
const byRow = computed<Map<number, readonly ShownIssue[]>>((before) =>
  grouped((item) => item.place.row ?? undefined, before),
);

export function issuesAt(placeId: string): readonly ShownIssue[] {
  return byPlace.value.get(placeId) ?? NONE;
}

export function issuesInRow(key: number): readonly ShownIssue[] {
  return byRow.value.get(key) ?? NONE;
}

export function isAnswered({ issue }: ShownIssue): boolean {
  return issue.answer !== undefined;
}

/** The gravest of several issues that are not answered, or `null` for none. */
export function gravest(items: readonly ShownIssue[]): Severity | null {
  const order: Severity[] = ['error', 'warning', 'info'];
  const open = items.filter((item) => !isAnswered(item));
  return order.find((severity) => open.some((item) => item.issue.severity === severity)) ?? null;
}

/** “错误 2 · 提醒 1 · 建议 4”, without the zeros. */
export function countWords(counted: Counts): string {
  const parts = (Object.keys(SEVERITY_WORDS) as Severity[])
    .filter((severity) => counted[severity] > 0)
    .map((severity) => `${SEVERITY_WORDS[severity]} ${counted[severity]}`);
  return parts.join(' · ');
}

/** A full stop where a text has none, so that two texts in a row do not run into each other. */
export function sentence(text: string): string {
  return /[。！？；…]$/.test(text) || text === '' ? text : `${text}。`;
}

function countOf(items: readonly ShownIssue[]): Counts {
  const result: Counts = { error: 0, warning: 0, info: 0 };
  for (const { issue } of items) result[issue.severity] += 1;
  return result;
}

function grouped<K>(
  keyOf: (item: ShownIssue) => K | undefined,
  before: Map<K, readonly ShownIssue[]> | undefined,
): Map<K, readonly ShownIssue[]> {
  const groups = new Map<K, ShownIssue[]>();
  for (const item of shown.value) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return new Map([...groups].map(([key, group]) => [key, sameOr(before?.get(key), group)]));
}

function sameOr(before: readonly ShownIssue[] | undefined, now: readonly ShownIssue[]): readonly ShownIssue[] {
  const same = before?.length === now.length && before.every((item, index) => item === now[index]);
  return same && before ? before : now;
}
