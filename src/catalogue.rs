//! From the registry to the lists that others read: `npm/generated/rules.json`, the `RuleCode` union, the conformance
//! fixtures, and with `handbook.rs` and `coverage.rs` the pages of `docs/`. Native only, so that documentation never weighs on the engine.

use crate::checker::Checker;
use crate::coverage;
use crate::form;
use crate::handbook;
use crate::issue::Severity;
use crate::rule::{self, Rule};
use crate::schema;
use crate::text;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::fmt::Write as _;

/// The documentation of a rule, taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleDoc {
    /// The code.
    pub code: &'static str,
    /// The fault in a few words.
    pub title: &'static str,
    /// The name of the group.
    pub group: &'static str,
    /// The default severity.
    pub severity: Severity,
    /// The fields it reports on.
    pub fields: &'static [&'static str],
    /// 是什么
    pub what: String,
    /// 为什么
    pub why: String,
    /// 怎么改
    pub how: String,
    /// 反例
    pub wrong: String,
    /// 正例
    pub right: String,
    /// 依据
    pub basis: &'static str,
    /// The version that brought it.
    pub since: &'static str,
}

/// An example of a rule: a patch over the base form, and how it reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The changes: JSON pointer → value, `null` takes away. `$profile` and `$library` set the stage.
    pub patch: Map<String, Value>,
    /// What is written beside it for people; empty when the patch speaks for itself.
    pub text: String,
}

/// The documentation of every rule over `base`, the form that the examples patch, by group and code.
///
/// # Errors
/// Which rule is documented wrongly, and how.
pub fn docs(base: &Value) -> Result<Vec<RuleDoc>, String> {
    let mut rules: Vec<&Rule> = rule::all().collect();
    rules.sort_by_key(|rule| (rule.group, rule.code));
    rules.into_iter().map(|rule| doc(rule, base)).collect()
}

/// The wrong and the right examples of a rule.
///
/// # Errors
/// Which rule lacks an example, or what is wrong with one.
pub fn examples(rule: &Rule) -> Result<(Vec<Example>, Vec<Example>), String> {
    let wrong = read_examples(rule, section(rule, "反例")?)?;
    let right = read_examples(rule, section(rule, "正例")?)?;
    if wrong.is_empty() || right.is_empty() {
        return Err(format!("{}: needs a wrong and a right example", rule.code));
    }
    Ok((wrong, right))
}

/// The base form with an example's changes. `{"$repeat": n}` repeats the first row, `{"$text": n}` is a long text and
/// `{"$nest": n}` a deep nest: what would be too long to write out.
pub fn apply(base: &Value, patch: &Map<String, Value>) -> Value {
    let mut form = base.clone();
    for (pointer, value) in patch.iter().filter(|(pointer, _)| pointer.starts_with('/')) {
        let (parent, key) = pointer.rsplit_once('/').unwrap_or_default();
        let value = spell_out(value, &form);
        match (form.pointer_mut(parent), value) {
            (Some(Value::Array(rows)), value) => match (key.parse::<usize>(), value) {
                (Ok(at), Value::Null) if at < rows.len() => drop(rows.remove(at)),
                (Ok(at), value) if at < rows.len() => rows.splice(at..=at, [value]).for_each(drop),
                (_, value) => rows.push(value),
            },
            (Some(Value::Object(object)), Value::Null) => drop(object.remove(key)),
            (Some(Value::Object(object)), value) => drop(object.insert(key.to_owned(), value)),
            _ => {}
        }
    }
    form
}

/// Every generated file: its path from the root of the repository, and its content.
///
/// # Errors
/// Which rule is documented wrongly, and how.
pub fn files(base: &Value) -> Result<Vec<(&'static str, String)>, String> {
    let pretty = |value: Value| serde_json::to_string_pretty(&value).map(|text| text + "\n").map_err(|error| error.to_string());
    let rules = serde_json::to_value(docs(base)?).map_err(|error| error.to_string())?;
    let mut files = vec![
        ("docs/rules.md", handbook::page(base)?),
        ("docs/coverage.md", coverage::page()),
        ("npm/generated/rules.json", pretty(rules)?),
        ("npm/rule-codes.ts", type_script()),
        ("tests/fixtures/conformance.json", pretty(conformance(base)?)?),
    ];
    for (file, schema) in schema::files() {
        files.push((file, pretty(schema)?));
    }
    Ok(files)
}

/// Forms with the reports every build of the engine must give, byte for byte: the base form, and the base form with every
/// first wrong example of the rules that speak about its rows.
fn conformance(base: &Value) -> Result<Value, String> {
    let checker = Checker::new(None, None).map_err(|error| error.to_string())?;
    let mut cases = vec![json!({ "name": "base", "form": base, "report": checker.check(base.clone()) })];
    for rule in rule::all().filter(|rule| CONFORMANCE.contains(&rule.code)) {
        let (wrong, _) = examples(rule)?;
        let form = wrong.first().map(|example| apply(base, &example.patch)).unwrap_or_default();
        cases.push(json!({ "name": rule.code, "form": form, "report": checker.check(form) }));
    }
    Ok(Value::Array(cases))
}

/// One rule for each kind of cell and judgement keeps the file small.
const CONFORMANCE: &[&str] = &["F01", "F02", "V02", "V04", "V12", "E08", "U06", "K07", "I02", "Q01", "W01", "N06"];

