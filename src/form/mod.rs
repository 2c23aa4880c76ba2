//! The form as the rules see it: every cell optional, every cell knowing its place. Reading it never fails.

pub mod json;
mod leaf;
pub mod mend;
mod project_target;
mod read;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;

use crate::issue::Segment;

pub use leaf::{Base, Leaf, Place};
pub use project_target::{
    AnnualMoney, Explanation, Goals, INDICATORS, Indicator, Money, Plan, PreEvaluation, Project, ProjectTarget, ScheduleRow,
    YearRow,
};
use project_target::{DOCUMENT_ORDER, NESTED};
pub use read::{Fault, FaultKind, MAX_ROWS, MAX_TEXT, read};

/// A cell of a part of the form: its JSON key and what it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// The JSON key.
    pub name: &'static str,
    /// What the cell is called on the form.
    pub label: &'static str,
}

/// The parts of the form that hold cells, the largest first: the keys that lead to them, what they are called, their cells.
const PARTS: [(&[&str], &str, &[Key]); 10] = [
    (&["indicators"], "绩效指标", Indicator::KEYS),
    (&["project"], "基本信息", Project::KEYS),
    (&["project", "plan"], "实施计划", Plan::KEYS),
    (&["project", "plan", "schedule"], "实施进度", ScheduleRow::KEYS),
    (&["money"], "资金", Money::KEYS),
    (&["money", "annual"], "年度资金", AnnualMoney::KEYS),
    (&["money", "years"], "分年度资金", YearRow::KEYS),
    (&["preEvaluation"], "事前绩效评估", PreEvaluation::KEYS),
    (&["goals"], "绩效目标", Goals::KEYS),
    (&["explanations"], "说明", Explanation::KEYS),
];

/// What the cell or part with these keys, joined by dots, is called: `绩效指标 · 指标值` for `indicators.value`.
pub fn label_of(field: &str) -> String {
    let (part, cell) = field.rsplit_once('.').unwrap_or((field, ""));
    let named = |keys: &str| PARTS.iter().find(|(path, ..)| path.join(".") == keys);
    let label = |part: &str, cell: &str| {
        let (_, name, cells) = named(part)?;
        let key = cells.iter().find(|key| key.name == cell)?;
        Some(format!("{name} · {}", key.label))
    };
    let whole = || named(field).map(|(_, name, _)| (*name).to_owned());
    label(part, cell).or_else(whole).unwrap_or_else(|| project_target::head_label(field).to_owned())
}

/// How many steps of a path are compared. No path of a form has more.
const STEPS: usize = 8;

/// Where a path stands on paper.
pub type Order = [usize; STEPS];

/// Where a path stands on paper, for sorting: parts in the order of the form, rows by number, cells in the order of their
/// part. Keys the form does not know come last, and a part comes before what is in it.
pub fn order_of(path: &[Segment]) -> Order {
    let (mut above, mut depth) = ([""; STEPS], 0_usize);
    let mut order = [0; STEPS];
    for (segment, step) in path.iter().zip(&mut order) {
        let place = match segment {
            Segment::Index(index) => *index,
            Segment::Key(key) => {
                let known = match above.get(..depth).unwrap_or_default() {
                    [] => DOCUMENT_ORDER.iter().position(|k| k == key),
                    above => PARTS.iter().find(|(keys, ..)| *keys == above).and_then(|(_, _, keys)| place_in(keys, key)),
                };
                if let Some(last) = above.get_mut(depth) {
                    *last = key;
                }
                depth = depth.saturating_add(1);
                known.unwrap_or(usize::MAX)
            }
        };
        *step = place.saturating_add(1);
    }
    order
}

/// The place of `key` among the cells of a part and the parts in it, which come after its cells.
fn place_in(cells: &[Key], key: &str) -> Option<usize> {
    let nested = || NESTED.iter().position(|part| *part == key).map(|at| at.saturating_add(cells.len()));
    cells.iter().position(|cell| cell.name == key).or_else(nested)
}

/// Whether a document said by `formType` to be `kind` is one this engine knows.
pub fn is_known_form_type(kind: &str) -> bool {
    kind == project_target::FORM_TYPE
}
