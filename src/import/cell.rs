//! One cell of a sheet, as text: what a clerk sees printed, not what the file stores.

use crate::quantity::number;
use rust_decimal::Decimal;

/// What the file said a cell was, before it became text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CellKind {
    /// Text.
    #[default]
    Text,
    /// A number.
    Number,
    /// A number printed as a percentage.
    Percent,
    /// A day.
    Date,
}

/// A cell. An empty one has no text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What is printed.
    pub text: String,
    /// What the file said it was.
    pub kind: CellKind,
}

impl Cell {
    /// A cell of text; blanks and line breaks around it are dropped.
    pub(super) fn text(text: &str) -> Self {
        Self { text: text.trim().to_owned(), kind: CellKind::Text }
    }

    /// A cell that stores a number, as the spreadsheet prints it.
    pub(super) fn number(stored: f64, percent: bool) -> Self {
        match decimal(stored) {
            Some(value) => Self::decimal(value, percent),
            None => Self::text(&stored.to_string()),
        }
    }

    /// A cell that stores a decimal number.
    pub(super) fn decimal(value: Decimal, percent: bool) -> Self {
        match value.checked_mul(Decimal::ONE_HUNDRED).filter(|_| percent) {
            Some(share) => Self { text: format!("{}%", number::plain(share)), kind: CellKind::Percent },
            None => Self { text: number::plain(value), kind: CellKind::Number },
        }
    }

    /// A cell that stores a day: `2024-12-31`.
    pub(super) fn date(year: u16, month: u8, day: u8) -> Self {
        Self { text: format!("{year:04}-{month:02}-{day:02}"), kind: CellKind::Date }
    }

    /// Whether nothing is printed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// The decimal number a spreadsheet prints for a stored one: fifteen significant digits, so that 0.1 + 0.2 is 0.3.
pub(super) fn decimal(stored: f64) -> Option<Decimal> {
    if !stored.is_finite() {
        return None;
    }
    Decimal::from_scientific(&format!("{stored:.14e}")).ok().map(|value| value.normalize())
}

/// Whether a number format prints percentages: `0%`, `0.00%;[Red]-0.00%`. A percent sign in quotes is only a text.
pub(super) fn is_percent_format(format: &str) -> bool {
    let mut quoted = false;
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            '%' if !quoted => return true,
            '\\' | '_' | '*' if !quoted => drop(chars.next()),
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_numbers_as_a_spreadsheet_does() {
        for (stored, percent, want) in [
            (95.0, false, "95"),
            (0.1 + 0.2, false, "0.3"),
            (0.9, true, "90%"),
            (0.985, true, "98.5%"),
            (0.07, true, "7%"),
            (1.0, true, "100%"),
            (-2.5, false, "-2.5"),
            (1_234_567.891, false, "1234567.891"),
            (0.0, false, "0"),
            (1e300, false, &1e300.to_string()),
        ] {
            assert_eq!(Cell::number(stored, percent).text, want, "{stored}");
        }
    }

    #[test]
    fn knows_percent_formats() {
        for (format, want) in
            [("0%", true), ("0.00%;[Red]-0.00%", true), ("General", false), ("0\"%\"", false), ("0\\%", false), ("\"a\"0%", true)]
        {
            assert_eq!(is_percent_format(format), want, "{format}");
        }
    }
}
