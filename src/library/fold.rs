//! [`text::match_key`] for many names: what it makes of each character is remembered, which is several times as quick.

use crate::text;

/// Not asked yet.
const UNKNOWN: u16 = 0;
/// Left out of keys: blanks and punctuation. No key holds a control character, so the marks cannot be mistaken.
const DROPPED: u16 = 1;
/// Becomes more than one unit.
const SEVERAL: u16 = 2;

/// Makes match keys as UTF-16 units. Nearly every character of a name is one unit, and two of them make a bigram.
pub(super) struct Folder {
    /// What each unit becomes.
    table: Vec<u16>,
}

impl Folder {
    pub(super) fn new() -> Self {
        Self { table: vec![UNKNOWN; 1 << 16] }
    }

    /// Appends the key of `name` to `units` and remembers its characters.
    pub(super) fn learn(&mut self, name: &str, units: &mut Vec<u16>) {
        let table = &mut self.table;
        append(name, units, |c| match u16::try_from(u32::from(c)).ok().and_then(|unit| table.get_mut(usize::from(unit))) {
            Some(known) => {
                if *known == UNKNOWN {
                    *known = folded(c);
                }
                *known
            }
            None => SEVERAL,
        });
    }

    /// The key of `name`.
    pub(super) fn key(&self, name: &str) -> Vec<u16> {
        let mut units = Vec::with_capacity(name.len() / 2);
        append(name, &mut units, |c| match u16::try_from(u32::from(c)).ok().and_then(|unit| self.table.get(usize::from(unit))) {
            Some(&UNKNOWN) => folded(c),
            Some(&known) => known,
            None => SEVERAL,
        });
        units
    }
}

/// Appends the key of `name` to `units`; `unit_of` tells what a character becomes.
fn append(name: &str, units: &mut Vec<u16>, mut unit_of: impl FnMut(char) -> u16) {
    let start = units.len();
    for c in name.chars() {
        match unit_of(c) {
            DROPPED => {}
            // Folding looks at more than one character only where there may be markup.
            SEVERAL => {
                units.truncate(start);
                units.extend(text::match_key(name).encode_utf16());
                return;
            }
            unit => units.push(unit),
        }
    }
}

fn folded(c: char) -> u16 {
    if c == '<' {
        return SEVERAL;
    }
    let key = text::match_key(c.encode_utf8(&mut [0; 4]));
    let mut units = key.encode_utf16();
    match (units.next(), units.next()) {
        (None, _) => DROPPED,
        (Some(unit), None) if unit > SEVERAL => unit,
        _ => SEVERAL,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_the_same_keys_as_the_text_module() {
        let mut folder = Folder::new();
        for name in [
            "培训人数",
            "验收 合格率（实地）",
            "ＡＢＣ类　设备數量",
            "<p>满意度</p>",
            "PM2.5浓度<75的天数",
            "𠮷野家İ数量",
            "★★★農村低保發放人數(≥**人)",
            "\u{200b}——",
            "",
        ] {
            let want: Vec<u16> = text::match_key(name).encode_utf16().collect();
            let mut learnt = Vec::new();
            assert_eq!(folder.key(name), want, "{name}, not learnt");
            folder.learn(name, &mut learnt);
            assert_eq!((learnt, folder.key(name)), (want.clone(), want), "{name}");
        }
    }
}
