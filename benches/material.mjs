// What the benchmarks work on, grown from the reference library and the same in every run.

/** A library of `count` entries: the reference entries first, then the same indicators for other objects. */
export function grownLibrary(referenceText, count) {
  const reference = JSON.parse(referenceText);
  const names = new Set();
  const indicators = [];
  for (const object of objects()) {
    for (const entry of reference.indicators) {
      if (indicators.length === count) return { ...reference, id: `${reference.id}-${count}`, indicators };
      const name = object + entry.name;
      if (names.has(name)) continue;
      names.add(name);
      // Aliases and successors would name the same thing twice once the entry is repeated.
      const { aliases, replacedBy, ...rest } = entry;
      indicators.push({ ...rest, code: `${entry.code}-${indicators.length}`, name, required: false });
    }
  }
  throw new Error(`the reference library is too small to grow to ${count} entries`);
}

/** A form of `rows` indicators as departments fill them in: most as in the library, every fifth with a fault. */
export function formOf(sound, library, rows) {
  const step = Math.max(Math.floor(library.indicators.length / rows), 1);
  const indicators = Array.from({ length: rows }, (_, row) => {
    const { name, level1, level2, operator, unit, kind } = library.indicators[row * step];
    const value = kind === '定性指标' ? '运行规范' : String(row + 1);
    const filled = { level1, level2, name, operator, value, unit, kind, content: `${name}的完成情况` };
    return row % 5 === 4 ? { ...filled, ...FAULTS[row % FAULTS.length] } : filled;
  });
  return { ...sound, indicators };
}

/** The same with every third name as people type it, so that it has to be searched for. */
export function mistypedFormOf(sound, library, rows) {
  const form = formOf(sound, library, rows);
  const typed = queriesOf(library, rows);
  const indicators = form.indicators.map((row, at) => (at % 3 === 2 ? { ...row, name: typed[at].typed } : row));
  return { ...form, indicators };
}

/** Names as people type them: a character left out, two changed over, one put in, a word in front or only a part. */
export function queriesOf(library, count) {
  const random = randomNumbers(20240101);
  const step = Math.floor(library.indicators.length / count);
  return Array.from({ length: count }, (_, at) => {
    const { code, name } = library.indicators[at * step];
    return { code, typed: TYPOS[at % TYPOS.length](name, Math.floor(random() * Math.max(name.length - 1, 1))) };
  });
}

const FAULTS = [
  { value: '１２０', operator: '大于等于' },
  { value: '≥95%', operator: null, unit: null },
  { value: '效果明显' },
  { value: null },
  { operator: '<', value: '1,200' },
];

const TYPOS = [
  (name, at) => name.slice(0, at) + name.slice(at + 1),
  (name, at) => name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2),
  (name, at) => `${name.slice(0, at)}的${name.slice(at)}`,
  (name) => `年度${name}`,
  (name) => name.slice(0, Math.max(Math.ceil(name.length * 0.7), 2)),
];

function* objects() {
  yield '';
  for (const place of PLACES) for (const thing of THINGS) yield place + thing;
}

const PLACES =
  '城区 乡镇 街道 社区 村组 园区 库区 山区 沿河 沿湖 片区 新区 老城 校园 院区 景区 县级 区级 市级 省级 流域 林区 牧区 坝区'.split(
    ' ',
  );
const THINGS = (
  '道路 桥梁 学校 医院 敬老院 图书馆 文化站 体育场 公园 绿地 河道 水库 灌渠 农田 果园 茶园 苗圃 林场 牧场 渔场 ' +
  '市场 车站 停车场 公厕 路灯 管网 泵站 污水厂 垃圾站 供水厂 电站 机房 平台 系统 网站 档案馆 实验室 培训班 宣传栏 巡查队'
).split(' ');

/** The generator "mulberry32": small, and the same numbers in every run. */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
