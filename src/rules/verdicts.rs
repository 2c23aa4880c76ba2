//! What several rules ask about one row, told once: the first rule that asks works it out. It depends on nothing but the
//! row, so a report stays a pure function of the form.

use super::better;
use super::funds::Funds;
use super::goal::Goal;
use super::misplaced::Misplaced;
use super::notation::Notation;
use super::unit_fault;
use super::value::Words;
use crate::context::Context;
use crate::sense::prose::{self, Told};
use std::cell::OnceCell;

/// The verdicts on a row.
#[derive(Default)]
pub struct Verdicts {
    pub(super) funds: Verdict<Funds>,
    pub(super) misplaced: Verdict<Misplaced>,
    pub(super) direction: Verdict<better::Fault>,
    pub(super) unit_flaw: Verdict<unit_fault::Fault>,
    pub(super) unit_fault: Verdict<unit_fault::Fault>,
    pub(super) words: Verdict<Words>,
    pub(super) value_notation: Verdict<Notation>,
    pub(super) operator_notation: Verdict<Notation>,
    pub(super) unit_notation: Verdict<Notation>,
    pub(super) name_notation: Verdict<Notation>,
}

/// What is found of a row, if anything.
pub(super) struct Verdict<T>(OnceCell<Option<T>>);

impl<T> Default for Verdict<T> {
    fn default() -> Self {
        Self(OnceCell::new())
    }
}

impl<T: Copy> Verdict<T> {
    /// What was found; `find` looks for it the first time.
    pub(super) fn or_find(&self, find: impl FnOnce() -> Option<T>) -> Option<T> {
        *self.0.get_or_init(find)
    }
}

/// What several rules ask about the form, told once.
#[derive(Default)]
pub struct FormVerdicts<'a> {
    pub(super) goal: OnceCell<Option<Goal>>,
    numbers: [OnceCell<Vec<Told<'a>>>; 3],
}

/// A text of the form in which numbers are looked for.
#[derive(Clone, Copy)]
pub(super) enum Prose {
    /// 年度目标
    Goal,
    /// 项目内容
    Plan,
    /// 预期成效
    Expected,
}

/// The numbers told in a text of the form.
pub(super) fn numbers_of<'c, 'a>(text: Prose, cx: &'c Context<'a>) -> &'c [Told<'a>] {
    let form = cx.form;
    let [goal, plan, expected] = &cx.verdicts.numbers;
    let (numbers, leaf) = match text {
        Prose::Goal => (goal, &form.goals.annual),
        Prose::Plan => (plan, &form.plan.content),
        Prose::Expected => (expected, &form.plan.expected),
    };
    numbers.get_or_init(|| prose::numbers_in(leaf.squeezed()))
}
