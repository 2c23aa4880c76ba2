//! Edits of a form, made as `applyFix` of the package makes them: an edit that has no place where it points is left out.

use jixiao_validator::Checker;
use jixiao_validator::issue::{Edit, Fix};
use serde_json::{Value, json};

/// The form after the edits of a fix.
pub fn applied(form: Value, edits: &[Edit]) -> Value {
    edited(form, &serde_json::to_value(edits).unwrap())
}

/// The form after its safe fixes, as the page's button applies them: the first safe fix of every issue.
pub fn repaired(checker: &Checker, form: Value) -> Value {
    let fixes = safe_fixes(checker, &form);
    fixes.iter().fold(form, |form, fix| applied(form, &fix.edits))
}

/// The form after up to three rounds of safe fixes, as the labelled forms are scored.
pub fn repaired_thoroughly(checker: &Checker, mut form: Value) -> Value {
    for _ in 0..3 {
        let fixes = safe_fixes(checker, &form);
        if fixes.is_empty() {
            break;
        }
        form = fixes.iter().fold(form, |form, fix| applied(form, &fix.edits));
    }
    form
}

fn safe_fixes(checker: &Checker, form: &Value) -> Vec<Fix> {
    checker.check(form.clone()).issues.into_iter().filter_map(|issue| issue.fixes.into_iter().find(|fix| fix.safe)).collect()
}

/// The form after `edits`, a list of `{op, path, value}`.
pub fn edited(mut form: Value, edits: &Value) -> Value {
    for edit in edits.as_array().unwrap() {
        let mut next = form.clone();
        let path = edit["path"].as_array().unwrap();
        if make(&mut next, path, edit["op"].as_str().unwrap(), &edit["value"]) {
            form = next;
        }
    }
    form
}

/// Makes one edit below `node`; whether it had a place there.
fn make(node: &mut Value, path: &[Value], op: &str, value: &Value) -> bool {
    let Some((segment, rest)) = path.split_first() else {
        *node = value.clone();
        return op == "set";
    };
    if node.is_null() && op != "remove" {
        *node = if segment.is_number() { json!([]) } else { json!({}) };
    }
    match node {
        Value::Array(items) => {
            let index = segment.as_u64().and_then(|index| usize::try_from(index).ok()).unwrap_or(usize::MAX);
            make_in_array(items, index, rest, op, value)
        }
        Value::Object(object) => {
            let key = segment.as_str().map_or_else(|| segment.to_string(), str::to_owned);
            match (rest, op) {
                ([], "remove") => object.remove(&key).is_some(),
                ([], "set") => {
                    object.insert(key, value.clone());
                    true
                }
                ([], _) => false,
                _ => make(object.entry(key).or_insert(Value::Null), rest, op, value),
            }
        }
        _ => false,
    }
}

fn make_in_array(items: &mut Vec<Value>, index: usize, rest: &[Value], op: &str, value: &Value) -> bool {
    match (rest, op) {
        ([], "insert") => items.insert(index.min(items.len()), value.clone()),
        ([], "remove") if index < items.len() => drop(items.remove(index)),
        ([], "set") if index == items.len() => items.push(value.clone()),
        ([], "remove") => return false,
        _ => return items.get_mut(index).is_some_and(|item| make(item, rest, op, value)),
    }
    true
}
