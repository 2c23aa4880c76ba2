//! `jixiao library diff`.

use crate::cli::report::indented;
use crate::cli::{Done, Failure, Outcome, setup, width};
use jixiao_validator::library::diff::{self, Diff, FieldChange};
use jixiao_validator::report::Source;
use serde_json::Value;
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(clap::Args)]
#[command(
    override_usage = "jixiao library diff [选项] <旧版> <新版>",
    after_help = "有不同时退出码为 1。\n\n示例：\n  jixiao library diff 指标库2024.json 指标库2025.json\n  jixiao library diff 旧.json 新.json --json"
)]
pub struct Args {
    /// 旧版本
    #[arg(value_name = "旧版")]
    from: PathBuf,
    /// 新版本
    #[arg(value_name = "新版")]
    to: PathBuf,
    /// 输出 JSON
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args) -> Done {
    let (from, to) = (setup::library(&args.from)?, setup::library(&args.to)?);
    let diff = diff::diff(&from, &to);
    let mut out = io::stdout().lock();
    if args.json {
        let text = serde_json::to_string_pretty(&diff).map_err(|error| Failure(error.to_string()))?;
        writeln!(out, "{text}")?;
    } else {
        writeln!(out, "{}", in_words(&diff).join("\n"))?;
    }
    Ok(if diff.is_empty() { Outcome::Clean } else { Outcome::Found })
}

fn in_words(diff: &Diff) -> Vec<String> {
    let told = |source: &Source| format!("{} {}", source.id, source.version);
    let mut lines = vec![format!("从 {} 到 {}", told(&diff.from), told(&diff.to))];
    if diff.is_empty() {
        lines.push("没有不同。".to_owned());
        return lines;
    }
    section(
        &mut lines,
        "分组",
        diff.groups.iter().map(|group| {
            let name = |name: &str| if name.is_empty() { "（无）".to_owned() } else { format!("“{name}”") };
            vec![format!("{}  {} → {}", group.code, name(&group.before), name(&group.after))]
        }),
    );
    section(
        &mut lines,
        "增加",
        diff.added.iter().map(|entry| vec![format!("{}  {}（{}）", entry.code, entry.name, entry.level2)]),
    );
    section(
        &mut lines,
        "删除",
        diff.removed.iter().map(|entry| vec![format!("{}  {}（{}）", entry.code, entry.name, entry.level2)]),
    );
    section(
        &mut lines,
        "换了编码",
        diff.recoded.iter().map(|entry| {
            let head = format!("{} → {}  {}", entry.before, entry.after, entry.name);
            std::iter::once(head).chain(field_lines(&entry.fields)).collect()
        }),
    );
    section(
        &mut lines,
        "修改",
        diff.changed.iter().map(|entry| {
            let head = format!("{}  {}", entry.code, entry.name);
            std::iter::once(head).chain(field_lines(&entry.fields)).collect()
        }),
    );
    lines
}

fn section(lines: &mut Vec<String>, title: &str, entries: impl ExactSizeIterator<Item = Vec<String>>) {
    if entries.len() > 0 {
        lines.extend([String::new(), format!("{title} {}", entries.len())]);
        lines.extend(entries.flatten().map(|line| format!("  {line}")));
    }
}

fn field_lines(fields: &[FieldChange]) -> impl Iterator<Item = String> {
    let columns = width::columns();
    fields.iter().flat_map(move |change| {
        let [before, after] = [&change.before, &change.after].map(|value| shown(value, change.field));
        indented("", &format!("{}：{before} → {after}", change.label), columns)
    })
}

/// A value as people read it. A library leaves out what is so for nearly every entry.
fn shown(value: &Value, field: &str) -> String {
    match value {
        Value::Null if field == "enabled" => "是".to_owned(),
        Value::Null if matches!(field, "required" | "fixed") => "否".to_owned(),
        Value::Null => "（空）".to_owned(),
        Value::Bool(true) => "是".to_owned(),
        Value::Bool(false) => "否".to_owned(),
        Value::String(text) if text.is_empty() => "（空）".to_owned(),
        Value::String(text) => format!("“{text}”"),
        Value::Array(items) => items.iter().map(|item| shown(item, field)).collect(),
        Value::Object(parts) => {
            parts.iter().map(|(key, part)| format!("{key} {}", shown(part, key))).collect::<Vec<_>>().join(" ")
        }
        Value::Number(number) => number.to_string(),
    }
}
