//! Laying out text in a terminal, where a Chinese character takes two columns. The same as `scripts/support/width.mjs`.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The columns a text takes.
pub fn width_of(text: &str) -> usize {
    text.width()
}

/// Fills a text with blanks on the right up to a number of columns.
pub fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width_of(text))))
}

/// Lines of cells under each other, every column as wide as its widest cell.
pub fn table(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.first().map_or(0, Vec::len);
    let widest =
        |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| width_of(cell)).max().unwrap_or_default();
    let widths: Vec<usize> = (0..columns).map(widest).collect();
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| padded(cell, *width)).collect();
        cells.join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

/// Breaks a text into lines of at most `columns` columns; closing punctuation never begins a line.
pub fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut width) = (String::new(), 0_usize);
    for unit in units_of(text) {
        let more = width_of(unit);
        let closes = unit.starts_with(CLOSING);
        if width > 0 && width.saturating_add(more) > columns && !closes {
            lines.push(line.trim_end().to_owned());
            line.clear();
            width = 0;
        }
        if line.is_empty() && unit == " " {
            continue;
        }
        line.push_str(unit);
        width = width.saturating_add(more);
    }
    lines.push(line);
    lines
}

const CLOSING: &[char] = &[
    '，', '。', '、', '；', '：', '？', '！', '”', '’', '）', '》', '」', '』', '】', '〉', '％', ',', '.', ';', ':', '?', '!',
    ')', ']', '%',
];

/// What must not be broken: a run of Latin letters and digits, or a single other character.
fn units_of(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let run = rest.find(|c| !is_of_run(c)).unwrap_or(rest.len());
        let (unit, after) = rest.split_at_checked(if run > 0 { run } else { first.len_utf8() })?;
        rest = after;
        Some(unit)
    })
}

fn is_of_run(c: char) -> bool {
    c.is_ascii_alphanumeric() || "_./%+-".contains(c)
}

/// How many columns there are to print on: what the shell says, but no more than can be read.
pub fn columns() -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    told.unwrap_or(100_usize).clamp(40, 120)
}

/// `text` cut to `columns` columns.
pub fn cut(text: &str, columns: usize) -> String {
    if width_of(text) <= columns {
        return text.to_owned();
    }
    let mut left = columns.saturating_sub(1);
    let fits = |c: &char| {
        let width = c.width().unwrap_or_default();
        let fits = width <= left;
        left = left.saturating_sub(width);
        fits
    };
    let kept: String = text.chars().take_while(fits).collect();
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_takes_two_columns() {
        assert_eq!((width_of("指标A"), padded("指", 4)), (5, "指  ".to_owned()));
        assert_eq!(table(&[vec!["指标".into(), "值".into()], vec!["a".into(), "1".into()]]), ["指标  值", "a     1"]);
        assert_eq!(wrapped("请填写95.5%的数，再查。", 10), ["请填写", "95.5%的数，", "再查。"]);
        assert_eq!((cut("指标名称", 5), cut("指标", 4)), ("指标…".to_owned(), "指标".to_owned()));
    }
}
