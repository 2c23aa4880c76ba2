//! Groups that offer a project nothing.

use super::Lints;
use super::finding::{EMPTY_GROUP, Sink};
use crate::library::Scope;

pub(super) fn check(lints: &Lints, sink: &mut Sink<'_>) {
    let library = &lints.library;
    for (scope, groups, field, called) in [
        (Scope::Sector, library.sectors(), "sectors", "行业"),
        (Scope::Common, library.common_groups(), "commonGroups", "共性类"),
    ] {
        let offers = |code: &str| lints.in_use().any(|(_, entry)| entry.scope == scope && &*entry.group == code);
        for group in groups.iter().filter(|group| !offers(&group.code)) {
            let message = format!("{called}“{}”（编码 {}）没有一条可用的指标", group.name, group.code);
            sink.whole(&EMPTY_GROUP, field, &message, "请补上指标，或删去这个分组");
        }
    }
}
