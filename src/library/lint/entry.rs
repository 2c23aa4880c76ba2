//! What an entry must tell so that two departments count the same: a formula for a share, grades for a judgement.

use super::Lints;
use super::finding::{FORMULA, GRADES, KIND, Sink};
use crate::library::Entry;
use crate::library::check::QUALITATIVE;
use crate::quantity::unit;
use crate::rules::tells_grades;
use crate::text;

pub(super) fn check(lints: &Lints, sink: &mut Sink<'_>) {
    for (index, entry) in lints.in_use() {
        let qualitative = &*entry.kind == QUALITATIVE;
        if qualitative != (&*entry.operator == "定性") {
            let message = format!("指标性质是“{}”，指标属性却是“{}”", entry.operator, entry.kind);
            sink.report(&KIND, index, "kind", &message, "定性指标的性质写“定性”，定量指标的性质写 ≥ ≤ = 之一");
        } else if qualitative && !entry.content.as_ref().is_some_and(|content| tells_grades(&text::squeeze(content))) {
            let help = "请在指标解释里逐档写明，例如“好：…；中：…；差：…。”";
            sink.report(&GRADES, index, "content", "定性指标没有写明各档怎样算", help);
        }
        if is_share(entry) && entry.formula.is_none() {
            let message = format!("比率“{}”没有写明怎样算", entry.name);
            sink.report(&FORMULA, index, "formula", &message, "请写明计算公式，例如“合格数÷总数×100%”");
        }
    }
}

/// Whether the entry is a part of a whole. Satisfaction is asked for and not divided.
fn is_share(entry: &Entry) -> bool {
    let unit = unit::parse(&text::squeeze(&entry.unit));
    unit.is_some_and(|unit| unit.is_share()) && !entry.name.contains("满意")
}
