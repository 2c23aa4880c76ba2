/** Adopting repairs: one at a time, or all safe ones after they were shown. */
import { shallowRef } from 'vue';
import {
  applyFix,
  type Fix,
  type Issue,
  type PathSegment,
  type ProjectTargetForm,
  type Report,
} from 'jixiao-validator/slim';
import { checkNow, checkOther, report } from './engine';
import { change, form } from './form';
import { labelOf } from './labels';
import { tell } from './notice';
import { cellText, getIn, toPointer } from './path';
import { tableOf } from './places';

export interface CellChange {
  label: string;
  before: string;
  after: string;
}

export interface PlannedFix {
  /** The row or field the repair is about. */
  where: string;
  changes: CellChange[];
}

export interface Plan {
  form: ProjectTargetForm;
  steps: PlannedFix[];
}

/** The plan under review; the dialog is open while there is one. */
export const plan = shallowRef<Plan | null>(null);

/** Repairs can make room for others; more rounds than this would mean that two repairs undo each other. */
const MOST_ROUNDS = 10;

export function adoptFix(fix: Fix, path: readonly PathSegment[]): void {
  change(applyFix(form.value, fix), { label: fix.title, path });
  checkNow();
  tell(`已采用：${fix.title}`, true);
}

export function countSafeFixes(current: Report | null): number {
  return current?.issues.filter((issue) => issue.fixes.some((fix) => fix.safe)).length ?? 0;
}

export function openPlan(): void {
  plan.value = planSafeFixes();
}

export function adoptPlan(): void {
  const adopted = plan.value;
  plan.value = null;
  if (!adopted) return;
  change(adopted.form, { label: `全部安全修复（${adopted.steps.length} 处）`, path: null });
  checkNow();
  tell(`已修复 ${adopted.steps.length} 处，只改写法，意思没有变。`, true);
}

/** Walks through the safe repairs as they would be made, without making them. */
export function planSafeFixes(): Plan {
  const steps: PlannedFix[] = [];
  let current = form.value;
  let found = report.value;
  for (let round = 0; round < MOST_ROUNDS && found; round += 1) {
    const before = current;
    const taken = new Set<string>();
    for (const issue of found.issues) {
      const fix = issue.fixes.find((candidate) => candidate.safe);
      if (!fix || !isFree(fix, taken)) continue;
      const next = applyFix(current, fix);
      steps.push({ where: whereOf(issue), changes: describe(fix, current, next) });
      current = next;
      // Rows that moved would make the paths of the other repairs of this round point elsewhere.
      if (fix.edits.some((edit) => edit.op !== 'set')) break;
    }
    if (current === before) break;
    found = checkOther(current);
  }
  return { form: current, steps };
}

/** “95%” → “95”, one entry for each cell that the repair changes. */
export function describe(fix: Fix, before: unknown, after: unknown): CellChange[] {
  const changes = fix.edits.map(({ op, path }) => {
    const label = labelOf(path);
    if (op === 'insert') return { label, before: '', after: '新增一行' };
    if (op === 'remove' && typeof path[path.length - 1] === 'number') return { label, before: '这一行', after: '删除' };
    return { label, before: cellText(getIn(before, path)), after: cellText(getIn(after, path)) };
  });
  return changes.filter((cell) => cell.before !== cell.after);
}

function isFree(fix: Fix, taken: Set<string>): boolean {
  const pointers = fix.edits.map((edit) => toPointer(edit.path));
  if (pointers.some((pointer) => taken.has(pointer))) return false;
  pointers.forEach((pointer) => taken.add(pointer));
  return true;
}

/** “绩效指标第3行” for a cell of a row, whose own label stands with each change; else the label of the issue. */
function whereOf(issue: Issue): string {
  return tableOf(issue.path) ? (issue.label.split(' · ')[0] ?? issue.label) : issue.label;
}
