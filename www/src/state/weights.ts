/**
 * Weights have a column of the indicator table where the profile asks for them, where a row has one, or when somebody
 * brought the column in. What was brought in stays for this visit.
 */
import { computed, shallowRef } from 'vue';
import type { Indicator, ProjectTargetForm } from 'jixiao-validator';
import { INDICATORS, INDICATOR_CELLS, WEIGHT, type Column } from '../fields';
import { cutDecimal, parseDecimal, type Decimal } from './decimal';
import { form } from './form';
import { cellText, rowsAt } from './path';
import { WEIGHTS } from './profile';

/** What follows the second decimal is not counted. */
const COUNTED_DECIMALS = 2;
const WITH_WEIGHT: readonly Column[] = [...INDICATOR_CELLS, WEIGHT];

const broughtIn = shallowRef(false);
const recorded = computed(() => recordsWeights(form.value));
const isShown = computed(() => recorded.value || broughtIn.value);

/** The columns of the table as they stand now. */
export const gridColumns = computed<readonly Column[]>(() => (isShown.value ? WITH_WEIGHT : INDICATOR_CELLS));

/** What can be done about the column: bring it in, take it away again while it is empty, or nothing. */
export const weightChoice = computed<'bringIn' | 'takeAway' | null>(() => {
  if (recorded.value) return null;
  if (broughtIn.value) return 'takeAway';
  return WEIGHTS.mode === 'off' ? null : 'bringIn';
});

export function bringInWeights(): void {
  broughtIn.value = true;
}

export function takeAwayWeights(): void {
  broughtIn.value = false;
}

/** Whether weights are part of a form, on the screen and on paper. */
export function recordsWeights(some: ProjectTargetForm): boolean {
  return WEIGHTS.mode === 'required' || (rowsAt(some, INDICATORS.path) as Indicator[]).some(hasWeight);
}

export function hasWeight(row: Indicator): boolean {
  return cellText(row.weight).trim() !== '';
}

/** A weight as the checker counts it: `20%` and `20分` count as 20. `null` when it is no number. */
export function readWeight(text: string): Decimal | null {
  const read = parseDecimal(text.trim().replace(/[%％分]$/, ''));
  return read && cutDecimal(read, COUNTED_DECIMALS);
}
