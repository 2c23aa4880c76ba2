//! The places that a form has, as the contract (design.md 1.1) prints them. They are written down here a second time on
//! purpose: what the engine believes of its own paths is no proof that they are right.

use jixiao_validator::issue::Segment;
use serde_json::Value;

/// What may stand at a place.
pub enum Shape {
    /// One cell.
    Cell,
    /// Cells or parts by key, in the order of the form.
    Part(&'static [(&'static str, Shape)]),
    /// Any number of one shape.
    Rows(&'static Shape),
}

use Shape::{Cell, Part, Rows};

/// The whole form.
pub const FORM: Shape = Part(&[
    ("formType", Cell),
    ("fiscalYear", Cell),
    ("project", PROJECT),
    ("money", MONEY),
    ("preEvaluation", Part(&[("concluded", Cell), ("reportNo", Cell), ("conclusion", Cell)])),
    ("goals", Part(&[("total", Cell), ("annual", Cell)])),
    ("indicators", Rows(&INDICATOR)),
    ("explanations", Rows(&Part(&[("code", Cell), ("pointer", Cell), ("reason", Cell)]))),
]);

const PROJECT: Shape = Part(&[
    ("code", Cell),
    ("name", Cell),
    ("category", Cell),
    ("attribute", Cell),
    ("department", Cell),
    ("unit", Cell),
    ("functionCode", Cell),
    ("sector", Cell),
    ("startDate", Cell),
    ("endDate", Cell),
    ("basis", Cell),
    ("commonGroups", Rows(&Cell)),
    ("plan", Part(&[("content", Cell), ("expected", Cell), ("schedule", Rows(&SCHEDULE))])),
]);

const SCHEDULE: Shape = Part(&[("task", Cell), ("start", Cell), ("end", Cell), ("amount", Cell)]);

const MONEY: Shape = Part(&[
    ("unit", Cell),
    ("total", Cell),
    (
        "annual",
        Part(&[
            ("total", Cell),
            ("fiscal", Cell),
            ("generalBudget", Cell),
            ("governmentFund", Cell),
            ("stateCapital", Cell),
            ("socialInsurance", Cell),
            ("carryOver", Cell),
            ("specialAccount", Cell),
            ("unitFunds", Cell),
            ("other", Cell),
        ]),
    ),
    ("years", Rows(&Part(&[("year", Cell), ("amount", Cell)]))),
]);

const INDICATOR: Shape = Part(&[
    ("period", Cell),
    ("level1", Cell),
    ("level2", Cell),
    ("name", Cell),
    ("operator", Cell),
    ("value", Cell),
    ("unit", Cell),
    ("kind", Cell),
    ("content", Cell),
    ("valueBasis", Cell),
    ("evidence", Cell),
    ("weight", Cell),
    ("lastYear", Cell),
    ("yearBefore", Cell),
    ("libraryCode", Cell),
]);

/// Where `path` stands on paper, for comparing; `None` where the form has no such place.
pub fn order(path: &[Segment]) -> Option<Vec<usize>> {
    let mut shape = &FORM;
    let mut order = Vec::new();
    for segment in path {
        let (next, place) = match (shape, segment) {
            (Part(keys), Segment::Key(key)) => {
                let place = keys.iter().position(|(own, _)| own == key)?;
                (&keys.get(place)?.1, place)
            }
            (Rows(row), Segment::Index(index)) => (*row, *index),
            _ => return None,
        };
        order.push(place);
        shape = next;
    }
    Some(order)
}

/// Whether something stands at `path` in `form`, `null` included.
pub fn exists(form: &Value, path: &[Segment]) -> bool {
    let found = path.iter().try_fold(form, |at, segment| match segment {
        Segment::Key(key) => at.get(key.as_ref()),
        Segment::Index(index) => at.get(*index),
    });
    found.is_some()
}

/// The paths of every cell of `form`, whatever stands there.
pub fn cells(form: &Value) -> Vec<Vec<Segment>> {
    let mut cells = Vec::new();
    collect(&FORM, form, &mut Vec::new(), &mut cells);
    cells
}

fn collect(shape: &Shape, value: &Value, path: &mut Vec<Segment>, cells: &mut Vec<Vec<Segment>>) {
    let mut below = |segment: Segment, shape: &Shape, value: &Value| {
        path.push(segment);
        collect(shape, value, path, cells);
        path.pop();
    };
    match (shape, value) {
        (Cell, _) => cells.push(path.clone()),
        (Part(keys), Value::Object(members)) => {
            keys.iter().filter_map(|(key, shape)| Some((key, shape, members.get(*key)?))).for_each(|(key, shape, value)| {
                below(Segment::from(*key), shape, value);
            });
        }
        (Rows(row), Value::Array(items)) => {
            items.iter().enumerate().for_each(|(index, item)| below(Segment::Index(index), row, item));
        }
        _ => {}
    }
}
