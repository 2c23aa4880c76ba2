//! `jixiao library search`.

use crate::cli::{Done, Failure, Outcome, setup, width};
use jixiao_validator::library::{Only, Query, Suggestion};
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(clap::Args)]
#[command(
    override_usage = "jixiao library search [选项] --library <指标库> <名称>",
    after_help = "找不到时退出码为 1。\n\n示例：\n  jixiao library search 参训人员满意率 --library 指标库.json\n  jixiao library search 验收合格率 --library 指标库.json --level2 质量指标 --sector 教育 -n 10\n  jixiao library search 培训 --library 指标库.json --only-function 205 --only-level 产出指标"
)]
pub struct Args {
    /// 名称、别名或相近的说法
    #[arg(value_name = "名称")]
    name: String,
    /// 指标库：JSON 文件、一组 CSV 的文件夹，或工作簿
    #[arg(long, value_name = "指标库")]
    library: PathBuf,
    /// 二级指标，名称相近时在前
    #[arg(long, value_name = "二级指标")]
    level2: Option<String>,
    /// 行业的编码或名称，名称相近时在前
    #[arg(long, value_name = "行业")]
    sector: Option<String>,
    /// 共性类的编码或名称，可以写几个，名称相近时在前
    #[arg(long, value_name = "共性类")]
    group: Vec<String>,
    /// 只找这一级别的指标：一级或二级指标的名称
    #[arg(long, value_name = "级别")]
    only_level: Option<String>,
    /// 只找这个行业的指标；与 --only-group 同写时两边都找
    #[arg(long, value_name = "行业")]
    only_sector: Option<String>,
    /// 只找这个共性类的指标
    #[arg(long, value_name = "共性类")]
    only_group: Option<String>,
    /// 只找适用这个支出功能分类编码的指标，例如 205 或 2050803
    #[arg(long, value_name = "编码")]
    only_function: Option<String>,
    /// 最多几条，默认 5
    #[arg(short = 'n', long, default_value_t = 5, value_name = "条数")]
    limit: usize,
    /// 输出 JSON
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args) -> Done {
    let library = setup::library(&args.library)?;
    let groups: Vec<&str> = args.group.iter().map(String::as_str).collect();
    let query = Query {
        name: &args.name,
        level2: args.level2.as_deref(),
        sector: args.sector.as_deref(),
        common_groups: &groups,
        only: Only {
            level: args.only_level.as_deref(),
            sector: args.only_sector.as_deref(),
            common_group: args.only_group.as_deref(),
            function_code: args.only_function.as_deref(),
        },
    };
    let found = library.search(&query, args.limit);
    let mut out = io::stdout().lock();
    if args.json {
        let text = serde_json::to_string_pretty(&found).map_err(|error| Failure(error.to_string()))?;
        writeln!(out, "{text}")?;
    } else if found.is_empty() {
        writeln!(out, "指标库里没有与“{}”相近的指标。", args.name)?;
    } else {
        writeln!(out, "{}", width::table(&table(&found)).join("\n"))?;
    }
    Ok(if found.is_empty() { Outcome::Found } else { Outcome::Clean })
}

fn table(found: &[Suggestion<'_>]) -> Vec<Vec<String>> {
    let head = ["相近", "编码", "指标", "二级指标", "性质", "单位", "理由"].map(str::to_owned).to_vec();
    let row = |best: &Suggestion<'_>| {
        let (entry, score) = (best.entry, best.score.per_mille());
        let score = format!("{}.{:03}", score / 1000, score % 1000);
        let cells = [&*score, &entry.code, &entry.name, &entry.level2, &entry.operator, &entry.unit];
        let mut row: Vec<String> = cells.map(str::to_owned).to_vec();
        row.push(width::cut(&best.why, 60));
        row
    };
    std::iter::once(head).chain(found.iter().map(row)).collect()
}
