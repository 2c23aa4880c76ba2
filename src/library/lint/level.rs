//! Whether the levels of the entries make one tree: every second level under its first, and not the cost rows of 2015 and
//! of 2021 side by side.

use super::finding::{LEVEL, Sink, TREE};
use super::{Entry, Lints};
use crate::context::{belongs, level1_of};
use crate::profile::Tree;
use crate::sense::level::{self, Level1, Level2};

pub(super) fn check(lints: &Lints, sink: &mut Sink<'_>) {
    let tree = tree_of(lints);
    for (index, entry) in lints.sound() {
        let (level1, level2) = (level::level1(&entry.level1), entry.second_level);
        if level2 == Level2::Other {
            let message = format!("二级指标“{}”不在指标树上", entry.level2);
            sink.report(&LEVEL, index, "level2", &message, "请改用数量、质量、时效、成本、各类效益或服务对象满意度指标");
        } else if level1 == Level1::Other || !(belongs(level2, level1, tree) || is_of_the_other_tree(entry)) {
            let message = format!("“{}”不能放在一级指标“{}”下", entry.level2, entry.level1);
            let help = format!("请把一级指标改为“{}”", level1_of(level2).name());
            sink.report(&LEVEL, index, "level1", &message, &help);
        }
    }
    if of_2021(lints) > 0 && of_2015(lints) > 0 {
        let message = format!("成本类指标有 {} 条放在产出指标下，{} 条放在成本指标下", of_2015(lints), of_2021(lints));
        sink.whole(&TREE, "indicators", &message, "一个指标库只用一种指标树，请统一成财预〔2015〕88号或财预〔2021〕101号的放法");
    }
}

/// The tree that most of the entries about costs follow.
pub(super) fn tree_of(lints: &Lints) -> Tree {
    if of_2021(lints) > of_2015(lints) { Tree::Y2021 } else { Tree::Y2015 }
}

/// A cost of the other tree is told once for the whole library.
fn is_of_the_other_tree(entry: &Entry) -> bool {
    follows_2015(entry) || follows_2021(entry)
}

fn of_2015(lints: &Lints) -> usize {
    lints.sound().filter(|(_, entry)| follows_2015(entry)).count()
}

fn of_2021(lints: &Lints) -> usize {
    lints.sound().filter(|(_, entry)| follows_2021(entry)).count()
}

fn follows_2015(entry: &Entry) -> bool {
    entry.second_level == Level2::Cost && level::level1(&entry.level1) == Level1::Output
}

fn follows_2021(entry: &Entry) -> bool {
    let cost = entry.second_level == Level2::Cost || entry.second_level.is_cost_of_2021();
    cost && level::level1(&entry.level1) == Level1::Cost
}
