// The page of a portal that puts together what general libraries offer: the shape of the form with zod, its sums with
// decimal.js, and with MiniSearch the nearest entry of the library for names that are not in it. Nothing else is judged.
import Decimal from 'decimal.js';
import { z } from 'zod';
import { referenceLibrary } from '../../pkg/library.mjs';
import { miniSearch } from '../peers.mjs';

export async function open() {
  const { indicators } = JSON.parse(referenceLibrary);
  const known = new Set(indicators.flatMap(({ name, aliases = [] }) => [name, ...aliases]));
  const nearest = miniSearch(indicators);
  return (form) => [...shapeIssues(form), ...sumIssues(form), ...nameIssues(form, known, nearest)].length;
}

const leaf = z.union([z.string(), z.number(), z.null()]).optional();
const leaves = (...keys) => z.object(Object.fromEntries(keys.map((key) => [key, leaf])));

const PARTS_OF_FISCAL = ['generalBudget', 'governmentFund', 'stateCapital', 'socialInsurance'];
const PARTS_OF_TOTAL = ['fiscal', 'carryOver', 'specialAccount', 'unitFunds', 'other'];

const INDICATOR = leaves(
  ...['period', 'level1', 'level2', 'name', 'operator', 'value', 'unit', 'kind', 'content', 'valueBasis', 'evidence'],
  ...['weight', 'lastYear', 'yearBefore', 'libraryCode'],
);

const FORM = z.object({
  formType: z.literal('projectTarget'),
  fiscalYear: leaf,
  project: leaves('code', 'name', 'category', 'attribute', 'department', 'unit', 'functionCode', 'sector', 'basis')
    .extend({
      commonGroups: z.array(z.string()).optional(),
      plan: leaves('content', 'expected')
        .extend({ schedule: z.array(leaves('task', 'start', 'end', 'amount')).optional() })
        .optional(),
    })
    .optional(),
  money: z
    .object({
      unit: leaf,
      total: leaf,
      annual: leaves('total', ...PARTS_OF_FISCAL, ...PARTS_OF_TOTAL).optional(),
      years: z.array(leaves('year', 'amount')).optional(),
    })
    .optional(),
  goals: leaves('total', 'annual').optional(),
  indicators: z.array(INDICATOR).optional(),
});

function shapeIssues(form) {
  return FORM.safeParse(form).error?.issues ?? [];
}

function sumIssues({ money = {}, project = {}, indicators = [] }) {
  const { annual = {}, years = [] } = money;
  const schedule = project.plan?.schedule ?? [];
  const sums = [
    ['/money/annual/total', annual.total, PARTS_OF_TOTAL.map((key) => annual[key])],
    ['/money/annual/fiscal', annual.fiscal, PARTS_OF_FISCAL.map((key) => annual[key])],
    ['/money/total', money.total, years.map(({ amount }) => amount)],
    ['/project/plan/schedule', annual.total, schedule.map(({ amount }) => amount)],
    ['/indicators', 100, indicators.map(({ weight }) => weight)],
  ];
  return sums.flatMap(([pointer, total, parts]) => {
    const given = parts.map(decimal).filter((part) => part !== undefined);
    const whole = decimal(total);
    if (whole === undefined || given.length === 0) return [];
    const sum = given.reduce((before, part) => before.plus(part), new Decimal(0));
    return sum.equals(whole) ? [] : [{ pointer, sum: sum.toFixed(), total: whole.toFixed() }];
  });
}

function nameIssues({ indicators = [] }, known, nearest) {
  return indicators.flatMap(({ name }, row) =>
    known.has(name) ? [] : [{ pointer: `/indicators/${row}/name`, nearest: nearest(String(name)) }],
  );
}

function decimal(value) {
  try {
    return value === undefined || value === null ? undefined : new Decimal(value);
  } catch {
    // What is no number is not added up.
    return undefined;
  }
}
