/** The entries of the lists. What is local (sectors, groups, the indicator tree, units) comes from the indicator library. */
import { computed } from 'vue';
import type { Indicator } from 'jixiao-validator';
import type { Source } from '../fields';
import { library } from './engine';
import { form } from './form';
import { cellText, getIn } from './path';

export interface Option {
  value: string;
  /** What is shown when it differs from the value. */
  label?: string;
  /** A few words behind the entry. */
  note?: string;
}

const plain = (...values: string[]): Option[] => values.map((value) => ({ value }));

const FIXED: Partial<Record<Source, Option[]>> = {
  categories: plain('人员类', '公用经费', '其他运转类', '特定目标类'),
  attributes: plain('新增', '延续'),
  moneyUnits: plain('元', '万元'),
  yesNo: plain('是', '否'),
  conclusions: plain('予以支持', '部分支持', '不予支持'),
  operators: [
    { value: '≥', note: '不少于，越多越好' },
    { value: '≤', note: '不超过，越少越好' },
    { value: '=', note: '正好等于' },
    { value: '>', note: '大于' },
    { value: '<', note: '小于' },
    { value: '定性', note: '用文字说明' },
  ],
  kinds: [
    { value: '定量指标', note: '用数字' },
    { value: '定性指标', note: '用文字' },
  ],
  periods: [
    { value: 'annual', label: '年度' },
    { value: 'total', label: '中长期' },
  ],
};

/** Level 2 with the level 1 it stands under, in the order of the library. */
const tree = computed(() => {
  const levels = new Map<string, Set<string>>();
  for (const { level1, level2 } of library.value?.indicators ?? []) {
    const below = levels.get(level1) ?? new Set<string>();
    levels.set(level1, below.add(level2));
  }
  return levels;
});

const sectors = computed(() => plain(...(library.value?.sectors ?? []).map((sector) => sector.name)));
const commonGroups = computed(() => plain(...(library.value?.commonGroups ?? []).map((group) => group.name)));
const level1 = computed(() => plain(...tree.value.keys()));

/** Units by how often the library uses them. */
const units = computed(() => {
  const times = new Map<string, number>();
  for (const { unit } of library.value?.indicators ?? []) if (unit) times.set(unit, (times.get(unit) ?? 0) + 1);
  return plain(...[...times].sort((left, right) => right[1] - left[1]).map(([unit]) => unit));
});

const months = computed(() => {
  const year = cellText(form.value.fiscalYear).trim();
  if (!/^\d{4}$/.test(year)) return [];
  return Array.from({ length: 12 }, (_, month) => ({ value: `${year}-${String(month + 1).padStart(2, '0')}` }));
});

/** The entries of a list; `row` is the indicator the list belongs to, when it belongs to one. */
export function optionsOf(source: Source | undefined, row?: Indicator): Option[] {
  switch (source) {
    case undefined:
      return [];
    case 'sectors':
      return sectors.value;
    case 'commonGroups':
      return commonGroups.value;
    case 'months':
      return months.value;
    case 'level1':
      return level1.value;
    case 'level2':
      return level2Options(cellText(row?.level1).trim());
    case 'units':
      return units.value;
    default:
      return FIXED[source] ?? [];
  }
}

/** The level 1 that a level 2 belongs to, when there is exactly one. */
export function parentOf(level2: string): string | undefined {
  const parents = [...tree.value].filter(([, below]) => below.has(level2));
  return parents.length === 1 ? parents[0]?.[0] : undefined;
}

/** The name of a sector or common group by its code. */
export function groupName(code: string): string {
  const groups = [...(library.value?.sectors ?? []), ...(library.value?.commonGroups ?? [])];
  return groups.find((group) => group.code === code)?.name ?? code;
}

/** What narrows the search in the library: the sector and the common groups of the project. */
export function searchContext(): { sector?: string; commonGroups?: string[] } {
  const sector = cellText(getIn(form.value, ['project', 'sector'])).trim();
  const groups = form.value.project?.commonGroups;
  return {
    ...(sector === '' ? {} : { sector }),
    ...(Array.isArray(groups) && groups.length > 0 ? { commonGroups: groups } : {}),
  };
}

function level2Options(parent: string): Option[] {
  const below = tree.value.get(parent);
  if (below) return plain(...below);
  return [...tree.value].flatMap(([name, names]) => [...names].map((value) => ({ value, note: name })));
}
