//! Which sector or common group an entry belongs to: told by a column, by a title, or by the name of the sheet.

use crate::library::Scope;
use crate::text;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

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
#[derive(Debug, Default)]
pub(super) struct Groups {
    known: Vec<Group>,
    /// Where the groups stand in `known`, by code and by name.
    by_key: BTreeMap<String, Vec<usize>>,
    used: BTreeSet<usize>,
    /// The groups in use, in the order in which they came up.
    order: Vec<usize>,
    /// How many of `known` may be meant by a title: those that nobody listed are only known by their cells.
    listed: usize,
}

/// How many groups are told apart. A library has a few dozen.
const MAX_GROUPS: usize = 2_000;

/// Words around the name of a group: `教育行业绩效指标库`, `会议类`.
const TAILS: &[&str] = &["绩效指标库", "绩效指标", "指标库", "指标", "领域", "行业", "共性类", "共性", "项目", "类"];

impl Groups {
    /// The groups that the workbook lists itself, and behind them those known otherwise.
    pub(super) fn new(listed: Vec<Group>) -> Self {
        let mut groups = Self::default();
        for group in listed.into_iter().take(MAX_GROUPS) {
            if groups.position(&group).is_none() {
                let at = groups.add(group);
                groups.take_up(at);
            }
        }
        for group in reference() {
            let is_listed = |known: &Group| known.scope == group.scope && (known.code == group.code || known.name == group.name);
            if !groups.known.iter().any(is_listed) {
                groups.add(group);
            }
        }
        groups.listed = groups.known.len();
        groups
    }

    /// The group that a cell names, by name or code; a new one, and `true`, if it is not known.
    pub(super) fn told(&mut self, cell: &str, scope: Option<Scope>) -> Option<(usize, bool)> {
        if let Some(at) = self.find(cell, scope) {
            return Some((at, false));
        }
        let is_room = self.known.len() < MAX_GROUPS.saturating_mul(2);
        is_room.then(|| (self.add(new_group(cell, scope.unwrap_or(Scope::Sector))), true))
    }

    /// The known group whose name stands in a title or in the name of a sheet, the longest name first.
    pub(super) fn in_title(&self, title: &str) -> Option<usize> {
        let key = text::match_key(title);
        let scope = if key.contains("共性") { Some(Scope::Common) } else { None };
        let said = |group: &Group| scope.is_none_or(|scope| scope == group.scope);
        let named =
            |group: &Group| names(group).into_iter().filter(|name| key.contains(name.as_str())).map(|name| name.len()).max();
        let known = self.known.iter().enumerate().take(self.listed).filter(|(_, group)| said(group));
        let longest = known.filter_map(|(at, group)| Some((named(group)?, at)));
        // Of names of one length the first listed stands; a name of one character would be found anywhere.
        longest.filter(|(length, _)| *length > 3).rev().max_by_key(|(length, _)| *length).map(|(_, at)| at)
    }

    /// A group by its place.
    pub(super) fn get(&self, at: usize) -> Option<&Group> {
        self.known.get(at)
    }

    /// Lists a group in the library, once.
    pub(super) fn take_up(&mut self, at: usize) {
        if self.used.insert(at) {
            self.order.push(at);
        }
    }

    /// The groups in use, as the library lists them.
    pub(super) fn as_json(&self, scope: Scope) -> Value {
        let used = self.order.iter().filter_map(|&at| self.get(at)).filter(|group| group.scope == scope);
        used.map(|group| json!({ "code": group.code, "name": group.name })).collect()
    }

    fn add(&mut self, group: Group) -> usize {
        let at = self.known.len();
        let keys: BTreeSet<String> = names(&group).iter().map(|name| bare(name)).chain([group.code.clone()]).collect();
        for key in keys {
            self.by_key.entry(key).or_default().push(at);
        }
        self.known.push(group);
        at
    }

    fn position(&self, group: &Group) -> Option<usize> {
        self.by_key
            .get(&group.code)?
            .iter()
            .copied()
            .find(|&at| self.get(at).is_some_and(|known| known.scope == group.scope && known.code == group.code))
    }

    fn find(&self, cell: &str, scope: Option<Scope>) -> Option<usize> {
        let squeezed = text::squeeze(cell);
        let (code, name) = split_code(&squeezed);
        let key = if name.is_empty() { code.to_owned() } else { bare(name) };
        // A code of letters, such as X1, is read as a name.
        let named = [key.as_str(), &squeezed].into_iter().filter_map(|key| self.by_key.get(key)).flatten();
        let fits = |at: &&usize| self.get(**at).is_some_and(|group| scope.is_none_or(|scope| scope == group.scope));
        named.filter(|_| !key.is_empty()).find(fits).copied()
    }
}

/// The groups that a reference library lists.
fn reference() -> Vec<Group> {
    let groups = REFERENCE.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        let (code, name, scope) = (cells.next()?, cells.next()?, cells.next()?);
        let scope = if scope == "common" { Scope::Common } else { Scope::Sector };
        Some(Group { code: code.to_owned(), name: name.to_owned(), scope })
    });
    groups.collect()
}

/// The same as code, name and printed scope.
pub(super) fn printed_reference() -> Vec<[String; 3]> {
    let scope = |scope| if scope == Scope::Common { "共性" } else { "行业" };
    reference().into_iter().map(|group| [group.code, group.name, scope(group.scope).to_owned()]).collect()
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

    fn told(groups: &mut Groups, cell: &str, scope: Option<Scope>) -> Option<(String, bool)> {
        let (at, is_new) = groups.told(cell, scope)?;
        Some((groups.get(at)?.code.clone(), is_new))
    }

    #[test]
    fn finds_groups_by_name_code_and_title() {
        let own = Group { code: "X1".to_owned(), name: "烟草".to_owned(), scope: Scope::Sector };
        let mut groups = Groups::new(vec![own]);
        for (cell, scope, want) in [
            ("教育", None, "205"),
            ("205 教育", None, "205"),
            ("教育行业", Some(Scope::Sector), "205"),
            ("213", Some(Scope::Sector), "213"),
            ("会议类", Some(Scope::Common), "01"),
            ("02", Some(Scope::Common), "02"),
            ("信息系统运维", None, "05"),
            ("委托业务", None, "10"),
            ("X1", Some(Scope::Sector), "X1"),
            ("烟草行业", Some(Scope::Sector), "X1"),
        ] {
            assert_eq!(told(&mut groups, cell, scope), Some((want.to_owned(), false)), "{cell}");
        }
        for (title, want) in [
            ("2024年教育行业绩效指标库", Some("205")),
            ("共性指标—培训", Some("02")),
            ("一、农林水", Some("213")),
            ("烟草", Some("X1")),
            ("Sheet1", None),
            ("绩效指标", None),
        ] {
            let found = groups.in_title(title).and_then(|at| groups.get(at)).map(|group| group.code.as_str());
            assert_eq!(found, want, "{title}");
        }
    }

    #[test]
    fn makes_up_the_same_code_again() {
        let new = || told(&mut Groups::new(Vec::new()), "无人机", Some(Scope::Sector));
        assert!(new().is_some_and(|(_, is_new)| is_new));
        assert_eq!(new(), new());
    }
}
