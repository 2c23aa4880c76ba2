/** A block copied from Excel becomes rows of the indicator table: read first, shown if asked for, then put in one step. */
import type { Indicator } from 'jixiao-validator';
import { INDICATORS, WEIGHT } from '../fields';
import { readBlock } from './clipboard';
import { readHeadings } from './columns';
import { normalize } from './engine';
import { change, form } from './form';
import { cellText, rowsAt, setIn } from './path';
import { gridColumns, readWeight } from './weights';
import type { GridPlace } from './grid';

/** The cells of a pasted row, by the keys of their columns. */
export type PastedRow = Record<string, string>;

export interface Block {
  rows: PastedRow[];
  /** What was not taken or was taken apart, in sentences for the clerk. */
  remarks: string[];
}

export type ReadBlock = Block | { problem: string };

/** A longer text is no table of indicators; reading it would only keep the clerk waiting. */
const LONGEST_TEXT = 1_000_000;
const MOST_ROWS = 500;
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;
const SIGN = /^([≥≤>=<≧≦═＞＜＝]|>=|<=|＞=|＜=|定性)$/;
const WRITTEN_TOGETHER =
  /^(?:>=|<=|[≥≤>=<≧≦⩾⩽═]|不少于|不低于|不超过|不高于|不多于|大于等于|小于等于)?(-?[\d.]+)([^\d.]*)$/;
/** In a printed table these are merged over the rows they hold for. */
const MERGED = ['level1', 'level2'] as const;

/** Reads a block; `first` is the column its left edge stands in when it brings no headings of its own. */
export function readPasted(text: string, first: string): ReadBlock {
  const size = `${Math.ceil(text.length / 10_000)} 万字`;
  if (text.length > LONGEST_TEXT) return { problem: `粘贴的内容有 ${size}，不像是一张指标表，没有填进来。` };
  const cells = readBlock(text, MOST_ROWS + 1);
  if (!cells) return { problem: `粘贴的内容超过 ${MOST_ROWS} 行，一次放不下，没有填进来。请分几次复制。` };
  const headingAt = cells.slice(0, 3).findIndex((row) => readHeadings(row) !== null);
  const headings = readHeadings(cells[headingAt] ?? []);
  const body = cells.slice(headingAt + 1).filter((row) => row.some((cell) => cell.trim() !== ''));
  const keys = headings ?? columnsFrom(first, body);
  if (body.length === 0) return { problem: '粘贴的内容里没有指标，没有填进来。请把指标所在的行一起选中再复制。' };
  const remarks = left(cells[headingAt], keys, body);
  if (headingAt > 0) remarks.push(`表头上面的 ${headingAt} 行不是指标，没有填进来。`);
  const rows = body.map((row) => pastedRow(row, keys));
  fillDown(rows);
  const apart = rows.filter(takeApart).length;
  if (apart > 0) remarks.push(`${apart} 行把“≥95%”这样写在一格里的符号、数值和单位分到了各自的格。`);
  return { rows, remarks };
}

/** Puts the rows from `place` on, over what stands there and then below, as one step. */
export function putRows(rows: readonly PastedRow[], place: GridPlace): { replaced: number } {
  const present = rowsAt(form.value, INDICATORS.path) as Indicator[];
  const next: object[] = present.slice();
  let replaced = 0;
  rows.forEach((pasted, offset) => {
    const old = present[place.index + offset];
    if (old) replaced += 1;
    next[place.index + offset] = merged(old ?? {}, pasted);
  });
  change(setIn(form.value, INDICATORS.path, next), {
    label: `粘贴 ${rows.length} 行指标`,
    path: [...INDICATORS.path, place.index, place.column],
  });
  return { replaced };
}

