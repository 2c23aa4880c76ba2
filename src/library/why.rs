//! Why an entry is suggested, in words a clerk can check against the screen.

use super::Library;
use super::model::{Entry, Scope};
use super::suggest::{By, Hit, LIKE};
use std::fmt::Write as _;

/// How many shared words are told.
const RUNS: usize = 2;

/// Why `hit` is suggested for the folded name `asked`.
pub(super) fn why(hit: &Hit<'_>, asked: &[u16], library: &Library) -> String {
    let mut why = match hit.by {
        By::Name(number) => by_name(hit, number, asked, library),
        By::Keyword => "关键词一致".to_owned(),
    };
    // Writing to a String cannot fail.
    if !std::ptr::eq(hit.entry, hit.named) {
        let _ = write!(why, "，“{}”已停用，由本条替代", hit.named.name);
    }
    if hit.fit.level2 {
        let _ = write!(why, "，同为{}", hit.entry.level2);
    }
    if hit.fit.group {
        let _ = write!(why, "，同属“{}”", group_of(hit.entry, library));
    }
    why
}

fn by_name(hit: &Hit<'_>, number: u32, asked: &[u16], library: &Library) -> String {
    let name = library.index.name(number);
    let exact = hit.score > LIKE;
    let mut why = match alias(hit, number, library) {
        Some(_) if exact => "别名一致".to_owned(),
        None if exact => "名称一致".to_owned(),
        Some(alias) => format!("与别名“{alias}”相近"),
        None => "名称相近".to_owned(),
    };
    let runs = if exact { Vec::new() } else { shared_runs(asked, name) };
    if asked == name && !exact {
        why.push_str("：只多“的”");
    } else if !runs.is_empty() {
        why.push_str("：共有");
        for run in runs {
            let _ = write!(why, "“{}”", String::from_utf16_lossy(run));
        }
    }
    why
}

/// The alias that was found, if it was not the name itself.
fn alias<'a>(hit: &Hit<'a>, number: u32, library: &Library) -> Option<&'a str> {
    let name = library.index.name(number);
    let mut aliases = hit.named.aliases.iter().filter(|_| library.index.is_alias(number));
    aliases.find(|alias| library.index.key(alias) == name).map(super::model::Text::as_str)
}

fn group_of<'a>(entry: &'a Entry, library: &'a Library) -> &'a str {
    let groups = if entry.scope == Scope::Common { library.common_groups() } else { library.sectors() };
    groups.iter().find(|group| group.code == entry.group).map_or(&entry.group, |group| &group.name)
}

/// The longest runs of two and more characters that both names have, the longest first.
fn shared_runs<'a>(asked: &'a [u16], name: &[u16]) -> Vec<&'a [u16]> {
    let mut runs: Vec<&[u16]> = Vec::new();
    let mut rest = vec![asked];
    while runs.len() < RUNS {
        let longest = rest.iter().enumerate().map(|(part, units)| (part, longest_run(units, name))).max_by_key(|(_, run)| run.1);
        let Some((part, (start, length))) = longest.filter(|(_, run)| run.1 >= asked.len().clamp(1, 2)) else { break };
        let units = rest.swap_remove(part);
        let (before, from) = units.split_at_checked(start).unwrap_or_default();
        let (run, after) = from.split_at_checked(length).unwrap_or_default();
        runs.push(run);
        rest.extend([before, after]);
    }
    runs
}

/// Where the longest run of `units` that `name` holds starts, and how long it is.
fn longest_run(units: &[u16], name: &[u16]) -> (usize, usize) {
    let mut best = (0, 0);
    for start in 0..units.len() {
        let from = units.get(start..).unwrap_or_default();
        for other in 0..name.len() {
            let there = name.get(other..).unwrap_or_default();
            let length = from.iter().zip(there).take_while(|(a, b)| a == b).count();
            if length > best.1 {
                best = (start, length);
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_names_share() {
        for (asked, name, want) in [
            ("培训人员满意度", "参训人员满意度", vec!["训人员满意度"]),
            ("满意度培训人员", "培训人员满意度", vec!["培训人员", "满意度"]),
            ("会议次数", "检查次数", vec!["次数"]),
            ("造林", "养护", vec![]),
            ("人", "人数", vec!["人"]),
            ("", "人数", vec![]),
        ] {
            let units = |text: &str| text.encode_utf16().collect::<Vec<_>>();
            let (asked, name) = (units(asked), units(name));
            let runs = shared_runs(&asked, &name).into_iter().map(String::from_utf16_lossy).collect::<Vec<_>>();
            assert_eq!(runs, want);
        }
    }
}
