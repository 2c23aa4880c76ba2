//! `jixiao explain`: the handbook of the rules, and the kinds of findings about a library.

use super::report::indented;
use super::{Done, Failure, HELP, Outcome, width};
use jixiao_validator::library::lint::LINTS;
use jixiao_validator::{catalogue, rule};
use std::io::{self, Write};

/// The form that the examples of the rules patch.
const BASE: &str = include_str!("../../tests/fixtures/base.json");

#[derive(clap::Args)]
#[command(help_template = HELP, override_usage = "jixiao explain [选项] [代码]…", after_help = "不写代码时列出全部规则。\n\n示例：\n  jixiao explain V06\n  jixiao explain U01 U02 --json")]
pub struct Args {
    /// 规则代码，例如 V06
    #[arg(value_name = "代码")]
    codes: Vec<String>,
    /// 输出 JSON
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args) -> Done {
    let base = serde_json::from_str(BASE).map_err(|error| Failure(error.to_string()))?;
    let mut docs = catalogue::docs(&base).map_err(Failure)?;
    let wanted: Vec<String> = args.codes.iter().map(|code| code.to_ascii_uppercase()).collect();
    if let Some(unknown) = wanted.iter().find(|code| rule::by_code(code).is_none()) {
        return Err(Failure(format!("没有代码为“{unknown}”的规则，不写代码可列出全部规则")));
    }
    let mut out = io::stdout().lock();
    if !wanted.is_empty() {
        docs.retain(|doc| wanted.iter().any(|code| code == doc.code));
    }
    if args.json {
        let text = serde_json::to_string_pretty(&docs).map_err(|error| Failure(error.to_string()))?;
        writeln!(out, "{text}")?;
        return Ok(Outcome::Clean);
    }
    if wanted.is_empty() {
        let mut rows: Vec<Vec<String>> = Vec::new();
        for rule in rule::all() {
            rows.push([rule.code, rule.severity.word(), rule.group.title(), rule.title].map(str::to_owned).to_vec());
        }
        for lint in LINTS {
            rows.push([lint.code, lint.severity.word(), "指标库", lint.title].map(str::to_owned).to_vec());
        }
        writeln!(out, "{}", width::table(&rows).join("\n"))?;
        return Ok(Outcome::Clean);
    }
    for doc in docs {
        let severity = rule::by_code(doc.code).map_or("", |rule| rule.severity.word());
        writeln!(out, "{}  {}  {}  {}", severity, doc.code, doc.title, doc.group)?;
        for (word, text) in [
            ("是什么", doc.what.as_str()),
            ("为什么", &doc.why),
            ("怎么改", &doc.how),
            ("反例", &doc.wrong),
            ("正例", &doc.right),
            ("依据", doc.basis),
        ] {
            for line in text.split('\n').flat_map(|part| indented(word, part, width::columns())) {
                writeln!(out, "{line}")?;
            }
        }
        writeln!(out)?;
    }
    Ok(Outcome::Clean)
}