/** Without headings the columns follow one another as in the table, and 指标内容 is the last, as Yunnan prints it. */
function columnsFrom(first: string, body: string[][]): string[] {
  const printed: string[] = [...gridColumns.value.map(({ key }) => key), 'content'];
  const keys = printed.slice(Math.max(0, printed.indexOf(first)));
  const weight = keys.indexOf(WEIGHT.key);
  // Yunnan prints no weights; what is no number behind the other cells is 指标内容.
  if (weight > 0 && !body.every((row) => isWeight(row[weight]))) keys.splice(weight, 2, 'content', WEIGHT.key);
  // Tables without a column for the sign end with the value, written as “≥95%”.
  const sign = keys.indexOf('operator');
  const endsThere = body.every((row) => row.length <= sign + 1);
  if (sign >= 0 && endsThere && !body.some((row) => SIGN.test((row[sign] ?? '').trim()))) keys[sign] = 'value';
  return keys;
}

function isWeight(text = ''): boolean {
  return text.trim() === '' || readWeight(text) !== null;
}

/** Names the columns that found no place and hold something. */
function left(headings: string[] | undefined, keys: readonly (string | null)[], body: string[][]): string[] {
  const width = Math.max(...body.map((row) => row.length));
  const filled = (at: number): boolean => body.some((row) => (row[at] ?? '').trim() !== '');
  const lost = Array.from({ length: width }, (_, at) => at).filter((at) => !keys[at] && filled(at));
  if (lost.length === 0) return [];
  if (!headings) return [`右边多出 ${lost.length} 列没有填进来；把表头一起复制，就能按列名对上。`];
  const names = lost.map((at) => headings[at]?.trim() || `第${at + 1}列`);
  return [`“${names.join('”“')}”在这张表里没有对应的列，没有填进来。`];
}

function pastedRow(cells: string[], keys: readonly (string | null)[]): PastedRow {
  const row: PastedRow = {};
  keys.forEach((key, at) => {
    const text = cells[at];
    if (key !== null && text !== undefined)
      row[key] = key === 'content' || key === 'valueBasis' ? text.trim() : oneLine(text);
  });
  return row;
}

/** A printed cell breaks its line where it is narrow, even within a word. */
function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, '').trim();
}

/** Merged cells come as one filled cell above empty ones. */
function fillDown(rows: PastedRow[]): void {
  let above: PastedRow = {};
  for (const row of rows) {
    const startsAnew = (row.level1 ?? '') !== '' && row.level1 !== above.level1;
    for (const key of MERGED) {
      const inherits = row[key] === '' && above[key] && !(key === 'level2' && startsAnew);
      if (inherits) row[key] = above[key] as string;
    }
    above = row;
  }
}

/** “≥95%” in one cell becomes operator, value and unit, if nothing but notation changes. True when it did. */
function takeApart(row: PastedRow): boolean {
  const text = row.value ?? '';
  if (text === '' || PLAIN_NUMBER.test(text)) return false;
  const meaning = normalize({ name: row.name ?? '', operator: row.operator ?? '', value: text, unit: row.unit ?? '' });
  if (!meaning?.value || !PLAIN_NUMBER.test(meaning.value) || !isOnlyNotation(text, meaning.value)) return false;
  row.operator = meaning.operator ?? row.operator ?? '';
  row.value = meaning.value;
  row.unit = row.unit || (meaning.unit ?? '');
  return true;
}

/** A sign, one number and a unit; words such as 左右 or a second number would be lost. */
function isOnlyNotation(text: string, value: string): boolean {
  const folded = text.normalize('NFKC').replace(/[,\s]/g, '');
  const match = WRITTEN_TOGETHER.exec(folded);
  return match?.[1] !== undefined && Number(match[1]) === Number(value) && !/左右|约/.test(match[2] ?? '');
}

function merged(old: object, pasted: PastedRow): object {
  const row: Record<string, unknown> = { ...old };
  for (const [key, text] of Object.entries(pasted)) {
    if (text === '') delete row[key];
    else row[key] = text;
  }
  // The code of the library belongs to the name that stood there.
  if (pasted.name !== undefined && pasted.name !== cellText((old as Indicator).name)) delete row.libraryCode;
  return row;
}
