//! `jixiao check`: forms in, reports out, in the order in which they came and without ever holding all of them.

use super::checked::{self, Checked, place};
use super::forms::{Forms, Given};
use super::output::{Format, Item, csv_table, sarif};
use super::progress::Progress;
use super::setup::{self, Least};
use super::{Done, Failure, HELP, Outcome, report, width};
use jixiao_validator::report::Counts;
use jixiao_validator::{Checker, Severity, rule};
use rayon::prelude::*;
use serde_json::json;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

/// How many forms are checked side by side before their reports are printed.
const CHUNK: usize = 256;

#[derive(clap::Args)]
#[command(
    help_template = HELP,
    override_usage = "jixiao check [选项] <文件>…",
    after_help = "一个文件是一份申报表，或每行一份（NDJSON），或一个工作簿（.xlsx、.xls、.csv）。带“form”的记录按其中的表检查，“title”或“id”作为名称；页面导出的提交记录还要核对表、报告、指标库和审核口径是否和提交时一致。\n\n示例：\n  \
        jixiao check 申报表.xlsx --library 指标库.json\n  \
        jixiao check 提交记录.json --library 指标库.json\n  \
        jixiao check 全区.ndjson --format csv > 问题清单.csv\n  \
        jixiao check 全区.ndjson --severity error --format sarif > 结果.sarif\n  \
        cat 申报表.json | jixiao check - --format json"
)]
pub struct Args {
    /// 申报表文件；“-”是标准输入
    #[arg(required = true, value_name = "文件")]
    files: Vec<PathBuf>,
    /// 指标库：JSON 文件、一组 CSV 的文件夹，或工作簿
    #[arg(long, value_name = "指标库")]
    library: Option<PathBuf>,
    /// 审核口径：内置的名称（hongta-2024、central-2021）或 JSON 文件
    #[arg(long, value_name = "口径")]
    profile: Option<String>,
    /// 输出格式：text（文字，默认）、json（每份一行）、csv（表格）、sarif（SARIF 2.1.0）
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "格式")]
    format: Format,
    /// 只列这一级别及更重的问题：error（错误）、warning（提醒）、info（建议，默认）
    #[arg(long, value_enum, default_value_t = Least::Info, value_name = "级别")]
    severity: Least,
}

pub fn run(args: &Args) -> Done {
    let checker = setup::checker(args.library.as_deref(), args.profile.as_deref())?;
    let mut run = Run { args, checker, out: BufWriter::new(io::stdout()), totals: Totals::default() };
    let size = |file: &PathBuf| fs::metadata(file).map_or(0, |meta| meta.len());
    let mut progress = Progress::beside_results(args.files.iter().map(size).fold(0, u64::saturating_add));
    // A reader that has seen enough, such as `head`, is no failure of ours.
    let done = run.all(&mut progress);
    progress.finish();
    match done {
        Err(Stop::Failure(failure)) => {
            run.out.flush().ok();
            Err(failure)
        }
        Ok(()) | Err(Stop::Pipe) => run.outcome(),
    }
}

/// Why printing ended early.
enum Stop {
    Pipe,
    Failure(Failure),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::Pipe } else { Self::Failure(error.into()) }
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// What all forms together came to.
#[derive(Default)]
struct Totals {
    forms: usize,
    admissible: usize,
    unreadable: usize,
    counts: Counts,
    /// Whether something of a workbook could not be taken in.
    lost: bool,
    /// How many records of submission no longer hold.
    broken: usize,
    /// Whether the list of SARIF has begun.
    begun: bool,
}

struct Run<'a> {
    args: &'a Args,
    checker: Checker,
    out: BufWriter<io::Stdout>,
    totals: Totals,
}