/// The union types of codes and groups for TypeScript.
pub fn type_script() -> String {
    let union = |names: Vec<&str>| names.iter().map(|name| format!("  | '{name}'")).collect::<Vec<_>>().join("\n");
    let mut rules: Vec<&Rule> = rule::all().collect();
    rules.sort_by_key(|rule| (rule.group, rule.code));
    let codes = rules.iter().map(|rule| rule.code).collect();
    let mut groups: Vec<&str> = rules.iter().map(|rule| rule.group.title()).collect();
    groups.dedup();
    format!(
        "// Generated by `cargo run --bin catalogue` from the rules in src/rules. Edit there.\n\n\
         /** 规则代码，永不改号、永不复用。 */\nexport type RuleCode =\n{};\n\n/** 规则类别。 */\nexport type RuleGroup =\n{};\n",
        union(codes),
        union(groups)
    )
}

fn doc(rule: &Rule, base: &Value) -> Result<RuleDoc, String> {
    let (wrong, right) = examples(rule)?;
    let what = rule.docs.split("# 为什么").next().unwrap_or_default();
    let doc = RuleDoc {
        code: rule.code,
        title: rule.title,
        group: rule.group.title(),
        severity: rule.severity,
        fields: rule.fields,
        what: one_line(what),
        why: one_line(section(rule, "为什么")?),
        how: one_line(section(rule, "怎么改")?),
        wrong: shown(&wrong, base),
        right: shown(&right, base),
        basis: rule.basis,
        since: rule.since,
    };
    if [&doc.what, &doc.why, &doc.how].iter().any(|text| text.is_empty()) {
        return Err(format!("{}: says not what, why or how", rule.code));
    }
    Ok(doc)
}

/// The text of a section, up to the next heading.
fn section<'a>(rule: &'a Rule, name: &str) -> Result<&'a str, String> {
    let heading = format!("# {name}\n");
    let (_, rest) = rule.docs.split_once(&heading).ok_or_else(|| format!("{}: has no section {name}", rule.code))?;
    Ok(rest.split("\n # ").next().unwrap_or(rest))
}

fn read_examples(rule: &Rule, section: &str) -> Result<Vec<Example>, String> {
    let mut examples = Vec::new();
    let mut rest = section;
    while let Some((before, after)) = rest.split_once("```json") {
        let (json, after) = after.split_once("```").ok_or_else(|| format!("{}: an example has no end", rule.code))?;
        let patch = serde_json::from_str(json).map_err(|error| format!("{}: {error} in {json}", rule.code))?;
        examples.push(Example { patch, text: one_line(before) });
        rest = after;
    }
    Ok(examples)
}

/// Examples in words: the row they make, or the cells they change.
fn shown(examples: &[Example], base: &Value) -> String {
    let lines: Vec<String> = examples
        .iter()
        .map(|example| if example.text.is_empty() { in_words(example, base) } else { example.text.clone() })
        .collect();
    lines.join("\n")
}

fn in_words(example: &Example, base: &Value) -> String {
    let value = apply(base, &example.patch);
    let (text, mut room) = (value.to_string(), String::new());
    let Ok((json, _)) = form::json::parse(&text, &mut room) else { return text };
    let (form, _) = form::read(&json);
    let mut said: Vec<String> = Vec::new();
    for pointer in example.patch.keys().filter(|p| p.starts_with('/')) {
        let row = pointer.strip_prefix("/indicators/").and_then(|rest| rest.split('/').next());
        let row = row.map(|at| at.parse().unwrap_or(form.indicators.len().saturating_sub(1)));
        let line = match row.and_then(|at: usize| form.indicators.get(at)) {
            Some(row) => {
                let cells = [&row.level2, &row.name, &row.operator, &row.value, &row.unit];
                let cells: Vec<String> = cells.iter().map(|leaf| leaf.shown()).filter(|cell| !cell.is_empty()).collect();
                let mut line = cells.join(" | ");
                for leaf in [&row.content, &row.kind, &row.weight]
                    .into_iter()
                    .filter(|leaf| pointer.ends_with(&format!("/{}", leaf.place.key)))
                {
                    let _ = write!(line, " | {}：{}", leaf.place.label, leaf.shown());
                }
                line
            }
            None => match form.leaves().find(|leaf| crate::issue::pointer(&leaf.path()) == *pointer) {
                Some(leaf) if leaf.filled() => format!("{}：{}", leaf.place.label, leaf.shown()),
                Some(leaf) => format!("{}：（空）", leaf.place.label),
                None => String::new(),
            },
        };
        if !line.is_empty() && !said.contains(&line) {
            said.push(line);
        }
    }
    if said.is_empty() { "其余各项填写完整、前后一致的申报表".to_owned() } else { said.join("；") }
}

fn spell_out(value: &Value, form: &Value) -> Value {
    let size = |key: &str| value.get(key).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
    if let (Some(times), Some(row)) = (size("$repeat"), form.pointer("/indicators/0")) {
        return Value::Array(vec![row.clone(); times]);
    }
    if let Some(length) = size("$text") {
        return Value::String("文".repeat(length));
    }
    if let Some(depth) = size("$nest") {
        return (0..depth).fold(Value::Null, |inner, _| Value::Array(vec![inner]));
    }
    value.clone()
}

fn one_line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("")
}

/// The length of the longest message a rule may have is a matter of taste; a title must fit a column.
pub const MAX_TITLE: usize = 16;

/// Whether a title fits.
pub fn title_fits(rule: &Rule) -> bool {
    text::byte_len(rule.title) <= MAX_TITLE.saturating_mul(2)
}
