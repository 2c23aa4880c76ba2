/** Which column of the indicator table a heading of another table means. */

/** What other units call the columns; compared without blanks, brackets and what stands in them. */
const NAMES: Record<string, readonly string[]> = {
  level1: ['一级指标', '一级'],
  level2: ['二级指标', '二级'],
  name: ['三级指标', '三级', '指标名称', '三级指标名称', '绩效指标', '绩效指标名称'],
  operator: ['指标性质', '计算符号', '运算符', '符号', '指标方向'],
  value: ['指标值', '目标值', '年度指标值', '绩效指标值', '计划指标值', '指标目标值', '指标值及单位'],
  unit: ['度量单位', '计量单位', '单位', '指标单位'],
  kind: ['指标属性', '指标值类型', '指标类型', '定量定性'],
  content: ['指标内容', '指标解释', '指标说明', '指标值说明', '绩效指标描述', '指标解释说明'],
  valueBasis: ['指标值设定依据', '设定依据', '绩效标准', '评价标准确定依据', '指标依据'],
  evidence: ['佐证资料', '数据来源', '证明材料'],
  weight: ['分值权重', '权重', '分值', '指标权重', '分值权重%'],
  lastYear: ['上年完成值', '上年值', '上年实际完成值'],
  yearBefore: ['前年完成值', '前年值', '前年实际完成值'],
  period: ['期间'],
};

const KEYS = new Map(Object.entries(NAMES).flatMap(([key, names]) => names.map((name) => [name, key])));

/** The keys of the columns of a heading row, `null` for a heading that means none; or `null` when it is no heading row. */
export function readHeadings(cells: readonly string[]): (string | null)[] | null {
  const keys = cells.map(keyOf);
  const known = keys.filter((key) => key !== null);
  // One word may be a value by chance; two columns that are known and not twice the same are a heading.
  if (known.length < 2 || !known.includes('name')) return null;
  return keys.map((key, at) => (key !== null && keys.indexOf(key) === at ? key : null));
}

function keyOf(cell: string): string | null {
  const name = cell
    .normalize('NFKC')
    .replace(/[(【[].*?[)】\]]/g, '')
    .replace(/[\s*★]/g, '');
  return KEYS.get(name) ?? null;
}
