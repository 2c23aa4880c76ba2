/**
 * Every field of the form: where it stands, what it is called and how it is typed. Labels exist here once; they are the
 * words the engine uses in its messages.
 */
import type { Path } from './state/path';

export type SectionId = 'basic' | 'money' | 'preEvaluation' | 'goals' | 'indicators' | 'check';

/** How a field is typed: one line, several lines, a list that allows free text, money, a number, several entries of a list. */
export type Control = 'line' | 'lines' | 'choice' | 'money' | 'number' | 'several';

/** Where the entries of a list come from: fixed by the form itself, or local data of the indicator library. */
export type Source =
  | 'categories'
  | 'attributes'
  | 'moneyUnits'
  | 'yesNo'
  | 'conclusions'
  | 'operators'
  | 'kinds'
  | 'periods'
  | 'months'
  | 'sectors'
  | 'commonGroups'
  | 'level1'
  | 'level2'
  | 'units';

export interface Field {
  path: Path;
  label: string;
  control: Control;
  source?: Source;
  hint?: string;
  placeholder?: string;
  wide?: boolean;
}

/** A column of a table of the form; `key` is the cell's name inside its row. */
export interface Column {
  key: string;
  label: string;
  control: Control;
  source?: Source;
  placeholder?: string;
  hint?: string;
}

export interface RowTable {
  path: Path;
  label: string;
  section: SectionId;
  columns: readonly Column[];
}

export interface Section {
  id: SectionId;
  title: string;
  /** One sentence that says what belongs here. */
  note: string;
}

export const SECTIONS: readonly Section[] = [
  { id: 'basic', title: '基本信息', note: '项目是什么、谁来做、什么时候做、依据是什么。' },
  { id: 'money', title: '资金', note: '先选金额单位，再按来源填写。旁边的小字是换算后的金额。' },
  { id: 'preEvaluation', title: '事前评估', note: '需要做事前绩效评估的项目填写，其他项目可以不填。' },
  { id: 'goals', title: '绩效目标', note: '写清做多少、做到什么程度、带来什么变化，尽量写出数字。' },
  {
    id: 'indicators',
    title: '绩效指标',
    note: '一行写一个指标。输入名称时会从指标库里提示，选中后整行自动填好。',
  },
  { id: 'check', title: '检查', note: '填完后点“检查”，看看还有哪些地方要改。' },
];

export const FIELDS = {
  fiscalYear: { path: ['fiscalYear'], label: '预算年度', control: 'line', placeholder: '如 2024' },
  code: { path: ['project', 'code'], label: '项目编码', control: 'line' },
  name: {
    path: ['project', 'name'],
    label: '项目名称',
    control: 'line',
    wide: true,
    placeholder: '年度 + 做什么，如 2024年食品安全监督抽检',
  },
  category: { path: ['project', 'category'], label: '项目类别', control: 'choice', source: 'categories' },
  attribute: { path: ['project', 'attribute'], label: '项目属性', control: 'choice', source: 'attributes' },
  department: { path: ['project', 'department'], label: '主管部门', control: 'line' },
  unit: { path: ['project', 'unit'], label: '实施单位', control: 'line' },
  functionCode: {
    path: ['project', 'functionCode'],
    label: '支出功能分类科目',
    control: 'line',
    placeholder: '7 位数字，如 2050801',
  },
  sector: {
    path: ['project', 'sector'],
    label: '行业',
    control: 'choice',
    source: 'sectors',
    hint: '用来从指标库里找合适的指标',
  },
  commonGroups: {
    path: ['project', 'commonGroups'],
    label: '共性类',
    control: 'several',
    source: 'commonGroups',
    placeholder: '点一下选择，可以选几个，也可以不选',
    wide: true,
  },
  startDate: {
    path: ['project', 'startDate'],
    label: '开始日期',
    control: 'choice',
    source: 'months',
    placeholder: '如 2024-03 或 2024-03-01',
  },
  endDate: {
    path: ['project', 'endDate'],
    label: '结束日期',
    control: 'choice',
    source: 'months',
    placeholder: '如 2024-12 或 2024-12-31',
  },
  basis: {
    path: ['project', 'basis'],
    label: '立项依据',
    control: 'lines',
    wide: true,
    placeholder: '文件名称和文号，如《……实施方案》（×政发〔2023〕×号）',
  },
  planContent: {
    path: ['project', 'plan', 'content'],
    label: '项目内容',
    control: 'lines',
    wide: true,
    placeholder: '做哪几件事，各做多少，钱怎么用',
  },
  planExpected: {
    path: ['project', 'plan', 'expected'],
    label: '预期成效',
    control: 'lines',
    wide: true,
    placeholder: '做完以后会有什么变化',
  },
  moneyUnit: {
    path: ['money', 'unit'],
    label: '金额单位',
    control: 'choice',
    source: 'moneyUnits',
    hint: '本表所有金额都用这个单位',
  },
  moneyTotal: { path: ['money', 'total'], label: '项目总额', control: 'money', hint: '跨年项目填各年合计' },
  annualTotal: { path: ['money', 'annual', 'total'], label: '年度资金总额', control: 'money' },
  fiscal: { path: ['money', 'annual', 'fiscal'], label: '财政拨款', control: 'money' },
  generalBudget: { path: ['money', 'annual', 'generalBudget'], label: '一般公共预算', control: 'money' },
  governmentFund: { path: ['money', 'annual', 'governmentFund'], label: '政府性基金', control: 'money' },
  stateCapital: { path: ['money', 'annual', 'stateCapital'], label: '国有资本经营预算', control: 'money' },
  socialInsurance: { path: ['money', 'annual', 'socialInsurance'], label: '社会保险基金', control: 'money' },
  carryOver: { path: ['money', 'annual', 'carryOver'], label: '上年结转', control: 'money' },
  specialAccount: { path: ['money', 'annual', 'specialAccount'], label: '财政专户管理资金', control: 'money' },
  unitFunds: { path: ['money', 'annual', 'unitFunds'], label: '单位资金', control: 'money' },
  other: { path: ['money', 'annual', 'other'], label: '其他资金', control: 'money' },
  concluded: {
    path: ['preEvaluation', 'concluded'],
    label: '是否完成评估',
    control: 'choice',
    source: 'yesNo',
  },
  reportNo: { path: ['preEvaluation', 'reportNo'], label: '评估报告编号', control: 'line' },
  conclusion: {
    path: ['preEvaluation', 'conclusion'],
    label: '评估结论',
    control: 'choice',
    source: 'conclusions',
  },
  goalTotal: {
    path: ['goals', 'total'],
    label: '中长期目标',
    control: 'lines',
    wide: true,
    hint: '只做一年的项目可以不填',
  },
  goalAnnual: {
    path: ['goals', 'annual'],
    label: '年度目标',
    control: 'lines',
    wide: true,
    placeholder: '如：全年培训教师 600 人次，结业考核合格率 96% 以上，参训教师满意度 92% 以上',
  },
} as const satisfies Record<string, Field>;

