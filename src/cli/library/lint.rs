//! `jixiao library lint`.

use crate::cli::output::{Format, Item, csv_table, sarif};
use crate::cli::report::{apart, indented};
use crate::cli::setup::{self, Least};
use crate::cli::{Done, Failure, Outcome, width};
use jixiao_validator::Severity;
use jixiao_validator::library::lint::{self, Finding, LINTS};
use jixiao_validator::library::{Group, Library, Scope};
use serde_json::json;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(clap::Args)]
#[command(
    override_usage = "jixiao library lint [选项] <指标库>",
    after_help = "示例：\n  jixiao library lint 指标库.json\n  jixiao library lint data/library --format csv > 清单.csv"
)]
pub struct Args {
    /// 指标库：JSON 文件、一组 CSV 的文件夹，或工作簿
    #[arg(value_name = "指标库")]
    library: PathBuf,
    /// 输出格式：text（文字，默认）、json、csv（表格）、sarif（SARIF 2.1.0）
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "格式")]
    format: Format,
    /// 只列这一级别及更重的问题：error（错误）、warning（提醒）、info（建议，默认）
    #[arg(long, value_enum, default_value_t = Least::Info, value_name = "级别")]
    severity: Least,
}

pub fn run(args: &Args) -> Done {
    let bytes = setup::library_bytes(&args.library)?;
    let mut findings = lint::lint(&bytes).map_err(|error| Failure(error.to_string()))?;
    let outcome =
        if findings.iter().any(|finding| finding.severity == Severity::Error) { Outcome::Found } else { Outcome::Clean };
    findings.retain(|finding| args.severity.allows(finding.severity));
    let source = args.library.display().to_string();
    let items: Vec<Item<'_>> = findings.iter().map(|finding| Item::of_finding(finding, &source, &source)).collect();
    let text = match args.format {
        Format::Text => counts(&bytes) + &in_words(&findings),
        Format::Json => format!("{}\n", json!({"source": source, "findings": findings})),
        Format::Csv => csv_table::head() + &csv_table::rows(&items),
        Format::Sarif => {
            let lints = LINTS.iter().map(|lint| (lint.code, lint.title, lint.severity));
            sarif::head(lints) + &sarif::results(&items) + sarif::FOOT
        }
    };
    io::stdout().write_all(text.as_bytes())?;
    Ok(outcome)
}

/// How many entries each group has; nothing for a library that does not load.
fn counts(bytes: &[u8]) -> String {
    let Ok(library) = Library::load(bytes) else { return String::new() };
    let count = |scope, group: Option<&Group>| {
        let entries = library.entries().iter().filter(|entry| entry.scope == scope);
        entries.filter(|entry| group.is_none_or(|group| entry.group == group.code)).count().to_string()
    };
    let mut table = vec![["类别", "编码", "名称", "指标数"].map(str::to_owned).to_vec()];
    let scopes = [(Scope::Sector, "行业", library.sectors()), (Scope::Common, "共性类", library.common_groups())];
    for (scope, word, groups) in scopes.into_iter().filter(|(_, _, groups)| !groups.is_empty()) {
        let row =
            |group: &Group| vec![word.to_owned(), group.code.to_string(), group.name.to_string(), count(scope, Some(group))];
        table.extend(groups.iter().map(row));
        table.push(vec![format!("{word}合计"), String::new(), format!("{} 类", groups.len()), count(scope, None)]);
    }
    width::table(&table).join("\n") + "\n\n"
}

fn in_words(findings: &[Finding]) -> String {
    let columns = width::columns();
    let mut text = String::new();
    for finding in findings {
        let Finding { severity, code, entry, name, field, message, help, .. } = finding;
        let subject = if entry.is_empty() { "指标库".to_owned() } else { format!("{entry}  {name}") };
        let head = apart(&format!("{}  {subject}", severity.word()), &format!("{field}  {code}"), columns);
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{head}");
        for line in indented("问题", message, columns).into_iter().chain(indented("办法", help, columns)) {
            let _ = writeln!(text, "{line}");
        }
        text.push('\n');
    }
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let counts =
        [Severity::Error, Severity::Warning, Severity::Info].map(|severity| format!("{} {}", severity.word(), count(severity)));
    let _ = match findings {
        [] => writeln!(text, "没有发现问题。"),
        _ => writeln!(text, "{}", counts.join(" · ")),
    };
    text
}
