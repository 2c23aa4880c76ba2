//! `jixiao library import`: a library as the bureau keeps it becomes the JSON that the engine reads.

use crate::cli::{Done, Failure, Outcome, setup};
use jixiao_validator::library::Library;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(clap::Args)]
#[command(
    override_usage = "jixiao library import [选项] <来源>",
    after_help = "示例：\n  jixiao library import data/library -o 指标库.json"
)]
pub struct Args {
    /// 一组 CSV 的文件夹
    #[arg(value_name = "来源")]
    from: PathBuf,
    /// 写到这个文件；不写时输出到屏幕
    #[arg(short, long, value_name = "文件")]
    output: Option<PathBuf>,
}

pub fn run(args: &Args) -> Done {
    let bytes = setup::library_bytes(&args.from)?;
    let library = Library::load(&bytes).map_err(|error| Failure(error.to_string()))?;
    match &args.output {
        Some(file) => fs::write(file, &bytes).map_err(|error| Failure(format!("“{}”写不进去：{error}", file.display())))?,
        None => io::stdout().write_all(&bytes)?,
    }
    let (id, version, entries) = (library.id(), library.version(), library.entries().len());
    eprintln!("指标库 {id} {version}：{entries} 条指标");
    Ok(Outcome::Clean)
}
