//! Which sector or common group an entry belongs to: told by a column, by a title, or by the name of the sheet.

use crate::library::Scope;
use crate::text;
use serde_json::{Value, json};

/// The groups that a reference library of this project uses, and that most bureaus name alike.
const REFERENCE: &str = include_str!("../../../data/library/groups.csv");

/// A group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) scope: Scope,
}

/// The groups a workbook may name, and those it does name.
#[derive(Debug)]
pub(super) struct Groups {
    known: Vec<Group>,
    used: Vec<Group>,
}

/// Words around the name of a group: `教育行业绩效指标库`, `会议类`.
const TAILS: &[&str] = &["绩效指标库", "绩效指标", "指标库", "指标", "领域", "行业", "共性类", "共性", "项目", "类"];

impl Groups {
    pub(super) fn new() -> Self {
        let known = REFERENCE.lines().skip(1).filter_map(|line| {
            let mut cells = line.split(',');
            let (code, name, scope) = (cells.next()?, cells.next()?, cells.next()?);
            let scope = if scope == "common" { Scope::Common } else { Scope::Sector };
            Some(Group { code: code.to_owned(), name: name.to_owned(), scope })
        });
        Self { known: known.collect(), used: Vec::new() }
    }

    /// Takes over a group that the workbook lists itself; it stands before those known otherwise.
    pub(super) fn list(&mut self, group: Group) {
        self.known.retain(|known| known.scope != group.scope || (known.code != group.code && known.name != group.name));
        self.take_up(&group);
        self.known.insert(0, group);
    }

    /// The group that a cell names, by name or code; a new one, and `true`, if it is not known.
    pub(super) fn told(&mut self, cell: &str, scope: Option<Scope>) -> (Group, bool) {
        let group = self.find(cell, scope);
        let is_new = group.is_none();
        let group = group.unwrap_or_else(|| new_group(cell, scope.unwrap_or(Scope::Sector)));
        if is_new {
            self.known.push(group.clone());
        }
        (group, is_new)
    }

    /// The known group whose name stands in a title or in the name of a sheet, the longest name first.
    pub(super) fn in_title(&self, title: &str) -> Option<Group> {
        let key = text::match_key(title);
        let scope = if key.contains("共性") { Some(Scope::Common) } else { None };
        let said = |group: &Group| scope.is_none_or(|scope| scope == group.scope);
        let named =
            |group: &Group| names(group).into_iter().filter(|name| key.contains(name.as_str())).map(|name| name.len()).max();
        let longest = self.known.iter().filter(|group| said(group)).filter_map(|group| Some((named(group)?, group)));
        // Of names of one length the first listed stands; a name of one character would be found anywhere.
        let longest = longest.filter(|(length, _)| *length > 3).rev().max_by_key(|(length, _)| *length)?;
        Some(longest.1.clone())
    }

    /// Lists a group in the library, once.
    pub(super) fn take_up(&mut self, group: &Group) {
        if !self.used.contains(group) {
            self.used.push(group.clone());
        }
    }

    /// The groups in use, as the library lists them.
    pub(super) fn as_json(&self, scope: Scope) -> Value {
        let groups = self.used.iter().filter(|group| group.scope == scope);
        groups.map(|group| json!({ "code": group.code, "name": group.name })).collect()
    }

    /// All that are known, as code, name and printed scope.
    pub(super) fn printed(self) -> Vec<[String; 3]> {
        let scope = |scope| if scope == Scope::Common { "共性" } else { "行业" };
        self.known.into_iter().map(|group| [group.code, group.name, scope(group.scope).to_owned()]).collect()
    }

    fn find(&self, cell: &str, scope: Option<Scope>) -> Option<Group> {
        let squeezed = text::squeeze(cell);
        let (code, name) = split_code(&squeezed);
        let key = bare(name);
        let mut groups = self.known.iter().filter(|group| scope.is_none_or(|scope| scope == group.scope));
        let by_name = groups.clone().find(|group| !key.is_empty() && names(group).iter().any(|known| bare(known) == key));
        by_name.or_else(|| groups.find(|group| name.is_empty() && group.code == code)).cloned()
    }
}

/// A code in front of a name: `205教育`, `01-会议`.
fn split_code(squeezed: &str) -> (&str, &str) {
    let end = squeezed.find(|c: char| !c.is_ascii_digit()).unwrap_or(squeezed.len());
    let (code, rest) = squeezed.split_at_checked(end).unwrap_or(("", squeezed));
    (code, rest.trim_start_matches(['-', '.', '、', ' ', '_', ')', ']']))
}

/// The names a group goes by: its name, and the parts of a name with a stroke or brackets.
fn names(group: &Group) -> Vec<String> {
    let parts = group.name.split(['/', '(', ')', '（', '）']).map(text::match_key).filter(|part| part.chars().count() > 1);
    std::iter::once(text::match_key(&group.name)).chain(parts).collect()
}

/// The name of a group without the words around it.
fn bare(name: &str) -> String {
    let mut key = text::match_key(name);
    while let Some(shorter) = TAILS.iter().find_map(|tail| key.strip_suffix(tail)).filter(|rest| !rest.is_empty()) {
        key = shorter.to_owned();
    }
    key
}

/// A group that is not known gets a code of its name, so that the next import gives it the same one.
fn new_group(cell: &str, scope: Scope) -> Group {
    let squeezed = text::squeeze(cell);
    let (code, name) = split_code(&squeezed);
    let name = if name.is_empty() { &squeezed } else { name };
    let made = format!("N{}", super::codes::mark_of(name, 4));
    let code = if code.is_empty() || name == code { made } else { code.to_owned() };
    Group { code, name: name.to_owned(), scope }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_groups_by_name_code_and_title() {
        let mut groups = Groups::new();
        for (cell, scope, want) in [
            ("教育", None, "205"),
            ("205 教育", None, "205"),
            ("教育行业", Some(Scope::Sector), "205"),
            ("213", Some(Scope::Sector), "213"),
            ("会议类", Some(Scope::Common), "01"),
            ("02", Some(Scope::Common), "02"),
            ("信息系统运维", None, "05"),
            ("委托业务", None, "10"),
        ] {
            let (group, is_new) = groups.told(cell, scope);
            assert_eq!((group.code.as_str(), is_new), (want, false), "{cell}");
        }
        for (title, want) in [
            ("2024年教育行业绩效指标库", Some("205")),
            ("共性指标—培训", Some("02")),
            ("一、农林水", Some("213")),
            ("Sheet1", None),
            ("绩效指标", None),
        ] {
            assert_eq!(groups.in_title(title).map(|group| group.code).as_deref(), want, "{title}");
        }
    }

    #[test]
    fn makes_up_the_same_code_again() {
        let (first, is_new) = Groups::new().told("烟草", Some(Scope::Sector));
        assert!(is_new);
        assert_eq!(first, Groups::new().told("烟草", Some(Scope::Sector)).0);
        assert_eq!(Groups::new().told("烟草", None).0.name, "烟草");
    }
}
