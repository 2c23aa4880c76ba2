//! Mutations of forms: what people, portals and pasted workbooks do to them. The same seed makes the same form.

mod pieces;
pub mod text;

use super::random::Random;
use pieces::{DATES, NUMBERS, PIECES};
use serde_json::{Value, json};

/// How many rows a mutated form has at most, so that a run has many forms instead of few large ones.
const MOST_ROWS: usize = 120;

/// One of `forms` with one to six changes.
pub fn mutated(random: &mut Random, forms: &[Value]) -> Value {
    let mut form = random.pick(forms).clone();
    for _ in 0..=random.below(6) {
        change(random, &mut form, forms);
    }
    form
}

fn change(random: &mut Random, form: &mut Value, forms: &[Value]) {
    match random.below(12) {
        0..=3 => type_into(random, form),
        4 => set(random, form, odd_number),
        5 => set(random, form, |random| json!(*random.pick(DATES))),
        6 => set(random, form, other_type),
        7 => swap_cells(random, form),
        8 => rows(random, form),
        9 => splice(random, form, forms),
        10 => key(random, form),
        _ => cell_of_row(random, form),
    }
}

/// A text of the pieces that people type, or of any characters at all.
pub fn typed(random: &mut Random) -> String {
    if random.chance(15) {
        return (0..random.below(12)).filter_map(|_| char::from_u32(u32::try_from(random.below(0x11_0000)).unwrap())).collect();
    }
    (0..random.below(5)).map(|_| *random.pick(PIECES)).collect()
}

/// Puts pieces into the text of a cell, takes characters out of it, or replaces it.
fn type_into(random: &mut Random, form: &mut Value) {
    let Some(cell) = any_leaf(random, form) else { return };
    let old: Vec<char> = cell.as_str().map_or_else(|| cell.to_string(), str::to_owned).chars().collect();
    let (at, upto) = (random.below(old.len().saturating_add(1)), random.below(old.len().saturating_add(1)));
    let (head, tail) = (old.get(..at).unwrap(), old.get(at..).unwrap());
    let said = |chars: &[char]| chars.iter().collect::<String>();
    let new = match random.below(6) {
        0 => typed(random),
        1 => said(head),
        2 => said(tail) + &said(head),
        3 => said(old.get(at.min(upto)..at.max(upto)).unwrap()),
        4 => said(&old).repeat(random.below(4)),
        _ => said(head) + &typed(random) + &said(tail),
    };
    *cell = json!(new);
}

fn set(random: &mut Random, form: &mut Value, value: fn(&mut Random) -> Value) {
    let new = value(random);
    if let Some(cell) = any_leaf(random, form) {
        *cell = new;
    }
}

/// A number as text or as JSON, at the edges of what can be counted.
fn odd_number(random: &mut Random) -> Value {
    let text = *random.pick(NUMBERS);
    match serde_json::from_str(text) {
        Ok(number) if random.chance(50) => number,
        _ => json!(format!("{}{text}{}", random.pick(&["", "≥", "-", "约"]), random.pick(&["", "%", "元", "万元", "人次"]))),
    }
}

fn other_type(random: &mut Random) -> Value {
    match random.below(7) {
        0 => Value::Null,
        1 => json!(random.chance(50)),
        2 => json!([]),
        3 => json!({}),
        4 => json!([typed(random), null, {"name": typed(random)}]),
        5 => json!({"value": typed(random), "unit": {"a": []}}),
        _ => (0..random.below(60)).fold(Value::Null, |inner, at| if at % 2 == 0 { json!([inner]) } else { json!({"a": inner}) }),
    }
}

fn swap_cells(random: &mut Random, form: &mut Value) {
    let places = leaves(form);
    if places.is_empty() {
        return;
    }
    let (a, b) = (random.pick(&places).clone(), random.pick(&places).clone());
    let first = form.pointer(&a).cloned().unwrap_or_default();
    let second = form.pointer_mut(&b).map(|cell| std::mem::replace(cell, first)).unwrap_or_default();
    if let Some(cell) = form.pointer_mut(&a) {
        *cell = second;
    }
}

