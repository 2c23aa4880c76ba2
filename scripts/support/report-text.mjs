// A report in the words and the order in which a clerk reads it.
import { padded, table, widthOf, wrapped } from './width.mjs';

/** The lines of a form and its report, `columns` wide. */
export function reportLines({ title, form }, report, columns) {
  return [
    `《${title}》`,
    '',
    ...formTable(form),
    '',
    ...conclusion(report),
    '',
    ...report.issues.flatMap((issue) => [...issueLines(issue, columns), '']),
    ...skippedLines(report.skipped, columns),
  ];
}

export const SEVERITY = { error: '错误', warning: '提醒', info: '建议' };

function formTable(form) {
  const cells = (indicator) => COLUMNS.map(([key]) => String(indicator[key] ?? ''));
  const rows = (form.indicators ?? []).map((indicator, index) => [String(index + 1), ...cells(indicator)]);
  return table([['行', ...COLUMNS.map(([, heading]) => heading)], ...rows]);
}

const COLUMNS = [
  ['level1', '一级指标'],
  ['level2', '二级指标'],
  ['name', '三级指标'],
  ['operator', '指标性质'],
  ['value', '指标值'],
  ['unit', '度量单位'],
];

function conclusion({ admissible, counts, library, profile, engine, truncated }) {
  const verdict = admissible ? '可以入库。' : '暂时不能入库，请先修改标为“错误”的地方。';
  const words = Object.entries(SEVERITY).map(([severity, word]) => `${word} ${counts[severity]}`);
  const used = [
    library ? `指标库 ${library.id} ${library.version}` : '没有使用指标库',
    `审核口径 ${profile.id} ${profile.version}`,
    `${engine.name} ${engine.version}`,
  ];
  const lines = [`检查结果：${verdict}${words.join(' · ')}`, `依据：${used.join('，')}`];
  return truncated ? [...lines, '问题太多，下面只列出一部分。'] : lines;
}

function issueLines({ code, severity, pointer, label, message, help, expected, fixes, answer, basis }, columns) {
  const parts = [
    ['问题', message],
    ['办法', help],
    ...(expected === undefined ? [] : [['应为', expected]]),
    ...fixes.map(({ title, safe }) => ['修改', safe ? `${title}（只改写法，可一键采用）` : `${title}（请确认后采用）`]),
    ...(answer === undefined ? [] : [['说明', answer]]),
    ['依据', basis],
  ];
  const head = `${SEVERITY[severity]}  ${code}  ${label}`;
  const gap = ' '.repeat(Math.max(columns - widthOf(head) - widthOf(pointer), 2));
  return [`${head}${gap}${pointer}`, ...parts.flatMap(([word, text]) => indented(word, text, columns))];
}

function skippedLines(skipped, columns) {
  if (skipped.length === 0) return ['所有规则都查过了。'];
  const byReason = new Map();
  for (const { code, reason } of skipped) byReason.set(reason, [...(byReason.get(reason) ?? []), code]);
  const lines = [...byReason].flatMap(([reason, codes]) => indented('', `${reason}：${codes.join(' ')}`, columns));
  return ['没有查的规则：', ...lines];
}

/** A word in the margin and its text beside it, on as many lines as it takes. */
function indented(word, text, columns) {
  const margin = 6;
  const width = Math.max(columns - margin - 6, 20);
  return wrapped(text, width).map((line, index) => {
    return `${' '.repeat(margin)}${padded(index === 0 ? word : '', 6)}${line}`;
  });
}
