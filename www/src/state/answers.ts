/** What the department answers to a warning. An answer belongs to a rule and a place, and goes where its row goes. */
import type { Issue, ProjectTargetForm } from 'jixiao-validator';
import { checkNow } from './engine';
import { change, form } from './form';
import { tell } from './notice';
import { cellText, setIn } from './path';

/** The answer as it was written; the report carries it in the engine's spelling. */
export function answerTo(issue: Issue): string {
  if (issue.answer === undefined) return '';
  const own = explanations().find((each) => isAbout(each, issue));
  return cellText(own?.reason).trim() || issue.answer;
}

export function saveAnswer(issue: Issue, reason: string): void {
  const others = explanations().filter((each) => !isAbout(each, issue));
  set([...others, { code: issue.code, pointer: issue.pointer, reason: reason.trim() }], `说明“${issue.label}”`, issue);
  tell('已写上说明，审核时看得到。', true);
}

export function withdrawAnswer(issue: Issue): void {
  set(
    explanations().filter((each) => !isAbout(each, issue)),
    `去掉对“${issue.label}”的说明`,
    issue,
  );
  tell('已去掉说明。', true);
}

type Explanations = NonNullable<ProjectTargetForm['explanations']>;

function explanations(): Explanations {
  return Array.isArray(form.value.explanations) ? form.value.explanations : [];
}

function isAbout(each: Explanations[number], issue: Issue): boolean {
  return each.code === issue.code && each.pointer === issue.pointer;
}

function set(next: Explanations, label: string, issue: Issue): void {
  change(setIn(form.value, ['explanations'], next.length > 0 ? next : undefined), { label, path: issue.path });
  checkNow();
}