/// Swaps, repeats, empties and takes away rows.
fn rows(random: &mut Random, form: &mut Value) {
    let Some(rows) = table(random, form) else { return };
    let (a, b) = (random.below(rows.len()), random.below(rows.len()));
    let Some(row) = rows.get(a).cloned() else { return };
    match random.below(5) {
        0 => rows.swap(a, b),
        1 => drop(rows.remove(a)),
        2 => rows.insert(b, row),
        3 => rows.insert(b, json!({})),
        _ => rows.extend(std::iter::repeat_n(row, random.below(MOST_ROWS).saturating_sub(rows.len()))),
    }
}

/// Takes a part, or rows, of another form.
fn splice(random: &mut Random, form: &mut Value, forms: &[Value]) {
    let other = random.pick(forms);
    let key = *random.pick(&["project", "money", "goals", "preEvaluation", "indicators", "indicators", "indicators"]);
    let Some(part) = other.get(key) else { return };
    match (form.get_mut(key), part) {
        (Some(Value::Array(rows)), Value::Array(others)) if random.chance(70) => {
            let (at, from) = (random.below(rows.len().saturating_add(1)), random.below(others.len()));
            let taken = others.iter().skip(from).take(random.below(8)).cloned();
            rows.splice(at..at, taken);
        }
        _ => {
            if let Some(form) = form.as_object_mut() {
                form.insert(key.to_owned(), part.clone());
            }
        }
    }
}

/// Misspells, adds or takes away a key.
fn key(random: &mut Random, form: &mut Value) {
    let mut parts = Vec::new();
    walk(form, &mut String::new(), &mut |pointer, value| {
        if value.is_object() {
            parts.push(pointer.to_owned());
        }
    });
    if parts.is_empty() {
        return;
    }
    let Some(Value::Object(part)) = form.pointer_mut(random.pick(&parts).as_str()) else { return };
    let keys: Vec<String> = part.keys().cloned().collect();
    let key = if keys.is_empty() { String::new() } else { random.pick(&keys).clone() };
    let value = part.remove(&key).unwrap_or_default();
    let new = match random.below(4) {
        0 => return,
        1 => format!("{key}{}", random.pick(&["s", "_", " ", "é"])),
        2 => key.chars().rev().collect(),
        _ => (*random.pick(&["__proto__", "constructor", "prototype", "", "a/b~c", "nmae", "Value", "指标值", "0"])).to_owned(),
    };
    part.insert(new, value);
}

/// Sets a cell of a row that the row may not have had.
fn cell_of_row(random: &mut Random, form: &mut Value) {
    let key = *random.pick(&[
        "period", "level1", "level2", "name", "operator", "value", "unit", "kind", "content", "valueBasis", "evidence", "weight",
        "lastYear", "yearBefore", "libraryCode",
    ]);
    let text = typed(random);
    let Some(rows) = form.get_mut("indicators").and_then(Value::as_array_mut) else { return };
    let at = random.below(rows.len());
    if let Some(Value::Object(row)) = rows.get_mut(at) {
        row.insert(key.to_owned(), json!(text));
    }
}

fn table<'t>(random: &mut Random, form: &'t mut Value) -> Option<&'t mut Vec<Value>> {
    let table = *random.pick(&["/indicators", "/indicators", "/indicators", "/project/plan/schedule", "/money/years"]);
    form.pointer_mut(table)?.as_array_mut()
}

fn any_leaf<'t>(random: &mut Random, form: &'t mut Value) -> Option<&'t mut Value> {
    let places = leaves(form);
    let place = places.get(random.below(places.len()))?;
    form.pointer_mut(place)
}

/// The pointers of everything that is no object and no array.
fn leaves(form: &Value) -> Vec<String> {
    let mut leaves = Vec::new();
    walk(form, &mut String::new(), &mut |pointer, value| {
        if !value.is_object() && !value.is_array() {
            leaves.push(pointer.to_owned());
        }
    });
    leaves
}

fn walk(value: &Value, pointer: &mut String, see: &mut impl FnMut(&str, &Value)) {
    see(pointer, value);
    let length = pointer.len();
    let mut below = |step: &str, value: &Value| {
        pointer.push('/');
        pointer.push_str(&step.replace('~', "~0").replace('/', "~1"));
        walk(value, pointer, see);
        pointer.truncate(length);
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(key, value)| below(key, value)),
        Value::Array(items) => items.iter().enumerate().for_each(|(at, value)| below(&at.to_string(), value)),
        _ => {}
    }
}
