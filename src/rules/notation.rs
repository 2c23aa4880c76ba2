//! Faults of notation. A cell may be printed wrongly in several ways at once, and one edit repairs them all, so only the
//! first fault of a cell is reported and every one carries the same repair of the whole row.

use crate::context::Row;
use crate::form::Leaf;
use crate::issue::{Edit, Fix};
use crate::quantity::operator::{self, OperatorCell};
use crate::quantity::{Target, unit};
use crate::text;

/// How a cell is printed wrongly, the most telling fault first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// A word that stands for an empty cell.
    Placeholder,
    /// HTML or a line break.
    Markup,
    /// Numbering or template marks in front of a name.
    Numbering,
    /// Stars of a template.
    Stars,
    /// A sign in the value cell.
    Sign,
    /// A sign in words, or an approximation.
    Phrase,
    /// A unit in the value cell.
    Unit,
    /// Full-width digits, thousand separators, Chinese numerals.
    Digits,
    /// Zeros that say nothing.
    Padding,
    /// A look-alike or word in the operator cell.
    LookAlike,
    /// Blanks or invisible characters.
    Blanks,
    /// Full-width characters.
    FullWidth,
    /// Traditional characters.
    Traditional,
    /// Other separators than `/` and `·`.
    Separators,
    /// Another spelling of a unit.
    Spelling,
}

/// How the value cell is printed wrongly.
pub fn of_value(row: &Row<'_>) -> Option<Notation> {
    row.verdicts.value_notation.or_find(|| find_in_value(row))
}

fn find_in_value(row: &Row<'_>) -> Option<Notation> {
    let leaf = &row.cells.value;
    let notation = row.meaning.notation;
    if notation == crate::quantity::Notation::default() || !leaf.filled() {
        return None;
    }
    let single = matches!(row.meaning.target, Target::Number(_) | Target::Date(_)) && !row.meaning.others;
    let told = [
        (notation.sign && single, Notation::Sign),
        (notation.phrase && single, Notation::Phrase),
        (notation.unit && single && !row.meaning.wordy, Notation::Unit),
        (notation.digits && single && !row.meaning.serial, Notation::Digits),
        (notation.padded && row.meaning.settled, Notation::Padding),
    ];
    let around = [(notation.markup, Notation::Markup), (notation.blanks, Notation::Blanks)];
    // Where one edit repairs the whole cell, markup tells most; where a person has to decide, what is told comes first.
    let markup = (row.meaning.settled && notation.markup).then_some(Notation::Markup);
    markup.or_else(|| first(&told)).or_else(|| first(&around))
}

/// How the operator cell is printed wrongly.
pub fn of_operator(row: &Row<'_>) -> Option<Notation> {
    row.verdicts.operator_notation.or_find(|| find_in_operator(row))
}

fn find_in_operator(row: &Row<'_>) -> Option<Notation> {
    let leaf = &row.cells.operator;
    let changed = row.meaning.repair.iter().any(|edit| leaf.place.is(&edit.path));
    if !changed || !leaf.filled() {
        return None;
    }
    let raw = leaf.raw;
    let squeezed = text::squeeze(raw);
    let kept = raw.chars().filter(|c| !c.is_whitespace() && !text::is_invisible(*c));
    let canonical =
        matches!(operator::read_cell(&squeezed), OperatorCell::Known { canonical: true, .. }) && kept.eq(squeezed.chars());
    let faults = [
        (text::has_markup(raw), Notation::Markup),
        (!canonical, Notation::LookAlike),
        (raw.chars().any(|c| text::is_invisible(c) || c.is_whitespace()), Notation::Blanks),
    ];
    // A sign that is printed rightly and changed all the same was settled by the value.
    first(&faults)
}

/// How the unit cell is printed wrongly.
pub fn of_unit(row: &Row<'_>) -> Option<Notation> {
    row.verdicts.unit_notation.or_find(|| find_in_unit(row))
}

