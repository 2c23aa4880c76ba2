//! V: the target value.

mod grade;
mod number;
mod printed;
mod shape;
mod words;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use grade::tells_grades;
pub(super) use number::fraction_of_one;
pub(super) use words::{Words, words_of};

use crate::rule::Rule;
use grade::V21;
use number::{V07, V08, V10, V11, V13};
use printed::{V02, V12, V14, V15};
use shape::{V03, V04, V09, V16};
use words::{V01, V05, V06, V20, V22, V23};

/// The rules of this group.
pub(super) static RULES: &[&Rule] =
    &[&V01, &V02, &V03, &V04, &V05, &V06, &V07, &V08, &V09, &V10, &V11, &V12, &V13, &V14, &V15, &V16, &V20, &V21, &V22, &V23];
