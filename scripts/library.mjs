// Reads the reference library from its CSV files and makes the Library object of the contract.
//
//   import { readLibrary, libraryText } from './library.mjs';
//
// What a cell may hold is decided here, so that a slip of the pen stops the build with its file, line and column.
// Whether an entry is a good indicator is the business of tests/library-data.test.mjs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export const BASES = ['计划标准', '行业标准', '历史标准', '预算支出标准', '其他标准'];
export const KINDS = ['定量指标', '定性指标'];
export const OPERATORS = ['≥', '≤', '=', '>', '<', '定性'];

const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The columns of a group file, in order, each with how its cell is read. */
const ENTRY_COLUMNS = {
  code: required(text),
  name: required(text),
  aliases: list,
  level1: required(text),
  level2: required(text),
  operator: required(oneOf(OPERATORS)),
  unit: text,
  units: list,
  kind: required(oneOf(KINDS)),
  basis: oneOf(BASES),
  value: matching(DECIMAL, 'a plain decimal number'),
  min: matching(DECIMAL, 'a plain decimal number'),
  max: matching(DECIMAL, 'a plain decimal number'),
  content: text,
  formula: text,
  keywords: list,
  functionCodes: list,
  required: flag,
  fixed: flag,
  enabled: flag,
  effectiveFrom: matching(DATE, 'a date such as 2024-01-01'),
  effectiveTo: matching(DATE, 'a date such as 2024-12-31'),
  replacedBy: text,
  source: required(text),
};

const GROUP_COLUMNS = {
  code: required(text),
  name: required(text),
  scope: required(oneOf(['sector', 'common'])),
  functionPrefix: text,
};

/** The Library object of the contract: groups in the order of groups.csv, in each the entries by code. */
export function readLibrary(dir) {
  const groups = readTable(dir, 'groups.csv', GROUP_COLUMNS).map(({ cells }) => cells);
  const indicators = groups.flatMap((group) => readGroup(dir, group));
  return {
    ...JSON.parse(readFileSync(join(dir, 'meta.json'), 'utf8')),
    sectors: namesOf(groups, 'sector'),
    commonGroups: namesOf(groups, 'common'),
    indicators,
  };
}

/** The library as the JSON text that the npm package carries. */
export function libraryText(dir) {
  return JSON.stringify(readLibrary(dir));
}

/** The group files of the folder: `sector-205-education.csv`, `common-01-meeting.csv`. */
export function groupFiles(dir) {
  return readdirSync(dir)
    .filter((file) => file.endsWith('.csv') && file !== 'groups.csv')
    .sort();
}

function namesOf(groups, scope) {
  return groups.filter((group) => group.scope === scope).map(({ code, name }) => ({ code, name }));
}

function readGroup(dir, group) {
  const start = `${group.scope}-${group.code}-`;
  const files = groupFiles(dir).filter((file) => file.startsWith(start));
  if (files.length !== 1) {
    throw new Error(
      `groups.csv: group ${group.code} ${group.name} needs one file ${start}*.csv, found ${files.length}`,
    );
  }
  const rows = readTable(dir, files[0], ENTRY_COLUMNS);
  refuseTwins(files[0], rows);
  refuseNumbersWithoutBasis(files[0], rows);
  return rows.map(({ cells }) => entryOf(cells, group)).sort((a, b) => (a.code < b.code ? -1 : 1));
}

function refuseTwins(file, rows) {
  const seen = new Set();
  for (const { line, cells } of rows) {
    if (seen.has(cells.code)) throw badCell(file, line, 'code', `“${cells.code}” is used twice`);
    seen.add(cells.code);
  }
}

function refuseNumbersWithoutBasis(file, rows) {
  for (const { line, cells } of rows) {
    const number = cells.value ?? cells.min ?? cells.max;
    if (number && !cells.basis) throw badCell(file, line, 'basis', `must say where the standard ${number} comes from`);
  }
}

function entryOf({ code, name, aliases, basis, value, min, max, ...rest }, { scope, code: group }) {
  const standard = basis && present({ basis, value, min, max });
  return present({ code, name, aliases, scope, group, ...rest, unit: rest.unit ?? '', standard });
}

function present(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

/** The rows of a file as `{ line, cells }`, every cell read by its column; an empty cell is `undefined`. */
function readTable(dir, file, columns) {
  const names = Object.keys(columns);
  const rows = parseCsv(file, readFileSync(join(dir, file), 'utf8'));
  const header = rows.shift()?.record ?? [];
  if (header.join() !== names.join()) throw new Error(`${file}, line 1: the columns must be ${names.join()}`);
  return rows.map(({ record, info }) => ({ line: info.lines, cells: readCells(file, info.lines, record, columns) }));
}

function parseCsv(file, csv) {
  try {
    return parse(csv, { info: true });
  } catch (error) {
    throw new Error(`${file}, line ${error.lines}: ${error.message}`, { cause: error });
  }
}

function readCells(file, line, record, columns) {
  return Object.fromEntries(
    Object.entries(columns).map(([column, read], at) => {
      try {
        return [column, read(record[at])];
      } catch (error) {
        throw badCell(file, line, column, error.message);
      }
    }),
  );
}

function badCell(file, line, column, reason) {
  return new Error(`${file}, line ${line}, column ${column}: ${reason}`);
}

function text(cell) {
  if (cell !== cell.trim()) throw new Error(`“${cell}” has blanks at an end`);
  return cell === '' ? undefined : cell;
}

function required(read) {
  return (cell) => {
    const value = read(cell);
    if (value === undefined) throw new Error('must not be empty');
    return value;
  };
}

function oneOf(choices) {
  return (cell) => {
    if (cell !== '' && !choices.includes(cell)) throw new Error(`“${cell}” is none of ${choices.join(' ')}`);
    return text(cell);
  };
}

function matching(pattern, what) {
  return (cell) => {
    if (cell !== '' && !pattern.test(cell)) throw new Error(`“${cell}” is not ${what}`);
    return text(cell);
  };
}

function flag(cell) {
  return { true: true, false: false }[oneOf(['true', 'false'])(cell)];
}

function list(cell) {
  if (cell === '') return undefined;
  const parts = cell.split('|').map(text);
  if (parts.includes(undefined)) throw new Error(`“${cell}” has an empty part`);
  if (new Set(parts).size < parts.length) throw new Error(`“${cell}” names a part twice`);
  return parts;
}
