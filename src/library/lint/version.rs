//! What becomes of a form that names an entry out of use: its successor must be there, and in use itself.

use super::Lints;
use super::finding::{SUCCESSOR, Sink};

pub(super) fn check(lints: &Lints, sink: &mut Sink<'_>) {
    let library = &lints.library;
    for (index, entry) in lints.sound().filter(|(_, entry)| entry.replaced_by.is_some()) {
        match library.successor(entry) {
            None => {
                let message = format!("替代关系绕成了圈，从“{}”出发找不到现用的指标", entry.name);
                sink.report(&SUCCESSOR, index, "replacedBy", &message, "请让最后一条指标不再有替代指标");
            }
            Some(last) if !last.enabled => {
                let message = format!("替代它的“{}”（编码 {}）也已停用", last.name, last.code);
                sink.report(&SUCCESSOR, index, "replacedBy", &message, "请写现用的指标的编码，或启用替代指标");
            }
            Some(_) if entry.enabled && entry.effective_to.is_none() => {
                let message = format!("“{}”已被替代，却没有停用，也没有停用日期", entry.name);
                sink.report(&SUCCESSOR, index, "enabled", &message, "请停用，或写明停用日期");
            }
            Some(_) => {}
        }
    }
}
