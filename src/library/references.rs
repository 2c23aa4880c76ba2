//! Whether what the parts of a library refer to exists: groups, successors, and codes that name one entry only.

use super::Library;
use super::check::{Fault, about};
use super::error::LibraryError;
use super::model::{Entry, Group, Scope, Text};

/// What is wrong with the codes of `library`, which has been indexed: the first fault of each entry, by its place.
pub(super) fn faults(library: &Library) -> impl Iterator<Item = (usize, Fault)> {
    // Neighbours mostly share their group.
    let mut listed: Option<(Scope, &Text)> = None;
    library.entries().iter().enumerate().filter_map(move |(index, entry)| {
        let group = Some((entry.scope, &entry.group));
        let checked = if listed == group { Ok(()) } else { check_group(entry, library) };
        // A group that is not there is told of each of its entries.
        listed = group.filter(|_| checked.is_ok());
        let checked = checked.and_then(|()| check_code(entry, library)).and_then(|()| check_successor(entry, library));
        checked.err().map(|fault| (index, fault))
    })
}

/// Checks that the groups of a library have codes of their own.
pub(super) fn check_all_groups(library: &Library) -> Result<(), LibraryError> {
    check_groups("sectors", library.sectors()).and_then(|()| check_groups("commonGroups", library.common_groups()))
}

/// The error for the fault of an entry, with the path from the library on.
pub(super) fn error_of(library: &Library, (index, fault): (usize, Fault)) -> Option<LibraryError> {
    let error = about(library.entries().get(index)?, index, fault);
    Some(LibraryError::new(format!("indicators[{index}].{}", error.path), error.message))
}

fn check_groups(list: &str, groups: &[Group]) -> Result<(), LibraryError> {
    for (index, group) in groups.iter().enumerate() {
        if groups.iter().take(index).any(|earlier| earlier.code == group.code) {
            let message = format!("编码“{}”重复，每个分组的编码应不同", group.code);
            return Err(LibraryError::new(format!("{list}[{index}].code"), message));
        }
    }
    Ok(())
}

fn check_group(entry: &Entry, library: &Library) -> Result<(), Fault> {
    let (list, groups, called) = match entry.scope {
        Scope::Common => ("commonGroups", library.common_groups(), "共性类"),
        Scope::Sector => ("sectors", library.sectors(), "行业"),
        Scope::Department => return Ok(()),
    };
    if groups.iter().any(|group| group.code == entry.group) {
        return Ok(());
    }
    let message = match entry.group.as_str() {
        "" => format!("缺少所属分组（group），请写 {list} 里的一个编码"),
        group => format!("的所属分组“{group}”不在{called}（{list}）里，请改用其中的编码，或先把它加进去"),
    };
    Err(("group", message))
}

fn check_code(entry: &Entry, library: &Library) -> Result<(), Fault> {
    if library.by_code(&entry.code).is_some_and(|first| std::ptr::eq(first, entry)) {
        return Ok(());
    }
    let first = library.entries().iter().position(|other| other.code == entry.code).unwrap_or_default();
    Err(("code", format!("和第 {} 条的编码重复，每条指标的编码应不同", first.saturating_add(1))))
}

fn check_successor(entry: &Entry, library: &Library) -> Result<(), Fault> {
    let Some(code) = &entry.replaced_by else { return Ok(()) };
    let message = match library.by_code(code) {
        None => format!("的替代指标“{code}”在库里找不到，请写库里另一条指标的编码"),
        Some(other) if std::ptr::eq(other, entry) => "的替代指标是它自己，请写另一条指标的编码".to_owned(),
        Some(_) => return Ok(()),
    };
    Err(("replacedBy", message))
}
