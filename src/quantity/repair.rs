//! The repair of the notation of a row: the edits that print its cells canonically without changing what they say.

use super::meaning::{Cells, Meaning, Target};
use super::operator::{self, OperatorCell};
use super::{number, value};
use crate::form::Leaf;
use crate::issue::Edit;

/// Whether the value is one number that says all the cell says, and no other cell contradicts it.
pub(super) fn is_settled(meaning: &Meaning, parsed: &value::Parsed) -> bool {
    matches!(meaning.target, Target::Number(_))
        && !parsed.wordy
        && !parsed.tolerance
        && !parsed.ratio
        && !parsed.others
        && !meaning.operator_conflict
        && !(meaning.operator_unknown && parsed.operator.is_some())
        && meaning.unit_conflict.is_none()
        && !(parsed.approximate && meaning.operator.is_none())
        && !(parsed.multiplier.is_some() && meaning.unit.is_none())
}

/// The edits that bring the three cells into canonical notation. Nothing is offered where words would be lost or where
/// the cells contradict each other.
pub(super) fn repair(meaning: &Meaning, cells: Cells<'_>, parsed: &value::Parsed) -> Vec<Edit> {
    let row = cells.row;
    let mut edits = Vec::new();
    let mut write = |leaf: &Leaf, canonical: &str| {
        if leaf.unreadable || leaf.raw == canonical {
            return;
        }
        edits.push(if canonical.is_empty() { Edit::remove(leaf.path()) } else { Edit::set(leaf.path(), canonical) });
    };
    let whole = meaning.settled;
    match operator::read_cell(row.operator.squeezed()) {
        OperatorCell::Known { operator, .. } => {
            let settled = meaning.operator.filter(|_| whole).unwrap_or(operator);
            write(&row.operator, settled.sign());
        }
        OperatorCell::Blank if whole && !meaning.operator_from_name => {
            if let Some(operator) = parsed.operator {
                write(&row.operator, operator.sign());
            }
        }
        _ => {}
    }
    if whole && let Target::Number(value) = meaning.target {
        if !number::is_plain(row.value.raw) {
            write(&row.value, &number::plain(value));
        }
    } else if !row.value.raw.is_empty() && (meaning.notation.markup || meaning.notation.blanks) && row.value.filled() {
        // Blanks between words may be meant; between a number and what belongs to it they are not.
        match meaning.target {
            Target::Number(_) => write(&row.value, row.value.squeezed()),
            _ => write(&row.value, row.value.text()),
        }
    }
    let unit_cell = row.unit.text();
    if unit_cell.is_empty() {
        if whole
            && !meaning.unit_from_name
            && let Some(unit) = &meaning.unit
        {
            write(&row.unit, &unit.text);
        } else if !row.unit.raw.is_empty() {
            write(&row.unit, "");
        }
    } else if let Some(unit) = meaning.unit.as_ref().filter(|unit| !unit.several && (whole || parsed.unit.is_none()))
        && meaning.unit_conflict.is_none()
    {
        write(&row.unit, &unit.text);
    }
    edits
}