impl Run<'_> {
    fn all(&mut self, progress: &mut Progress) -> Result<(), Stop> {
        self.begin()?;
        let mut before: u64 = 0;
        for file in &self.args.files {
            let mut forms = Forms::open(file)?;
            self.remark(&forms);
            loop {
                let chunk = chunk_of(&mut forms)?;
                if chunk.is_empty() {
                    break;
                }
                self.chunk(chunk)?;
                progress.tell(before.saturating_add(forms.read), || format!("已检查 {} 份", self.totals.forms));
            }
            before = before.saturating_add(forms.read);
        }
        self.end()?;
        Ok(self.out.flush()?)
    }

    /// Tells what the import of a workbook remarked; what it could not take in was not checked.
    fn remark(&mut self, forms: &Forms) {
        for finding in forms.remarks.iter().filter(|finding| self.args.severity.allows(finding.severity)) {
            let item = Item::of_import(finding, "");
            eprintln!("导入{}  {}：{}。{}", finding.severity.word(), item.label, finding.message, finding.help);
        }
        self.totals.lost |= forms.remarks.iter().any(|finding| finding.severity == Severity::Error);
    }

    fn chunk(&mut self, chunk: Vec<Given>) -> Result<(), Stop> {
        let (judge, args, columns) = (&self.checker, self.args, width::columns());
        let judged = |given| {
            let checked = checked::check(given, judge, args.severity);
            let printed = printed(&checked, args.format, columns);
            (checked, printed)
        };
        let all: Vec<(Checked, String)> = chunk.into_par_iter().map(judged).collect();
        for (checked, printed) in all {
            self.totals.add(&checked);
            if args.format == Format::Sarif && self.totals.begun && !printed.is_empty() {
                self.out.write_all(b",\n")?;
            }
            self.totals.begun |= !printed.is_empty();
            self.out.write_all(printed.as_bytes())?;
            // Text and JSON tell it in their place; tables and SARIF have none for it.
            let words = checked.record.iter().filter(|record| !record.holds() && args.format.is_table());
            for told in words.flat_map(super::record::Standing::in_words) {
                eprintln!("jixiao：{} {told}", place(&checked.source, checked.line));
            }
            if let Err(reason) = &checked.report {
                eprintln!("jixiao：{} 读不出来：{reason}", place(&checked.source, checked.line));
            }
        }
        Ok(())
    }

    fn begin(&mut self) -> io::Result<()> {
        match self.args.format {
            Format::Csv => self.out.write_all(csv_table::head().as_bytes()),
            Format::Sarif => {
                let rules = rule::all().map(|rule| (rule.code, rule.title, rule.severity));
                self.out.write_all(sarif::head(rules).as_bytes())
            }
            Format::Text | Format::Json => Ok(()),
        }
    }

    fn end(&mut self) -> io::Result<()> {
        match self.args.format {
            Format::Sarif => self.out.write_all(sarif::FOOT.as_bytes()),
            Format::Text if self.totals.forms > 1 => writeln!(self.out, "{}", self.totals.in_words()),
            _ => Ok(()),
        }
    }

    fn outcome(&self) -> Done {
        match self.totals {
            Totals { unreadable: 1.., .. } => Err(Failure(format!("{} 份申报表读不出来", self.totals.unreadable))),
            Totals { forms, admissible, lost, broken, .. } if lost || broken > 0 || admissible < forms => Ok(Outcome::Found),
            _ => Ok(Outcome::Clean),
        }
    }
}

fn chunk_of(forms: &mut Forms) -> Result<Vec<Given>, Failure> {
    let mut chunk = Vec::new();
    while chunk.len() < CHUNK
        && let Some(given) = forms.next()?
    {
        chunk.push(given);
    }
    Ok(chunk)
}

/// A form and its report in the format asked for.
fn printed(checked: &Checked, format: Format, columns: usize) -> String {
    match format {
        Format::Text => report::lines(checked, columns).join("\n") + "\n\n",
        Format::Csv => csv_table::rows(&checked.items()),
        Format::Sarif => sarif::results(&checked.items()),
        Format::Json => {
            let (report, error) = (checked.report.as_ref().ok(), checked.report.as_ref().err());
            let mut line = json!({"source": checked.source, "title": checked.title});
            for (key, value) in [("line", checked.line.map(|line| json!(line))), ("error", error.map(|error| json!(error)))] {
                if let Some((object, value)) = line.as_object_mut().zip(value) {
                    object.insert(key.to_owned(), value);
                }
            }
            if let Some((object, report)) = line.as_object_mut().zip(report) {
                object.insert("report".to_owned(), json!(report));
            }
            if let Some((object, record)) = line.as_object_mut().zip(checked.record.as_ref()) {
                object.insert("record".to_owned(), record.as_json());
            }
            format!("{line}\n")
        }
    }
}

impl Totals {
    fn add(&mut self, checked: &Checked) {
        self.forms = self.forms.saturating_add(1);
        self.admissible = self.admissible.saturating_add(usize::from(checked.admissible()));
        self.broken = self.broken.saturating_add(usize::from(!checked.holds()));
        let Ok(report) = &checked.report else {
            self.unreadable = self.unreadable.saturating_add(1);
            return;
        };
        self.counts.error = self.counts.error.saturating_add(report.counts.error);
        self.counts.warning = self.counts.warning.saturating_add(report.counts.warning);
        self.counts.info = self.counts.info.saturating_add(report.counts.info);
    }

    fn in_words(&self) -> String {
        let Counts { error, warning, info, .. } = self.counts;
        let refused = self.forms.saturating_sub(self.admissible);
        let Self { forms, admissible, .. } = self;
        format!("共检查 {forms} 份：可以入库 {admissible} 份，不能入库 {refused} 份；错误 {error} · 提醒 {warning} · 建议 {info}")
    }
}
