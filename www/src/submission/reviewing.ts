/** The reviewer's side: opinions on a form that was handed in, cell by cell, and the file that goes back with them. */
import { computed, nextTick, shallowRef } from 'vue';
import type { Issue, Opinion, PathSegment, Review } from 'jixiao-validator';
import { save } from '../keeping/download';
import { saveNow } from '../keeping/drafts';
import { nameOf } from '../keeping/project';
import { checkOther } from '../state/engine';
import { focusElement } from '../state/focus';
import { form } from '../state/form';
import { fullLabelOf } from '../state/labels';
import { tell, tellProblem } from '../state/notice';
import { toPointer } from '../state/path';
import { openView, view } from '../state/view';
import { differencesOf, isoTime, type Difference } from './record';
import { answers, drafted, record, takeReview } from './standing';

export const isReviewing = shallowRef(false);

/** What is being written; kept with the project until the form goes back. */
export const review = computed<Review>(() => drafted.value ?? { returnedAt: '', opinions: [] });

/** Whether the record still holds; the reviewer sees it before reading on. */
export const differences = computed<Difference[]>(() => {
  if (!isReviewing.value || !record.value) return [];
  const now = checkOther(record.value.form);
  return now ? differencesOf(record.value, now) : [];
});

export const markedPointers = computed(() => new Set(review.value.opinions.map(({ pointer }) => pointer)));

export function openReview(): void {
  if (!record.value) {
    return tellProblem('这份表还没有提交，没有可以审核的内容。财政部门请先点“导入”，打开单位交来的提交记录。');
  }
  if (!drafted.value && record.value.review) drafted.value = record.value.review;
  isReviewing.value = true;
  void nextTick(() => focusElement('review-title'));
}

export function closeReview(): void {
  isReviewing.value = false;
}

/** The dialogs of the form open over the form. */
export function backToForm(): void {
  closeReview();
  if (view.value !== 'form') openView('form');
}

/** Adds an opinion on a place, or leads to the one that is there already. */
export function pickPlace(path: readonly PathSegment[], issue?: Issue): void {
  const pointer = toPointer(path);
  const known = review.value.opinions.findIndex((each) => each.pointer === pointer && each.code === issue?.code);
  if (known < 0) {
    const label = fullLabelOf(path) || issue?.label || '整张表';
    const added: Opinion = {
      pointer,
      label,
      opinion: issue ? issue.message : '',
      ...(issue ? { code: issue.code } : {}),
    };
    edit({ opinions: [...review.value.opinions, added] });
  }
  const index = known < 0 ? review.value.opinions.length - 1 : known;
  void nextTick(() => focusElement(`review-opinion-${index}`));
}

export function writeOpinion(index: number, text: string): void {
  edit({ opinions: review.value.opinions.map((each, at) => (at === index ? { ...each, opinion: text } : each)) });
}

export function removeOpinion(index: number): void {
  const before = review.value.opinions;
  edit({ opinions: before.filter((_, at) => at !== index) });
  tell('已删掉这条意见。', () => edit({ opinions: before }));
}

export function edit(change: Partial<Review>): void {
  drafted.value = { ...review.value, ...change };
}

/** Sends the form back: the record with the opinions, as a file for the department. */
export async function sendBack(): Promise<void> {
  const last = record.value;
  if (!last) return;
  const blank = review.value.opinions.findIndex(({ opinion }) => opinion.trim() === '');
  if (blank >= 0) {
    focusElement(`review-opinion-${blank}`);
    return tellProblem('这条意见还没有写内容。写好，或者删掉它。');
  }
  if (review.value.opinions.length === 0 && !review.value.summary?.trim()) {
    return tellProblem('还没有意见。点左边表里的格子，写上哪里要改。');
  }
  // A form that goes back with a general opinion only has something to be answered, too.
  const general: Opinion[] =
    review.value.opinions.length > 0 ? [] : [{ pointer: '', label: '整张表', opinion: review.value.summary ?? '' }];
  const opinions = [...review.value.opinions, ...general].map(({ outcome: _, ...opinion }) => opinion);
  const returned = { ...last, review: { ...review.value, returnedAt: isoTime(new Date()), opinions } };
  const name = save(`${JSON.stringify(returned, null, 2)}\n`, `${nameOf(last.form)}_退回`, 'json');
  takeReview(returned, answers.value, null, form.value);
  drafted.value = null;
  isReviewing.value = false;
  await saveNow();
  tell(`已生成退回单“${name}”，请发给填报单位，单位点“导入”打开。`);
}
