//! Codes of indicators: made up from what an entry says where the workbook has none, so that importing a corrected
//! workbook again gives every untouched entry the code it had before.

use crate::report;
use crate::sense::level::Level2;
use crate::text;

/// A code such as `02-SL-3F9A1C07`: group, second level, and a digest of group, level and name.
pub(super) fn made_up(group: &str, level2: Level2, level2_text: &str, name: &str) -> String {
    let key = format!("{group}\n{level2_text}\n{}", text::match_key(name));
    let group = if group.is_empty() { "B" } else { group };
    format!("{group}-{}-{}", short_of(level2), mark_of(&key, 8))
}

/// So many hexadecimal digits of the digest of a text.
pub(super) fn mark_of(text: &str, digits: usize) -> String {
    let digest = report::digest(text.as_bytes());
    let hexadecimal = digest.rsplit(':').next().unwrap_or_default();
    hexadecimal.chars().take(digits).map(|c| c.to_ascii_uppercase()).collect()
}

/// The letters by which libraries shorten a second level.
fn short_of(level2: Level2) -> &'static str {
    match level2 {
        Level2::Quantity => "SL",
        Level2::Quality => "ZL",
        Level2::Time => "SX",
        Level2::Cost => "CB",
        Level2::EconomicCost => "JC",
        Level2::SocialCost => "SC",
        Level2::EcologicalCost => "STC",
        Level2::Economic => "JJ",
        Level2::Social => "SH",
        Level2::Ecological => "ST",
        Level2::Sustained => "KC",
        Level2::Satisfaction => "MY",
        Level2::Other | Level2::Blank => "QT",
    }
}