fn find_in_unit(row: &Row<'_>) -> Option<Notation> {
    let leaf = &row.cells.unit;
    let raw = leaf.raw;
    let canonical = row.meaning.unit.as_ref().is_some_and(|unit| unit.text == raw);
    if raw.is_empty() || leaf.unreadable || canonical {
        return None;
    }
    let folded = text::fold(raw);
    if text::is_placeholder(&folded) {
        return Some(Notation::Placeholder);
    }
    let settled = row.meaning.repair.iter().any(|edit| leaf.place.is(&edit.path));
    if !settled || !leaf.filled() {
        return (leaf.blank() && !raw.is_empty()).then_some(Notation::Blanks);
    }
    let faults = [
        (text::has_markup(raw), Notation::Markup),
        (raw.chars().any(|c| text::is_invisible(c) || c.is_whitespace()), Notation::Blanks),
        (raw.chars().any(text::is_full_width), Notation::FullWidth),
        (raw.chars().any(|c| is_han(c) && plain(c) != c), Notation::Traditional),
        (unit::parse(&text::squeeze(raw)).is_some_and(|u| !u.per.is_empty()), Notation::Separators),
    ];
    first(&faults).or(Some(Notation::Spelling))
}

/// How the name cell is printed wrongly.
pub fn of_name(row: &Row<'_>) -> Option<Notation> {
    row.verdicts.name_notation.or_find(|| find_in_name(row))
}

fn find_in_name(row: &Row<'_>) -> Option<Notation> {
    let leaf = &row.cells.name;
    let raw = leaf.raw;
    if !leaf.filled() || row.name.text == raw {
        return None;
    }
    // Stars inside a name are part of it; the marks of a template stand around it.
    let starred = raw.trim().starts_with(['★', '☆']) || raw.trim().ends_with(['★', '☆']);
    let tag = text::has_markup(raw) && !raw.contains(['\n', '\r']);
    let faults = [
        (tag, Notation::Markup),
        (row.name.numbering.is_some() && !row.name.text.is_empty(), Notation::Numbering),
        (starred && !row.name.text.is_empty(), Notation::Stars),
        (raw.chars().any(|c| c.is_whitespace() || text::is_invisible(c)), Notation::Blanks),
        (raw.chars().any(is_wide_letter), Notation::FullWidth),
        (raw.chars().any(|c| is_han(c) && plain(c) != c), Notation::Traditional),
    ];
    first(&faults)
}

/// The repair of the operator, value and unit cells; `None` where `cell` cannot be repaired without a person.
pub fn fix_cells(row: &Row<'_>, cell: &Leaf) -> Option<Fix> {
    let edits = &row.meaning.repair;
    let is_value = cell.place == row.cells.value.place;
    let around = || matches!(of_value(row), Some(Notation::Markup | Notation::Blanks));
    if !edits.iter().any(|edit| cell.place.is(&edit.path)) || (is_value && !row.meaning.settled && !around()) {
        return None;
    }
    let after = |leaf: &Leaf| {
        let edit = edits.iter().find(|edit| leaf.place.is(&edit.path));
        edit.map_or_else(|| leaf.shown(), |e| e.value.as_ref().and_then(|v| v.as_str()).unwrap_or_default().to_owned())
    };
    let cells = [&row.cells.operator, &row.cells.value, &row.cells.unit].map(after);
    let shown: Vec<&str> = cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
    Some(Fix::safe(format!("改为“{}”", text::shorten(&shown.join(" "), 40)), edits.clone()))
}

/// The repair of the name cell.
pub fn fix_name(row: &Row<'_>) -> Option<Fix> {
    let clean = clean_name(row);
    // What is left of “★/” is no name.
    (clean != row.cells.name.raw && !clean.is_empty() && !text::is_placeholder(&clean))
        .then(|| Fix::safe(format!("改为“{}”", text::shorten(&clean, 40)), vec![Edit::set(row.cells.name.path(), clean)]))
}

/// The name without markup, blanks, numbering and stars, its letters in their common form; brackets stay as printed.
fn clean_name(row: &Row<'_>) -> String {
    let raw = row.cells.name.raw;
    let plain = if text::has_markup(raw) { text::fold(raw).into_owned() } else { raw.to_owned() };
    let common = |c: char| if is_wide_letter(c) || is_han(c) { self::plain(c) } else { c };
    let kept: Vec<char> = plain.chars().filter(|c| !c.is_whitespace() && !text::is_invisible(*c)).map(common).collect();
    let numbering = row.name.numbering.as_deref().map_or(0, |n| n.chars().count());
    let name: String =
        if row.name.text.is_empty() { kept.into_iter().collect() } else { kept.into_iter().skip(numbering).collect() };
    name.trim_matches(['★', '☆']).to_owned()
}

/// The common form of a character.
fn plain(c: char) -> char {
    text::fold(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c)
}

/// Full-width digits and letters. Full-width brackets are common in names.
fn is_wide_letter(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

fn first(faults: &[(bool, Notation)]) -> Option<Notation> {
    faults.iter().find(|(found, _)| *found).map(|&(_, notation)| notation)
}
