// The reference library as data: what every entry must keep, whoever writes the next one.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { groupFiles, readLibrary } from '../scripts/library.mjs';
import { ROOT } from '../scripts/support/run.mjs';

const DIR = join(ROOT, 'data', 'library');
const library = readLibrary(DIR);
const entries = library.indicators;
const groups = [...library.sectors, ...library.commonGroups];

const SECTORS = '201 204 205 206 207 208 210 211 212 213 214 215 216 220 221 224'.split(' ');
const COMMON = Array.from({ length: 19 }, (_, at) => String(at + 1).padStart(2, '0'));

// The tree of 2015, each second level with its letters in the entry codes.
const TREE = {
  SL: ['产出指标', '数量指标'],
  ZL: ['产出指标', '质量指标'],
  SX: ['产出指标', '时效指标'],
  CB: ['产出指标', '成本指标'],
  JJ: ['效益指标', '经济效益指标'],
  SH: ['效益指标', '社会效益指标'],
  ST: ['效益指标', '生态效益指标'],
  CX: ['效益指标', '可持续影响指标'],
  MY: ['满意度指标', '服务对象满意度指标'],
};

const PLAIN_UNITS = new Set(
  [
    '% ‰ 倍 分 元 万元 亿元 平方米 亩 万亩 公顷 公里 米 吨 公斤 立方米',
    '年 个月 月 天 工作日 小时 分钟 人 人次 户 户次',
    '个 台 套 辆 件 份 篇 期 场 次 批次 门 所 家 座 株 项 起 处 条 册 本 部 张 间 课时',
  ].flatMap((line) => line.split(' ')),
);

const BARE = /^(完成|及时|合格|验收合格|达标|通过|覆盖|准确|知晓|使用|利用|出勤|按期完成|成本控制)率$|^满意(度|率)$/;
const MANAGEMENT =
  /资金到位|资金下达|资金拨付|资金支付|支付进度|支付率|支出率|预算执行|专款专用|支出合规|制度健全|机制健全|管理规范|政府采购|公示|报送|成本控制率|节约率/;
const SIGN_WORDS = /不低于|不高于|不少于|不超过|大于|小于|以上|以下|以内|至少|是否/;
const SMALL_IS_GOOD =
  /成本|单价|造价|故障率|漏损率|差错|返修|衰减|受害|成灾|死亡|投诉数|事故数|事件数|起数|响应时间|修复时间|到场时间|时限$/;
const PLACES = /红塔|玉溪|云南|[省市县]级|本[省市区县]/;

// [what every entry keeps, the entries that do not]
const RULES = [
  ['its place in the tree', (e) => String(TREE[letters(e)]) !== `${e.level1},${e.level2}`],
  ['the form of its code', (e) => !/^\d{3}$/.test(e.code.split('-')[2]) || e.code.split('-')[0] !== prefixOf(e)],
  ['canonical units', (e) => e.unit && ![e.unit, ...(e.units ?? [])].every(isCanonical)],
  ['its unit out of the further units', (e) => (e.units ?? []).includes(e.unit)],
  ['定性 with 定性指标 and no unit', (e) => new Set([e.operator === '定性', e.kind === '定性指标', !e.unit]).size > 1],
  ['one of the operators ≥ ≤ = 定性', (e) => !['≥', '≤', '=', '定性'].includes(e.operator)],
  ['a formula for a share', (e) => isShare(e) && !/÷.*×1(00%|000‰)$/.test(e.formula ?? '')],
  ['a share as %, ‰ or a growth of money', (e) => /[率比]$|比例$/.test(e.name) && !isShare(e)],
  ['shares out of 数量指标', (e) => e.level2 === '数量指标' && (isShare(e) || e.name.endsWith('率'))],
  ['“=” of a share for 100 only', (e) => isShare(e) && e.operator === '=' && e.standard?.value !== '100'],
  [
    '“=” of accidents for 0 only',
    (e) => /事[故件]数$/.test(e.name) && (e.operator !== '=' || e.standard?.value !== '0'),
  ],
  ['≤ or = where small is good', (e) => SMALL_IS_GOOD.test(e.name) && !['≤', '='].includes(e.operator)],
  ['≤ or = for a cost', (e) => e.level2 === '成本指标' && !['≤', '='].includes(e.operator)],
  ['≥ for satisfaction', (e) => e.level1 === '满意度指标' && (e.operator !== '≥' || e.unit !== '%')],
  ['satisfaction in its own class', (e) => /满意/.test(e.name) !== (e.level1 === '满意度指标')],
  ['amounts of money in cost and economic benefit', (e) => e.unit.includes('元') && !isAboutMoney(e)],
  ['a cost told per something', (e) => e.level2 === '成本指标' && !e.unit.includes('/')],
  ['a name of Chinese characters only', (e) => !/^\p{Script=Han}+$/u.test(e.name)],
  ['a name of reasonable length', (e) => e.name.length < 4 || e.name.length > 15],
  ['a name with an object', (e) => BARE.test(e.name)],
  ['a name that is no class', (e) => /指标$/.test(e.name)],
  ['a name without sign words', (e) => SIGN_WORDS.test(e.name)],
  ['a name without a place', (e) => PLACES.test(e.name)],
  ['a name without management', (e) => MANAGEMENT.test(e.name)],
  ['an explanation that is a sentence', (e) => !/^.{8,80}。$/.test(e.content ?? '') || e.content === `${e.name}。`],
  ['grades for a qualitative indicator', (e) => e.kind === '定性指标' && !/^好：.+；中：.+；差：.+。$/.test(e.content)],
  ['keywords', (e) => !e.keywords?.length],
  ['function codes of its sector', (e) => (e.functionCodes ?? []).some((code) => !isOfSector(code, e))],
  ['bounded standards', (e) => e.unit === '%' && Number(e.standard?.value ?? 0) > 100],
  ['a source', (e) => e.source !== 'compiled' && !URL.canParse(e.source)],
  ['a successor that exists', (e) => e.replacedBy && !entries.some(({ code }) => code === e.replacedBy)],
];
for (const [what, breaks] of RULES) {
  test(`every entry keeps ${what}`, () => assert.deepEqual(entries.filter(breaks).map(told), []));
}

