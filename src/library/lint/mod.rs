//! What a bureau should put right in its library before departments work with it. Loading refuses a library at its first
//! wrong entry; the lint names everything at once, and much that loads but misleads.

mod duplicate;
mod entry;
mod finding;
mod group;
mod level;
mod reach;
mod row;
mod similar;
mod version;

pub use finding::{Finding, LINTS, Lint};

use super::check::Fault;
use super::draft::Wrong;
use super::model::Entry;
use super::{Library, LibraryError, references};
use finding::{DATES, INVALID, SUCCESSOR, Sink};
use std::collections::BTreeSet;

/// Every finding about the library in `bytes`, in the order of its entries; those about the whole come last.
///
/// # Errors
/// When the bytes are no library at all, so that nothing can be said of single entries.
pub fn lint(bytes: &[u8]) -> Result<Vec<Finding>, LibraryError> {
    let (library, mut faults) = Library::read(bytes, Wrong::IsListed)?;
    faults.extend(references::faults(&library));
    let lints = Lints { wrong: faults.iter().map(|(index, _)| *index).collect(), library };
    let mut sink = Sink::new(&lints.library);
    for (index, fault) in faults {
        refuse(index, fault, &mut sink);
    }
    for check in CHECKS {
        check(&lints, &mut sink);
    }
    Ok(sink.finish())
}

type Check = fn(&Lints, &mut Sink<'_>);

const CHECKS: &[Check] =
    &[duplicate::check, similar::check, row::check, entry::check, level::check, version::check, reach::check, group::check];

/// What the checks look at.
struct Lints {
    library: Library,
    /// The places of entries that are wrong in themselves. Nothing more is said of them: one mistake, one finding.
    wrong: BTreeSet<usize>,
}

impl Lints {
    /// The entries that are right in themselves, with their places.
    fn sound(&self) -> impl Iterator<Item = (usize, &Entry)> {
        self.library.entries().iter().enumerate().filter(|(index, _)| !self.wrong.contains(index))
    }

    /// Those of them that departments may use.
    fn in_use(&self) -> impl Iterator<Item = (usize, &Entry)> {
        self.sound().filter(|(_, entry)| entry.enabled && entry.replaced_by.is_none())
    }
}

/// Tells what would stop the library from loading.
fn refuse(index: usize, (field, message): Fault, sink: &mut Sink<'_>) {
    let lint = match field {
        "replacedBy" => &SUCCESSOR,
        "effectiveFrom" | "effectiveTo" => &DATES,
        _ => &INVALID,
    };
    let message = message.strip_prefix('的').unwrap_or(&message);
    sink.error(lint, index, field, message, "这一处不改正，指标库不能使用");
}
