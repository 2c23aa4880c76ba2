/** The numbers behind the charts; the same are shown as tables. */
import type { Indicator, RuleDoc, Severity } from 'jixiao-validator';
import { FIELDS, INDICATORS, type Field } from '../fields';
import { parseDecimal, plainText } from './decimal';
import { form } from './form';
import { shown, SEVERITY_WORDS } from './issues';
import { level2Names } from './library';
import { cellText, getIn, rowsAt } from './path';

export interface Series {
  name: string;
  /** The custom property of the style sheet that holds its colour. */
  colour: string;
  values: number[];
}

export interface Figure {
  title: string;
  /** What the rows are, and what is counted. */
  head: string;
  rows: string[];
  series: Series[];
  /** Said instead of a chart when there is nothing to show. */
  nothing: string;
}

const SOURCES: readonly Field[] = [
  FIELDS.generalBudget,
  FIELDS.governmentFund,
  FIELDS.stateCapital,
  FIELDS.socialInsurance,
  FIELDS.carryOver,
  FIELDS.specialAccount,
  FIELDS.unitFunds,
  FIELDS.other,
];
const KINDS = Object.keys(SEVERITY_WORDS) as Severity[];
const COLOURS: Record<Severity, string> = { error: '--error', warning: '--warning', info: '--info' };

/** Which level 2 has how many indicators; one without any is what one looks for. */
export function coverage(): Figure {
  const rows = rowsAt(form.value, INDICATORS.path) as Indicator[];
  const levels = rows.map((row) => knownLevel(cellText(row.level2))).filter((level2) => level2 !== '');
  const names = [...new Set([...level2Names.value, ...levels])];
  const values = names.map((name) => levels.filter((level2) => level2 === name).length);
  return {
    title: '各类指标有几条',
    head: '二级指标',
    rows: names,
    series: [{ name: '条数', colour: '--accent', values }],
    nothing: levels.length === 0 ? '还没有指标。' : '',
  };
}

export function moneyBySource(): Figure {
  const unit = cellText(form.value.money?.unit).trim();
  const fiscalParts = SOURCES.slice(0, 4).some((field) => amountAt(field) !== null);
  // Where only the sum of the fiscal money is known, it is a source of its own.
  const sources = fiscalParts ? SOURCES : [FIELDS.fiscal, ...SOURCES.slice(4)];
  const amounts = sources
    .map((field) => ({ name: field.label, amount: amountAt(field) }))
    .filter(({ amount }) => amount !== null && amount !== 0);
  return {
    title: unit === '' ? '钱从哪里来' : `钱从哪里来（${unit}）`,
    head: '来源',
    rows: amounts.map(({ name }) => name),
    series: [
      {
        name: '金额',
        colour: '--accent',
        values: amounts.map(({ amount }) => amount ?? 0),
      },
    ],
    nothing: amounts.length === 0 ? '还没有按来源填金额。' : '',
  };
}

export function issuesByGroup(rules: readonly RuleDoc[]): Figure {
  const groups = new Map(rules.map(({ code, group }) => [code, group]));
  const open = shown.value.map(({ issue }) => ({ group: groups.get(issue.code) ?? '其他', severity: issue.severity }));
  const order = [...new Set(rules.map(({ group }): string => group))];
  const names = [...new Set(open.map(({ group }) => group as string))].sort(
    (left, right) => order.indexOf(left) - order.indexOf(right),
  );
  const series = KINDS.map((kind) => ({
    name: SEVERITY_WORDS[kind],
    colour: COLOURS[kind],
    values: names.map((name) => open.filter(({ group, severity }) => group === name && severity === kind).length),
  }));
  return {
    title: '问题出在哪些方面',
    head: '规则类别',
    rows: names,
    series: series.filter(({ values }) => values.some((value) => value > 0)),
    nothing: names.length === 0 ? '没有发现问题。' : '',
  };
}

/** “数量指标 (必填)” counts as 数量指标. */
function knownLevel(text: string): string {
  const plain = text.replace(/\s/g, '');
  return level2Names.value.find((name) => plain.startsWith(name.replace(/指标$/, ''))) ?? plain;
}

function amountAt(field: Field): number | null {
  const amount = parseDecimal(cellText(getIn(form.value, field.path)).trim());
  return amount === null ? null : Number(plainText(amount));
}
