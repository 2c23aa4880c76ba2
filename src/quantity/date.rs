//! Dates, months and periods in the many styles of real tables.

use super::number;
use rust_decimal::Decimal;
use std::fmt;

/// A date of which parts may be missing: `2024-12-31`, `2024-12`, `2024`, `--12` (a month of any year).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Date {
    /// The year.
    pub year: Option<u16>,
    /// The month as printed; 13 is kept so that it can be reported.
    pub month: Option<u8>,
    /// The day as printed.
    pub day: Option<u8>,
}

impl Date {
    /// Whether such a date exists.
    pub fn exists(self) -> bool {
        let month_ok = self.month.is_none_or(|m| (1..=12).contains(&m));
        month_ok && self.day.is_none_or(|d| d >= 1 && d <= days_in(self.year, self.month))
    }

    /// The date as a number that orders whole dates, missing parts taken as the latest.
    pub fn latest(self) -> Option<u32> {
        let year = u32::from(self.year?);
        let month = u32::from(self.month.unwrap_or(12));
        let day = u32::from(self.day.unwrap_or(31));
        Some(year.saturating_mul(10_000).saturating_add(month.saturating_mul(100)).saturating_add(day))
    }

    /// The date as a number that orders whole dates, missing parts taken as the earliest.
    pub fn earliest(self) -> Option<u32> {
        Self { year: self.year, month: self.month.or(Some(1)), day: self.day.or(Some(1)) }.latest()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}")?,
            None => write!(f, "-")?,
        }
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// A date read from the start of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scanned<'a> {
    /// The date.
    pub date: Date,
    /// Whether a style was used that cannot be anything but a date (年, 月, or two separators).
    pub certain: bool,
    /// Whether the day is told loosely (`年底`, `月底`).
    pub loose: bool,
    /// What follows.
    pub rest: &'a str,
}

/// Reads a date at the start of squeezed text.
pub fn scan(text: &str) -> Option<Scanned<'_>> {
    let (first, width, rest) = digits(text)?;
    if width == 4 && is_year(first) {
        return scan_after_year(u16::try_from(first).ok()?, rest);
    }
    if width > 2 {
        return None;
    }
    let month = u8::try_from(first).ok()?;
    let rest = rest.strip_prefix('月')?;
    // “6个月” never comes here, and “3月” of a duration is told apart by its row, not by its text.
    Some(after_month(Date { month: Some(month), ..Date::default() }, rest))
}

/// Reads two dates joined by a dash, wave or 至: a period. The second may leave its year out.
pub fn scan_period(text: &str) -> Option<(Date, Date, &str)> {
    if let Some((from, _, rest)) = digits(text)
        && let Some(rest) = strip_join(rest)
        && let Some(Scanned { date: to @ Date { year: None, .. }, rest, .. }) = scan(rest)
        && from <= 12
    {
        return Some((Date { month: u8::try_from(from).ok(), ..Date::default() }, to, rest));
    }
    let from = scan(text)?;
    let to = scan(strip_join(from.rest)?)?;
    let year = to.date.year.or(from.date.year);
    Some((from.date, Date { year, ..to.date }, to.rest))
}

/// A whole cell that is a date: fiscal years and project dates (`2024`, `2024-03`, `2024年3月1日`).
pub fn whole(text: &str) -> Option<Date> {
    if let Some((year, 4, "" | "年" | "年度")) = digits(text)
        && is_year(year)
    {
        return Some(Date { year: u16::try_from(year).ok(), ..Date::default() });
    }
    scan(text).filter(|s| s.rest.is_empty()).map(|s| s.date)
}

/// The date behind a spreadsheet serial number (days since 1899-12-30), for serials of the years 2009 to 2050.
pub fn from_serial(serial: Decimal) -> Option<Date> {
    let serial: u32 = serial.normalize().to_string().parse().ok()?;
    if !(40_000..55_000).contains(&serial) {
        return None;
    }
    // Days since 2000-01-01, which is serial 36526.
    let mut days = serial.checked_sub(36_526)?;
    let mut year = 2000_u16;
    loop {
        let length = if is_leap(year) { 366 } else { 365 };
        if days < length {
            break;
        }
        days = days.checked_sub(length)?;
        year = year.checked_add(1)?;
    }
    let mut month = 1_u8;
    while days >= u32::from(days_in(Some(year), Some(month))) {
        days = days.checked_sub(u32::from(days_in(Some(year), Some(month))))?;
        month = month.checked_add(1)?;
    }
    Some(Date { year: Some(year), month: Some(month), day: u8::try_from(days.checked_add(1)?).ok() })
}