export const SCHEDULE: RowTable = {
  path: ['project', 'plan', 'schedule'],
  label: '实施进度',
  section: 'basic',
  columns: [
    { key: 'task', label: '任务', control: 'line', placeholder: '做什么' },
    { key: 'start', label: '开始时间', control: 'choice', source: 'months', placeholder: '如 2024-03' },
    { key: 'end', label: '完成时间', control: 'choice', source: 'months', placeholder: '如 2024-06' },
    { key: 'amount', label: '金额', control: 'money' },
  ],
};

export const YEARS: RowTable = {
  path: ['money', 'years'],
  label: '分年度资金',
  section: 'money',
  columns: [
    { key: 'year', label: '年度', control: 'line', placeholder: '如 2025' },
    { key: 'amount', label: '金额', control: 'money' },
  ],
};

/** The cells of an indicator that stand in the row itself, in every form. */
export const INDICATOR_CELLS = [
  { key: 'level1', label: '一级指标', control: 'choice', source: 'level1' },
  { key: 'level2', label: '二级指标', control: 'choice', source: 'level2' },
  { key: 'name', label: '三级指标', control: 'choice', placeholder: '输入名称，会从指标库提示' },
  { key: 'operator', label: '指标性质', control: 'choice', source: 'operators' },
  { key: 'value', label: '指标值', control: 'line' },
  { key: 'unit', label: '度量单位', control: 'choice', source: 'units' },
  { key: 'kind', label: '指标属性', control: 'choice', source: 'kinds' },
] as const satisfies readonly Column[];

/** The weight of an indicator, which has a column of its own where weights are recorded; see state/weights.ts. */
export const WEIGHT = { key: 'weight', label: '分值权重', control: 'number' } as const satisfies Column;

/** The cells of an indicator that stand in its second line. */
export const INDICATOR_DETAILS = [
  { key: 'content', label: '指标内容', control: 'lines', placeholder: '这个指标说的是什么，怎么算出来' },
  { key: 'valueBasis', label: '指标值设定依据', control: 'lines', placeholder: '如 计划标准：×教发〔2023〕×号' },
  { key: 'evidence', label: '佐证资料', control: 'line', placeholder: '如 签到册、验收单' },
  { key: 'lastYear', label: '上年完成值', control: 'line' },
  { key: 'yearBefore', label: '前年完成值', control: 'line' },
  { key: 'period', label: '期间', control: 'choice', source: 'periods' },
] as const satisfies readonly Column[];

export const INDICATORS: RowTable = {
  path: ['indicators'],
  label: '绩效指标',
  section: 'indicators',
  columns: [
    ...INDICATOR_CELLS,
    WEIGHT,
    ...INDICATOR_DETAILS,
    { key: 'libraryCode', label: '指标库编码', control: 'line' },
  ],
};

export const ROW_TABLES: readonly RowTable[] = [SCHEDULE, YEARS, INDICATORS];

/** The section a place of the form belongs to. */
export function sectionOf(path: Path): SectionId {
  switch (path[0]) {
    case 'fiscalYear':
    case 'project':
      return 'basic';
    case 'money':
    case 'preEvaluation':
    case 'goals':
    case 'indicators':
      return path[0];
    default:
      return 'check';
  }
}
