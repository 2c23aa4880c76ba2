/** Looking around in the indicator library, and what an entry of it puts into a row. */
import { computed } from 'vue';
import type { Indicator, LibraryEntry } from 'jixiao-validator';
import { library, suggest } from './engine';
import { cellText } from './path';

export interface LibraryFilter {
  text: string;
  /** The code of a sector or common group; empty for all. */
  group: string;
  /** The name of a level 2; empty for all. */
  level2: string;
}

export interface Group {
  code: string;
  name: string;
  count: number;
}

/** More than a person looks through; the search narrows it. */
const MOST_FOUND = 200;

/** As the levels follow one another in every printed table; a level that is not among them comes last. */
const ORDER = ['数量', '质量', '时效', '成本', '经济成本', '社会成本', '生态环境成本'];
const ORDER_OF_EFFECTS = ['经济效益', '社会效益', '生态效益', '可持续影响', '服务对象满意度'];
const RANKS = new Map([...ORDER, ...ORDER_OF_EFFECTS].map((name, at) => [`${name}指标`, at]));

const usable = computed(() =>
  (library.value?.indicators ?? [])
    .filter((entry) => entry.enabled !== false)
    .sort((left, right) => rankOf(left.level2) - rankOf(right.level2)),
);

const countByGroup = computed(() => {
  const counts = new Map<string, number>();
  for (const { group } of usable.value) counts.set(group, (counts.get(group) ?? 0) + 1);
  return counts;
});

export const commonGroups = computed(() => counted(library.value?.commonGroups));
export const sectors = computed(() => counted(library.value?.sectors));
export const librarySize = computed(() => usable.value.length);

export const level2Names = computed(() => [...new Set(usable.value.map(({ level2 }) => level2))]);

/** The entries that fit: those searched for with the nearest first, else all in the order of the levels. */
export function findEntries({ text, group, level2 }: LibraryFilter): LibraryEntry[] {
  if (text.trim() === '') return usable.value.filter((entry) => fits(entry, group, level2));
  const isSector = sectors.value.some(({ code }) => code === group);
  const only = {
    ...(level2 === '' ? {} : { level: level2 }),
    ...(group === '' ? {} : isSector ? { sector: group } : { commonGroup: group }),
  };
  return suggest({ name: text, only }, MOST_FOUND).map(({ entry }) => entry);
}

/** How many entries each level 2 has within a group. */
export function countLevels(group: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of usable.value) {
    if (fits(entry, group, '')) counts.set(entry.level2, (counts.get(entry.level2) ?? 0) + 1);
  }
  return counts;
}

/** The cells that an entry settles. What the person has already written about the row is kept. */
export function cellsOf(entry: LibraryEntry, row: Indicator): Record<string, string> {
  const blank = (cell: unknown): boolean => cellText(cell).trim() === '';
  const meaning = [entry.content, entry.formula].filter((part) => part).join(' ');
  const value = entry.standard?.value;
  return {
    level1: entry.level1,
    level2: entry.level2,
    name: entry.name,
    operator: entry.operator,
    unit: entry.unit,
    kind: entry.kind,
    libraryCode: entry.code,
    ...(meaning !== '' && blank(row.content) ? { content: meaning } : {}),
    ...(value !== undefined && value !== '' && blank(row.value) ? { value } : {}),
  };
}

function rankOf(level2: string): number {
  return RANKS.get(level2) ?? RANKS.size;
}

function fits(entry: LibraryEntry, group: string, level2: string): boolean {
  return (group === '' || entry.group === group) && (level2 === '' || entry.level2 === level2);
}

function counted(groups: { code: string; name: string }[] | undefined): Group[] {
  return (groups ?? []).map(({ code, name }) => ({ code, name, count: countByGroup.value.get(code) ?? 0 }));
}
