//! The formats of numbers in an old workbook: which cells print percentages, and which print days.

use super::super::super::cell::{Cell, is_percent_format};
use super::records::Bytes;
use super::strings;
use calamine::{ExcelDateTime, ExcelDateTimeType};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeMap;

/// How a number is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Print {
    #[default]
    Number,
    Percent,
    Day,
}

/// The formats by style.
#[derive(Debug, Default)]
pub(super) struct Styles {
    pub(super) is_1904: bool,
    formats: BTreeMap<u16, Print>,
    /// The number of the format of each style.
    format_of: Vec<u16>,
}

impl Styles {
    pub(super) fn add_format(&mut self, bytes: &mut Bytes<'_>) {
        let number = bytes.u16();
        let text = bytes.u16().and_then(|length| strings::read(bytes, usize::from(length)));
        if let (Some(number), Some(text)) = (number, text) {
            self.formats.insert(number, of_format(&text));
        }
    }

    pub(super) fn add_style(&mut self, bytes: &mut Bytes<'_>) {
        let (_, format) = (bytes.u16(), bytes.u16());
        self.format_of.push(format.unwrap_or_default());
    }

    /// The cell that a stored number prints.
    pub(super) fn cell(&self, stored: f64, style: u16) -> Cell {
        match self.print(style) {
            Print::Day if stored >= 1.0 => {
                let date = ExcelDateTime::new(stored, ExcelDateTimeType::DateTime, self.is_1904);
                let (year, month, day, ..) = date.to_ymd_hms_milli();
                Cell::date(year, month, day)
            }
            print => Cell::number(stored, print == Print::Percent),
        }
    }

    /// The same for a number that is decimal already.
    pub(super) fn decimal(&self, value: Option<Decimal>, style: u16) -> Cell {
        let Some(value) = value else { return Cell::default() };
        match (self.print(style), value.to_f64()) {
            (Print::Day, Some(stored)) => self.cell(stored, style),
            (print, _) => Cell::decimal(value, print == Print::Percent),
        }
    }

    fn print(&self, style: u16) -> Print {
        let format = self.format_of.get(usize::from(style)).copied().unwrap_or_default();
        self.formats.get(&format).copied().unwrap_or(match format {
            9 | 10 => Print::Percent,
            // 27 to 36 and 50 to 58 print days in Chinese versions.
            14..=17 | 22 | 27..=36 | 50..=58 => Print::Day,
            _ => Print::Number,
        })
    }
}

fn of_format(format: &str) -> Print {
    if is_percent_format(format) {
        return Print::Percent;
    }
    let mut bare = String::new();
    let (mut quoted, mut bracketed) = (false, false);
    for c in format.chars() {
        match c {
            '"' => quoted = !quoted,
            '[' => bracketed = true,
            ']' => bracketed = false,
            c if !quoted && !bracketed => bare.push(c.to_ascii_lowercase()),
            _ => {}
        }
    }
    if bare != "general" && bare.contains(['y', 'd']) { Print::Day } else { Print::Number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_formats() {
        for (format, want) in [
            ("General", Print::Number),
            ("0.00", Print::Number),
            ("0.0%", Print::Percent),
            ("yyyy\"年\"m\"月\"d\"日\"", Print::Day),
            ("[Red]0.00", Print::Number),
            ("h:mm", Print::Number),
        ] {
            assert_eq!(of_format(format), want, "{format}");
        }
    }
}
