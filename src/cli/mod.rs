//! The commands, what they say about themselves, and the exit code: 0 clean, 1 something was found, 2 misuse.

mod check;
mod checked;
mod explain;
mod export;
mod forms;
mod library;
mod misuse;
mod output;
mod progress;
mod record;
mod report;
mod setup;
mod width;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use std::io;
use std::process::ExitCode;

/// How help is laid out, with the headings in the language of the rest.
const HELP: &str = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}";

#[derive(Parser)]
#[command(
    name = "jixiao",
    version,
    about = "审核项目支出绩效目标，检查、比较和查找绩效指标库",
    help_template = HELP,
    subcommand_help_heading = "命令",
    subcommand_value_name = "命令",
    disable_help_subcommand = true,
    override_usage = "jixiao <命令> …",
    after_help = "退出码：0 没有问题，1 有必须改的问题，2 用法不对或文件读不出来。\n\n示例：\n  \
        jixiao check 申报表.json\n  \
        jixiao library lint 指标库.json\n  \
        jixiao explain V06"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 审核申报表：工作簿、JSON、每行一份的 NDJSON，或从标准输入读
    Check(check::Args),
    /// 把申报表写成工作簿（.xlsx），可以再导入
    Export(export::Args),
    /// 指标库：导入、检查、比较、查找
    #[command(
        subcommand,
        help_template = HELP,
        override_usage = "jixiao library <命令> …",
        subcommand_help_heading = "命令",
        subcommand_value_name = "命令"
    )]
    Library(library::Command),
    /// 说明审核规则：是什么、为什么、怎么改
    Explain(explain::Args),
}

/// What a command came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Clean,
    Found,
}

/// Why a command could not do its work, for the person at the terminal.
struct Failure(String);

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self(format!("写不出结果：{error}"))
    }
}

type Done = Result<Outcome, Failure>;

/// Does what the command line says.
pub fn run() -> ExitCode {
    let parsed = misuse::in_chinese(Cli::command()).try_get_matches();
    let cli = match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        // Help and version come as errors that go to the standard output.
        Err(error) if !error.use_stderr() => {
            print!("{error}");
            return ExitCode::SUCCESS;
        }
        Err(error) if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            eprint!("{error}");
            return ExitCode::from(2);
        }
        Err(error) => {
            eprintln!("jixiao：{}", misuse::told(&error));
            return ExitCode::from(2);
        }
    };
    let done = match cli.command {
        Command::Check(args) => check::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Library(command) => library::run(&command),
        Command::Explain(args) => explain::run(&args),
    };
    match done {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Err(Failure(message)) => {
            eprintln!("jixiao：{message}");
            ExitCode::from(2)
        }
    }
}
