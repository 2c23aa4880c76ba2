//! `jixiao library`: what a bureau does with its indicator library.

mod diff;
mod import;
mod lint;
mod search;

use super::{Done, HELP};

#[derive(clap::Subcommand)]
pub enum Command {
    /// 把一组 CSV 或工作簿变成指标库 JSON
    #[command(help_template = HELP)]
    Import(import::Args),
    /// 检查指标库：重名、单位、方向、归类、替代关系、搜不到的指标
    #[command(help_template = HELP)]
    Lint(lint::Args),
    /// 比较两个版本：增加、删除、逐项修改
    #[command(help_template = HELP)]
    Diff(diff::Args),
    /// 按名称、别名或相近的说法查找指标
    #[command(help_template = HELP)]
    Search(search::Args),
}

pub fn run(command: &Command) -> Done {
    match command {
        Command::Import(args) => import::run(args),
        Command::Lint(args) => lint::run(args),
        Command::Diff(args) => diff::run(args),
        Command::Search(args) => search::run(args),
    }
}
