/** The rules of the handbook, searched and arranged. */
import type { RuleDoc } from 'jixiao-validator';
import { FIELDS, ROW_TABLES, SECTIONS, sectionOf, type Field } from '../fields';

export interface Chapter {
  title: string;
  rules: RuleDoc[];
}

/** The rules that hold every word of the text, those with it in the title first. */
export function matching(all: readonly RuleDoc[], text: string): RuleDoc[] {
  const words = fold(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [...all];
  const found = all.filter((rule) => words.every((word) => fold(wholeText(rule)).includes(word)));
  const inTitle = (rule: RuleDoc): boolean => words.every((word) => fold(rule.code + rule.title).includes(word));
  return [...found.filter(inTitle), ...found.filter((rule) => !inTitle(rule))];
}

export function byGroup(some: readonly RuleDoc[]): Chapter[] {
  return chapters(some, (rule) => [rule.group]);
}

/** In the order of the form; a rule that looks at several fields stands under each. */
export function byField(some: readonly RuleDoc[]): Chapter[] {
  const order = [...SECTIONS.map(({ title }) => title), ...ALL_LABELS];
  const rank = (title: string): number => (order.includes(title) ? order.indexOf(title) : order.length);
  return chapters(some, (rule) => [...new Set(rule.fields.map(labelOf))]).sort(
    (left, right) => rank(left.title) - rank(right.title),
  );
}

const ALL_LABELS = [
  ...Object.values<Field>(FIELDS).map(({ label }) => label),
  ...ROW_TABLES.flatMap((table) => [table.label, ...table.columns.map(({ label }) => label)]),
];

/** What the form calls a field that a rule names as `indicators.value`. */
function labelOf(name: string): string {
  const path = name.split('.');
  if (path[0] === '*') return '任何一格';
  if (path[0] === 'explanations') return '对提醒的说明';
  const field = Object.values<Field>(FIELDS).find((each) => each.path.join('.') === name);
  if (field) return field.label;
  const table = ROW_TABLES.find((each) => each.path.every((segment, at) => segment === path[at]));
  const column = table?.columns.find(({ key }) => key === path[table.path.length]);
  if (table) return column?.label ?? table.label;
  if (name === 'project.plan') return '实施计划';
  return SECTIONS.find(({ id }) => id === sectionOf(path))?.title ?? name;
}

function chapters(some: readonly RuleDoc[], titlesOf: (rule: RuleDoc) => string[]): Chapter[] {
  const found = new Map<string, RuleDoc[]>();
  for (const rule of some) for (const title of titlesOf(rule)) found.set(title, [...(found.get(title) ?? []), rule]);
  return [...found].map(([title, rules]) => ({ title, rules }));
}

function wholeText(rule: RuleDoc): string {
  return [rule.code, rule.title, rule.group, rule.what, rule.why, rule.how, rule.wrong, rule.right, rule.basis].join(
    ' ',
  );
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
