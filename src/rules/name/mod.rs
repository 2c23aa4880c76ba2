//! N: the name of an indicator. [`target`] says what stands in it that belongs elsewhere, [`task`] what reads like work and
//! not like a measure, [`form`] how it is written.

mod form;
mod target;
mod task;

use crate::context::{Context, Row};
use crate::rule::Rule;
use crate::sense::level;
use crate::sense::name::Name;
use crate::sense::words::Tag;
use crate::text;
use form::{N06, N08, N11, N13, N14, N17, N18, N19, N20};
use target::{N01, N03, N09, N10, N15, N16};
use task::{N02, N04, N05, N07, N12};

/// The rules of this group.
pub(super) static RULES: &[&Rule] =
    &[&N01, &N02, &N03, &N04, &N05, &N06, &N07, &N08, &N09, &N10, &N11, &N12, &N13, &N14, &N15, &N16, &N17, &N18, &N19, &N20];

/// Whether the name of this row can be judged by what it says: it is there, no label of the tree, not pasted from a whole
/// paragraph, and does not say that the row does not apply.
fn says_something(row: &Row<'_>, cx: &Context<'_>) -> bool {
    row.cells.name.filled()
        && !row.name.core.is_empty()
        && !is_label(row)
        && !is_too_long(row, cx)
        && !row.name.tags.has(Tag::YesNo)
}

/// Whether the name is a label of the indicator tree.
fn is_label(row: &Row<'_>) -> bool {
    may_be_label(&row.name) && (level::is_level2_label(&row.name.text) || is_level1_label(&row.name))
}

/// Whether the name is the label of a first level and of no second. 满意度 alone is a measure without an object.
fn is_level1_label(name: &Name) -> bool {
    let label = || level::is_level1_label(&name.text) && !level::is_level2_label(&name.text);
    may_be_label(name) && (name.core.ends_with("指标") || !name.core.contains("满意")) && label()
}

/// Reading a label takes more than a look at its end.
fn may_be_label(name: &Name) -> bool {
    name.core.ends_with(['标', '出', '益', '果', '本', '度', '值', '成', '量', '质', '效', '间', '响', '展', '性', '力'])
        && name.core.chars().nth(LONGEST_LABEL).is_none()
}

/// No label of the tree is longer than this many characters.
const LONGEST_LABEL: usize = 16;

/// Whether the name does not fit its field.
fn is_too_long(row: &Row<'_>, cx: &Context<'_>) -> bool {
    let limit = cx.profile.lengths.indicator_name;
    // No character takes fewer bytes here than the system counts.
    row.cells.name.raw.len() > limit && text::byte_len(row.cells.name.raw) > limit
}

/// The name for a message.
fn shown(row: &Row<'_>) -> String {
    text::shorten(&row.name.text, 30).into_owned()
}
