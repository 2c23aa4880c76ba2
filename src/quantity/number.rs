//! Numbers in cells: Arabic digits with separators, and Chinese numerals. Always `Decimal`, never a float.

use rust_decimal::Decimal;

/// A number read from the start of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scanned<'a> {
    /// The number.
    pub value: Decimal,
    /// Whether it was printed with thousand separators.
    pub separators: bool,
    /// Whether it has leading zeros or decimals that say nothing (`00012`, `5.000000`).
    pub padded: bool,
    /// What follows.
    pub rest: &'a str,
}

/// Reads a decimal number at the start of `text`. Separators must stand at every third digit.
pub fn scan(text: &str) -> Option<Scanned<'_>> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let whole_len = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    if whole_len == 0 {
        return None;
    }
    let (whole, mut rest) = digits.split_at_checked(whole_len)?;
    if let Some(scanned) = small(text, whole, rest) {
        return Some(scanned);
    }
    let mut plain = whole.to_owned();
    let mut separators = false;
    if whole.len() <= 3 {
        while let Some(group) = group_of_three(rest) {
            plain.push_str(group);
            rest = rest.get(4..)?;
            separators = true;
        }
    }
    let leading_zeros = plain.len() > 1 && plain.starts_with('0');
    let mut padded = leading_zeros;
    if let Some(fraction) = rest.strip_prefix('.') {
        let len = fraction.find(|c: char| !c.is_ascii_digit()).unwrap_or(fraction.len());
        let (fraction, after) = fraction.split_at_checked(len)?;
        if len > 0 {
            padded |= len > 2 && fraction.ends_with('0');
            plain.push('.');
            plain.push_str(fraction);
            rest = after;
        }
    }
    let mut value: Decimal = plain.parse().ok()?;
    if text.starts_with('-') {
        value.set_sign_negative(true);
    }
    Some(Scanned { value, separators, padded, rest })
}

/// A whole number of few digits, read without further ado: nearly every number of a form is one.
fn small<'a>(text: &str, whole: &str, rest: &'a str) -> Option<Scanned<'a>> {
    if whole.len() > 9 || (whole.len() > 1 && whole.starts_with('0')) || rest.starts_with(['.', ',', '，']) {
        return None;
    }
    let mut value = Decimal::from(whole.parse::<u32>().ok()?);
    if text.starts_with('-') {
        value.set_sign_negative(true);
    }
    Some(Scanned { value, separators: false, padded: false, rest })
}

/// The number that makes up the whole of `text`, exponents included (a JSON number such as `1e3`).
pub fn whole(text: &str) -> Option<Decimal> {
    match scan(text) {
        Some(Scanned { value, rest: "", .. }) => Some(value),
        _ => scientific(text),
    }
}

/// A number with an exponent, as JavaScript prints very large and very small ones.
fn scientific(text: &str) -> Option<Decimal> {
    let (mantissa, exponent) = text.split_once(['e', 'E'])?;
    let Scanned { mut value, rest: "", .. } = scan(mantissa)? else { return None };
    let exponent: i32 = exponent.parse().ok().filter(|e: &i32| e.abs() <= 28)?;
    let step = if exponent < 0 { Decimal::new(1, 1) } else { Decimal::TEN };
    for _ in 0..exponent.abs() {
        value = value.checked_mul(step)?;
    }
    Some(value)
}

/// Whether `text` is a whole number as [`plain`] tells it.
pub fn is_plain(text: &str) -> bool {
    text.len() <= 9
        && match text.as_bytes() {
            [b'0'] => true,
            [b'1'..=b'9', rest @ ..] => rest.iter().all(u8::is_ascii_digit),
            _ => false,
        }
}

/// A decimal as people write it: no exponent, no trailing zeros.
pub fn plain(value: Decimal) -> String {
    value.normalize().to_string()
}

/// A Chinese numeral that makes up the whole of `text`: `四百二十`, `壹仟贰佰`, `一百二十万`.
pub fn chinese(text: &str) -> Option<Decimal> {
    let (mut total, mut section, mut digit) = (0_u64, 0_u64, None::<u64>);
    let mut seen = false;
    for c in text.chars() {
        seen = true;
        if let Some(value) = digit_of(c) {
            // Two digits in a row (`二零二四`) are a number read out, not a quantity.
            if digit.replace(value).is_some_and(|before| before != 0) {
                return None;
            }
            continue;
        }
        match unit_of(c)? {
            unit @ (10 | 100 | 1000) => {
                section = section.checked_add(digit.take().unwrap_or(1).checked_mul(unit)?)?;
            }
            unit => {
                total = total.checked_add(section.checked_add(digit.take().unwrap_or(0))?)?.checked_mul(unit)?;
                section = 0;
            }
        }
    }
    seen.then_some(())?;
    Some(Decimal::from(total.checked_add(section)?.checked_add(digit.unwrap_or(0))?))
}

fn digit_of(c: char) -> Option<u64> {
    Some(match c {
        '零' | '〇' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn unit_of(c: char) -> Option<u64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    })
}

/// The three digits after a separator at the start of `text`, when exactly three follow.
fn group_of_three(text: &str) -> Option<&str> {
    let group = text.strip_prefix(',')?.get(..3)?;
    let next = text.get(4..)?.chars().next();
    (group.bytes().all(|b| b.is_ascii_digit()) && !next.is_some_and(|c| c.is_ascii_digit())).then_some(group)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scans_numbers() {
        for (text, want) in [
            ("95%", Some(("95", "%", false))),
            ("1,000人", Some(("1000", "人", true))),
            ("1,234,567.50", Some(("1234567.5", "", true))),
            ("12,34", Some(("12", ",34", false))),
            ("1;1", Some(("1", ";1", false))),
            ("-2", Some(("-2", "", false))),
            ("0.97比例", Some(("0.97", "比例", false))),
            ("5.", Some(("5", ".", false))),
            ("约50", None),
            ("", None),
        ] {
            let got = scan(text).map(|s| (plain(s.value), s.rest, s.separators));
            assert_eq!(got, want.map(|(v, r, s)| (v.to_owned(), r, s)), "{text}");
        }
    }

    #[test]
    fn reads_chinese_numerals() {
        for (text, want) in [
            ("四百二十", Some(420)),
            ("一千", Some(1000)),
            ("壹仟贰佰", Some(1200)),
            ("十二", Some(12)),
            ("一百零五", Some(105)),
            ("三万五千", Some(35000)),
            ("一百二十万", Some(1_200_000)),
            ("二零二四", None),
            ("一批", None),
            ("", None),
        ] {
            assert_eq!(chinese(text), want.map(Decimal::from), "{text}");
        }
    }

    #[test]
    fn survives_numbers_that_do_not_fit() {
        assert_eq!(scan(&"9".repeat(40)).map(|s| s.value), None);
        assert_eq!(chinese(&"亿".repeat(40)), Some(Decimal::ZERO));
        assert_eq!(chinese(&format!("九{}", "亿".repeat(40))), None);
        assert_eq!(whole("1e3"), Some(Decimal::from(1000)));
        assert_eq!(whole("1e400"), None);
    }
}
