//! How right the engine is on forms it was not written for: the labelled forms and single mistakes of `tests/accuracy`, with
//! the reference library and without one. The floors lie slightly below what is measured; a change that falls through one
//! is told what it got wrong that was right before.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test that cannot make its checker must stop at once")]

mod common;

use common::material;
use common::scoring::{self, Remark, per_mille};
use jixiao_validator::Checker;

/// The folder of the labelled forms.
const DIR: &str = "tests/accuracy";

/// A figure, which side of the bound is good, and the bound.
type Bound = (&'static str, usize, Is, usize);

enum Is {
    AtLeast,
    AtMost,
}

use Is::{AtLeast, AtMost};

#[test]
fn labelled_forms_with_the_reference_library() {
    forms(Some(&material::reference_library()), [990, 970, 985, 0]);
}

#[test]
fn labelled_forms_without_a_library() {
    forms(None, [990, 970, 985, 0]);
}

#[test]
fn single_mistakes_with_the_reference_library() {
    cases(Some(&material::reference_library()), [965, 5]);
}

#[test]
fn single_mistakes_without_a_library() {
    cases(None, [960, 5]);
}

fn forms(library: Option<&str>, [meaning, recall, precision, errors]: [usize; 4]) {
    let checker = Checker::new(library.map(str::as_bytes), None).unwrap();
    let s = scoring::forms::score(&checker, DIR);
    let bounds = [
        ("‰ of the rows understood", per_mille(s.right, s.rows), AtLeast, meaning),
        ("‰ of the faults found", per_mille(s.hits, s.hits.saturating_add(s.misses)), AtLeast, recall),
        ("‰ of what is said right", per_mille(s.hits, s.hits.saturating_add(s.alarms)), AtLeast, precision),
        ("‰ of the rows falsely blocked", per_mille(s.errors, s.rows), AtMost, errors),
    ];
    judge(&bounds, &s.remarks);
}

fn cases(library: Option<&str>, [found, beside]: [usize; 2]) {
    let checker = Checker::new(library.map(str::as_bytes), None).unwrap();
    let s = scoring::cases::score(&checker, DIR);
    let bounds = [
        ("sound forms blocked", s.blocked, AtMost, 0),
        ("sound forms remarked", s.warned, AtMost, 1),
        ("harmless changes blocked", s.harmless_blocked, AtMost, 0),
        ("‰ of the harmless changes remarked", per_mille(s.harmless_spoken, s.harmless), AtMost, 15),
        ("‰ of the mistakes found", per_mille(s.hits, s.mistakes), AtLeast, found),
        ("‰ of the mistakes with a wrong companion", per_mille(s.noisy, s.mistakes), AtMost, beside),
        ("‰ of the safe repairs right", per_mille(s.repaired, s.repairs), AtLeast, 985),
    ];
    judge(&bounds, &s.remarks);
}

/// Fails when a figure is out of bounds, naming it and every difference that is not known from before.
fn judge(bounds: &[Bound], remarks: &[Remark]) {
    let is_out = |(_, figure, is, bound): &&Bound| match is {
        AtLeast => figure < bound,
        AtMost => figure > bound,
    };
    let figures: Vec<String> = bounds
        .iter()
        .map(|(name, figure, is, bound)| format!("{figure} {name}, {} {bound}", if matches!(is, AtLeast) { "≥" } else { "≤" }))
        .collect();
    println!("{}", figures.join("\n"));
    let known = material::text(&format!("{DIR}/known.txt"));
    let fresh: Vec<String> =
        remarks.iter().filter(|remark| !known.lines().any(|line| line == remark.key())).map(ToString::to_string).collect();
    let out: Vec<&str> = bounds.iter().filter(is_out).map(|(name, ..)| *name).collect();
    assert!(out.is_empty(), "out of bounds: {out:?}\n{}\nwhat got worse:\n{}", figures.join("\n"), fresh.join("\n"));
}