// [what every group has, whether its entries give it]
const COVERAGE = [
  ['six entries', (of) => of.length >= 6],
  ['a quantity', (of) => of.some((e) => e.level2 === '数量指标')],
  ['a quality', (of) => of.some((e) => e.level2 === '质量指标')],
  ['a time', (of) => of.some((e) => e.level2 === '时效指标')],
  ['a cost', (of) => of.some((e) => e.level2 === '成本指标')],
  ['a benefit', (of) => of.some((e) => e.level1 === '效益指标')],
  ['a satisfaction', (of) => of.some((e) => e.level1 === '满意度指标')],
];
for (const [what, has] of COVERAGE) {
  const lacking = groups.filter(({ code }) => !has(entries.filter((entry) => entry.group === code)));
  test(`every group has ${what}`, () => assert.deepEqual(lacking, []));
}

test('the groups are the 16 sectors and the 19 common groups, each with one file', () => {
  assert.deepEqual([library.sectors.map(codeOf), library.commonGroups.map(codeOf)], [SECTORS, COMMON]);
  assert.equal(groupFiles(DIR).length, groups.length);
});

test('no name is used twice, and no other wording leads to two entries', () => {
  const wordings = entries.flatMap((entry) => [entry.name, ...(entry.aliases ?? [])]).map(folded);
  assert.deepEqual(
    wordings.filter((wording, at) => wordings.indexOf(wording) !== at),
    [],
  );
});

test('the title says that this is not the official list', () => {
  assert.match(library.title, /参考/);
  assert.match(library.title, /不是.*正式/);
  assert.deepEqual([library.id, library.division, library.fiscalYear], ['reference', '530402', 2024]);
});

// What the reader refuses. [file, text there, text instead, the message]
const FIRST = 'common-01-meeting.csv';
const SLIPS = [
  [FIRST, ',≥,次,', ',>=,次,', /^common-01-meeting\.csv, line 2, column operator: “>=” is none of/],
  [FIRST, 'G01-SL-002', 'G01-SL-001', /^common-01-meeting\.csv, line 3, column code: “G01-SL-001” is used twice/],
  [FIRST, '会议天数,', ' 会议天数,', /^common-01-meeting\.csv, line 4, column name: .* has blanks at an end/],
  [FIRST, '会议天数,', ',', /^common-01-meeting\.csv, line 4, column name: must not be empty/],
  [FIRST, '会议次数|会议场次', '会议次数||会议场次', /line 2, column aliases: .* has an empty part/],
  [FIRST, '会议次数|会议场次', '会议次数|会议次数', /line 2, column aliases: .* names a part twice/],
  [FIRST, '预算支出标准,,', '预算支出标准,五百,', /, column value: “五百” is not a plain decimal number/],
  [FIRST, ',预算支出标准,,', ',,550,', /, column basis: must say where the standard 550 comes from/],
  [FIRST, ',compiled', ',compiled,', /^common-01-meeting\.csv, line \d+: /],
  [FIRST, 'code,name', 'name,code', /^common-01-meeting\.csv, line 1: the columns must be code,name,/],
  ['common-19-staff-and-running.csv', ',true,true,', ',ja,true,', /, column required: “ja” is none of true false/],
  ['groups.csv', '01,会议', '20,会议', /^groups\.csv: group 20 会议 needs one file common-20-\*\.csv, found 0/],
];
const scratch = mkdtempSync(join(tmpdir(), 'library-data-'));
after(() => rmSync(scratch, { recursive: true }));
for (const [at, [file, text, instead, message]] of SLIPS.entries()) {
  test(`“${text}” written “${instead}” in ${file} is refused`, () => {
    const dir = join(scratch, String(at));
    cpSync(DIR, dir, { recursive: true });
    const right = readFileSync(join(dir, file), 'utf8');
    assert.ok(right.includes(text), `${file} holds “${text}”`);
    writeFileSync(join(dir, file), right.replace(text, instead));
    assert.throws(() => readLibrary(dir), { message });
  });
}

function isCanonical(unit) {
  const [above, below, ...more] = unit.split('/');
  if (below === undefined) return PLAIN_UNITS.has(above);
  return more.length === 0 && PLAIN_UNITS.has(above) && below.split('·').every((part) => PLAIN_UNITS.has(part));
}

function isShare({ unit }) {
  return unit === '%' || unit === '‰';
}

function isAboutMoney({ level2 }) {
  return level2 === '成本指标' || level2 === '经济效益指标';
}

function isOfSector(code, { scope, group }) {
  return scope === 'sector' && /^\d{5}(\d\d)?$/.test(code) && code.startsWith(group);
}

function letters({ code }) {
  return code.split('-')[1];
}

function prefixOf({ scope, group }) {
  return scope === 'common' ? `G${group}` : group;
}

function codeOf({ code }) {
  return code;
}

function told({ code, name }) {
  return `${code} ${name}`;
}

/** Two wordings that differ only in this way are the same for a reader. */
function folded(text) {
  return text.normalize('NFKC').replace(/[\s、，,（）()的]/g, '');
}
