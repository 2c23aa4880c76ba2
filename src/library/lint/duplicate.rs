//! Names that lead to more than one entry: a department that types one of them cannot know which it gets.

use super::finding::{ALIAS, DUPLICATE, OVERLAP, Sink};
use super::{Entry, Lints};
use crate::issue::Severity;
use crate::library::Text;
use crate::quantity::date;
use crate::text;
use std::collections::BTreeMap;

/// A name with the entry it stands at.
struct Named<'a> {
    index: usize,
    entry: &'a Entry,
    name: &'a Text,
    is_alias: bool,
}

pub(super) fn check(lints: &Lints, sink: &mut Sink<'_>) {
    let mut first: BTreeMap<String, Vec<Named<'_>>> = BTreeMap::new();
    for (index, entry) in lints.in_use() {
        let aliases = entry.aliases.iter().map(|alias| (alias, true));
        for (name, is_alias) in std::iter::once((&entry.name, false)).chain(aliases) {
            first.entry(text::match_key(name)).or_default().push(Named { index, entry, name, is_alias });
        }
    }
    for (key, mut named) in first {
        // A name without a letter is told by the check of what can be found.
        if key.is_empty() {
            continue;
        }
        named.sort_by_key(|named| (named.is_alias, named.index));
        for (at, second) in named.iter().enumerate().skip(1) {
            let earlier = named.iter().take(at).find(|first| !are_apart(first.entry, second.entry));
            if let Some(first) = earlier {
                report(first, second, sink);
            }
        }
    }
}

fn report(first: &Named<'_>, second: &Named<'_>, sink: &mut Sink<'_>) {
    let (entry, other) = (second.entry, first.entry);
    let name = second.name;
    if first.index == second.index {
        let message = format!("别名“{name}”与本条的名称或另一个别名相同");
        sink.report(&ALIAS, second.index, "aliases", &message, "请删去这个别名").severity = Severity::Info;
        return;
    }
    if second.is_alias {
        let whose = if first.is_alias { "别名" } else { "名称" };
        let message = format!("别名“{name}”也是“{}”（编码 {}）的{whose}", other.name, other.code);
        sink.report(&ALIAS, second.index, "aliases", &message, "一个说法只能指向一个指标，请从其中一条删去");
        return;
    }
    let dated = |entry: &Entry| entry.effective_from.is_some() || entry.effective_to.is_some();
    if dated(entry) || dated(other) {
        let message = format!("“{name}”与编码 {} 同名，有效期也有重叠", other.code);
        sink.report(&OVERLAP, second.index, "effectiveFrom", &message, "请让前一条的停用日期早于后一条的启用日期");
        return;
    }
    let message = format!("“{name}”与编码 {} 的“{}”重名", other.code, other.name);
    let help = "是同一个指标的请合并；不是的，请在名称里写明对象";
    let finding = sink.report(&DUPLICATE, second.index, "name", &message, help);
    // Other groups are shown to other projects, but the totals of the district still mix the two.
    if (entry.scope, &entry.group) != (other.scope, &other.group) {
        finding.severity = Severity::Warning;
    }
}

/// Whether no day belongs to the validity of both.
fn are_apart(a: &Entry, b: &Entry) -> bool {
    let day = |cell: &Option<Text>| cell.as_deref().and_then(|day| date::whole(&text::squeeze(day)));
    let from = |entry: &Entry| day(&entry.effective_from).and_then(date::Date::earliest);
    let to = |entry: &Entry| day(&entry.effective_to).and_then(date::Date::latest);
    let before = |first: &Entry, then: &Entry| to(first).zip(from(then)).is_some_and(|(end, start)| end < start);
    before(a, b) || before(b, a)
}
