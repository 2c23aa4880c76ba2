// Laying out text in a terminal, where a Chinese character takes two columns.

/** The columns a text takes. */
export function widthOf(text) {
  let width = 0;
  for (const character of text) width += columnsOf(character);
  return width;
}

/** Fills a text with blanks on the right up to a number of columns. */
export function padded(text, columns) {
  return text + ' '.repeat(Math.max(columns - widthOf(text), 0));
}

/** Breaks a text into lines of at most `columns` columns; closing punctuation never begins a line. */
export function wrapped(text, columns) {
  const lines = [];
  let line = '';
  let width = 0;
  for (const unit of unitsOf(text)) {
    const more = widthOf(unit);
    if (width > 0 && width + more > columns && !CLOSING.test(unit)) {
      lines.push(line.trimEnd());
      line = '';
      width = 0;
    }
    if (line === '' && unit === ' ') continue;
    line += unit;
    width += more;
  }
  return [...lines, line];
}

/** Lines of cells under each other, every column as wide as its widest cell. */
export function table(rows) {
  const columns = rows[0].map((_, column) => Math.max(...rows.map((row) => widthOf(row[column]))));
  return rows.map((row) =>
    row
      .map((cell, column) => padded(cell, columns[column]))
      .join('  ')
      .trimEnd(),
  );
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const CLOSING = /^[，。、；：？！”’）》」』】〉％,.;:?!)\]%]/u;

function columnsOf(character) {
  if (/\p{Mn}|\p{Cc}|\p{Cf}/u.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** What must not be broken: a run of Latin letters and digits, or a single other character. */
function unitsOf(text) {
  return text.match(/[\w./%+-]+|[\s\S]/gu) ?? [];
}
