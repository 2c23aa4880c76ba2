//! Entries that the search does not give first for their own name or alias: departments will never find them.

use super::finding::{Sink, UNREACHABLE};
use super::{Entry, Lints};
use crate::library::{Library, Query, Scope, Text};

pub(super) fn check(lints: &Lints, sink: &mut Sink<'_>) {
    for (index, entry) in lints.in_use() {
        let aliases = entry.aliases.iter().map(|alias| ("aliases", alias));
        for (field, name) in std::iter::once(("name", &entry.name)).chain(aliases) {
            // Another entry of the same name is told as a duplicate.
            if is_first(&lints.library, entry, name) || lints.library.named(name).any(|other| !std::ptr::eq(other, entry)) {
                continue;
            }
            let message = format!("用“{name}”搜索，找不到这个指标");
            sink.report(&UNREACHABLE, index, field, &message, "请换一个写明对象和衡量什么的说法");
        }
    }
}

fn is_first(library: &Library, entry: &Entry, name: &Text) -> bool {
    let group = [&*entry.group];
    let query = Query {
        name,
        level2: Some(&entry.level2),
        sector: Some(&*entry.group).filter(|_| entry.scope == Scope::Sector),
        common_groups: if entry.scope == Scope::Common { &group } else { &[] },
        ..Query::default()
    };
    library.suggest(&query, 1).first().is_some_and(|best| std::ptr::eq(best.entry, entry))
}
