//! `jixiao library import`: a library as the bureau keeps it becomes the JSON that the engine reads.

use crate::cli::output::{Format, Item, csv_table, sarif};
use crate::cli::progress::Progress;
use crate::cli::report::{apart, indented};
use crate::cli::{Done, Failure, Outcome, setup, width};
use jixiao_validator::Severity;
use jixiao_validator::import::{self, Finding, ImportedLibrary, Stage, import_library_telling};
use jixiao_validator::library::Library;
use serde_json::json;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(clap::Args)]
#[command(
    override_usage = "jixiao library import [选项] <来源>",
    after_help = "导入时发现的问题写到屏幕；没有写 -o 时屏幕上是指标库，问题写到标准错误。\n\n示例：\n  \
        jixiao library import 指标库.xlsx -o 指标库.json\n  \
        jixiao library import 指标库.xls -o 指标库.json --format csv > 导入问题.csv\n  \
        jixiao library import data/library -o 指标库.json"
)]
pub struct Args {
    /// 工作簿（.xlsx、.xls、.csv），一组 CSV 的文件夹，或 JSON 文件
    #[arg(value_name = "来源")]
    from: PathBuf,
    /// 指标库写到这个文件；不写时输出到屏幕
    #[arg(short, long, value_name = "文件")]
    output: Option<PathBuf>,
    /// 问题的格式：text（文字，默认）、json、csv（表格）、sarif（SARIF 2.1.0）
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "格式")]
    format: Format,
}

pub fn run(args: &Args) -> Done {
    let (bytes, findings) = if setup::is_workbook(&args.from) {
        let imported = imported(args)?;
        (imported.library.to_string().into_bytes(), imported.findings)
    } else {
        (setup::library_bytes(&args.from)?, Vec::new())
    };
    let told = told(&findings, args);
    if let Some(file) = &args.output {
        fs::write(file, &bytes).map_err(|error| Failure(format!("“{}”写不进去：{error}", file.display())))?;
        io::stdout().write_all(told.as_bytes())?;
    } else {
        eprint!("{told}");
        io::stdout().write_all(&bytes)?;
    }
    // What the import itself could not mend is among its findings; a folder or JSON has none of its own.
    let library = Library::load(&bytes).map_err(|error| Failure(error.to_string()))?;
    eprintln!("指标库 {} {}：{} 条指标", library.id(), library.version(), library.entries().len());
    let wrong = findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if wrong { Outcome::Found } else { Outcome::Clean })
}

fn imported(args: &Args) -> Result<ImportedLibrary, Failure> {
    let bytes = setup::read(&args.from)?;
    let mut bar = Progress::before_results(import::Progress::TOTAL);
    let imported = import_library_telling(&bytes, &setup::name_of(&args.from), &mut |progress| {
        bar.tell(progress.done, || words(progress.stage).to_owned());
    });
    bar.finish();
    imported.map_err(|error| Failure(error.to_string()))
}

fn words(stage: Stage) -> &'static str {
    match stage {
        Stage::Sheets => "正在读取工作表",
        Stage::Tables => "正在识别表头",
        Stage::Rows => "正在整理指标",
        Stage::Check => "正在核对",
    }
}

fn told(findings: &[Finding], args: &Args) -> String {
    let source = args.from.display().to_string();
    let items: Vec<Item<'_>> = findings.iter().map(|finding| Item::of_import(finding, &source)).collect();
    match args.format {
        Format::Text => in_words(&items),
        Format::Json => format!("{}\n", json!({"source": source, "findings": findings})),
        Format::Csv => csv_table::head() + &csv_table::rows(&items),
        Format::Sarif => sarif::head(std::iter::empty()) + &sarif::results(&items) + sarif::FOOT,
    }
}

fn in_words(items: &[Item<'_>]) -> String {
    let columns = width::columns();
    let mut text = String::new();
    for item in items {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{}", apart(&format!("{}  {}", item.severity.word(), item.label), item.code, columns));
        for line in indented("问题", item.message, columns).into_iter().chain(indented("办法", item.help, columns)) {
            let _ = writeln!(text, "{line}");
        }
        text.push('\n');
    }
    text
}