fn scan_after_year(year: u16, rest: &str) -> Option<Scanned<'_>> {
    let date = Date { year: Some(year), ..Date::default() };
    if let Some(rest) = rest.strip_prefix("年度").or_else(|| rest.strip_prefix('年')) {
        if let Some((month, 1 | 2, after)) = digits(rest)
            && let Some(after) = after.strip_prefix('月')
        {
            return Some(after_month(Date { month: u8::try_from(month).ok(), ..date }, after));
        }
        return Some(after_year_word(date, rest));
    }
    let separator = rest.chars().next().filter(|c| matches!(c, '-' | '.' | '/'))?;
    let (month, width, after) = digits(rest.get(1..)?)?;
    let month = u8::try_from(month).ok().filter(|_| width <= 2)?;
    let date = Date { month: Some(month), ..date };
    if let Some(day) = after.strip_prefix(separator)
        && let Some((day, 1 | 2, after)) = digits(day)
    {
        return Some(Scanned { date: Date { day: u8::try_from(day).ok(), ..date }, certain: true, loose: false, rest: after });
    }
    // “2023.12” may also be a number, so the row has to decide.
    Some(Scanned { date, certain: separator != '.', loose: false, rest: after })
}

fn after_month(date: Date, rest: &str) -> Scanned<'_> {
    if let Some((day, 1 | 2, after)) = digits(rest)
        && let Some(after) = after.strip_prefix('日').or_else(|| after.strip_prefix('号'))
    {
        return Scanned { date: Date { day: u8::try_from(day).ok(), ..date }, certain: true, loose: false, rest: after };
    }
    let rest = rest.strip_prefix('份').unwrap_or(rest);
    let rest = ["底", "末", "上旬", "中旬", "下旬", "初"].iter().find_map(|w| rest.strip_prefix(w)).unwrap_or(rest);
    Scanned { date, certain: true, loose: false, rest }
}

/// `年底`, `年年底` and `年末` mean December; `全年` and nothing mean the year.
fn after_year_word(date: Date, rest: &str) -> Scanned<'_> {
    let december = Date { month: Some(12), ..date };
    let rest_year = rest.strip_prefix('年').unwrap_or(rest);
    if let Some(rest) = rest_year.strip_prefix('底').or_else(|| rest_year.strip_prefix('末')) {
        return Scanned { date: december, certain: true, loose: true, rest };
    }
    let rest = rest.strip_prefix("全年").unwrap_or(rest);
    Scanned { date, certain: true, loose: false, rest }
}

fn strip_join(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(['-', '~', '至', '到']);
    (rest.len() < text.len()).then_some(rest)
}

/// The digits at the start of `text`: their value, how many there are, and what follows.
fn digits(text: &str) -> Option<(u32, usize, &str)> {
    let len = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(len)?;
    Some((digits.parse().ok()?, len, rest))
}

fn is_year(year: u32) -> bool {
    (1990..=2100).contains(&year)
}

fn is_leap(year: u16) -> bool {
    (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400)
}

fn days_in(year: Option<u16>, month: Option<u8>) -> u8 {
    match month {
        Some(2) if year.is_none_or(is_leap) => 29,
        Some(2) => 28,
        Some(4 | 6 | 9 | 11) => 30,
        _ => 31,
    }
}

/// Whether `value` may be a spreadsheet serial that lost its date format.
pub fn is_serial(text: &str) -> bool {
    number::whole(text).and_then(from_serial).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scans_dates() {
        for (text, want) in [
            ("2023年12月31日", Some(("2023-12-31", ""))),
            ("2021年12月31日前完成", Some(("2021-12-31", "前完成"))),
            ("12月底到位", Some(("--12", "到位"))),
            ("11月底之前", Some(("--11", "之前"))),
            ("9月前", Some(("--09", "前"))),
            ("2023年底", Some(("2023-12", ""))),
            ("2025年年底前", Some(("2025-12", "前"))),
            ("2021年全年", Some(("2021", ""))),
            ("2024-12-31", Some(("2024-12-31", ""))),
            ("2020.1.1", Some(("2020-01-01", ""))),
            ("2025年1月", Some(("2025-01", ""))),
            ("20年", None),
            ("11", None),
            ("30天", None),
        ] {
            let got = scan(text).map(|s| (s.date.to_string(), s.rest));
            assert_eq!(got, want.map(|(d, r)| (d.to_owned(), r)), "{text}");
        }
    }

    #[test]
    fn scans_periods() {
        for (text, want) in [
            ("2023.07-2024.01", Some("2023-07..2024-01")),
            ("2021年1月-12月", Some("2021-01..2021-12")),
            ("1-12月", Some("--01..--12")),
            ("5月至8月", Some("--05..--08")),
            ("2020年1月--2020年11月", Some("2020-01..2020-11")),
            ("2024年1月1日-12月31日", Some("2024-01-01..2024-12-31")),
            ("2020.1.1-2020.12.31", Some("2020-01-01..2020-12-31")),
            ("90-95", None),
        ] {
            assert_eq!(scan_period(text).map(|(a, b, _)| format!("{a}..{b}")), want.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn knows_the_calendar() {
        assert_eq!(from_serial(Decimal::from(44561)).map(|d| d.to_string()), Some("2021-12-31".into()));
        assert_eq!(from_serial(Decimal::from(45351)).map(|d| d.to_string()), Some("2024-02-29".into()));
        for (text, exists) in
            [("2024-02-29", true), ("2023-02-29", false), ("2024-13", false), ("2024-04-31", false), ("2024", true)]
        {
            assert_eq!(whole(text).map(Date::exists), Some(exists), "{text}");
        }
    }
}
