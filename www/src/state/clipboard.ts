/**
 * Reads what Excel and WPS put on the clipboard: rows on lines, cells between tabs. A cell that holds a line break, a tab
 * or a quotation mark stands in quotation marks, with those inside doubled.
 */

/** `null` when there are more rows than `most`; nothing is read further then. */
export function readBlock(text: string, most: number): string[][] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? (quotedCell(text, at) ?? plainCell(text, at)) : plainCell(text, at);
    row.push(cell.text);
    at = cell.end;
    if (text[at] === '\t') {
      at += 1;
      // A tab at the very end has an empty cell behind it.
      if (at === text.length) row.push('');
      continue;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    rows.push(row);
    row = [];
    if (rows.length > most) return null;
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** More than one cell; a single cell comes with a line break at its end. */
export function isBlock(text: string): boolean {
  return /[\t\n\r]/.test(text.replace(/[\r\n]+$/, ''));
}

interface Cell {
  text: string;
  /** Where the tab or line break behind the cell stands, or the end of the text. */
  end: number;
}

const END_OF_CELL = /[\t\r\n]|$/g;

function plainCell(text: string, start: number): Cell {
  END_OF_CELL.lastIndex = start;
  const end = END_OF_CELL.exec(text)?.index ?? text.length;
  return { text: text.slice(start, end), end };
}

/** A quotation mark that is not closed right before a tab, a line break or the end is an ordinary character. */
function quotedCell(text: string, start: number): Cell | null {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    if (text[quote + 1] === '"') {
      at = quote + 2;
      continue;
    }
    const after = text[quote + 1];
    if (after !== undefined && !/[\t\r\n]/.test(after)) return null;
    return { text: text.slice(start + 1, quote).replace(/""/g, '"'), end: quote + 1 };
  }
}
