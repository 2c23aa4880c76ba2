//! `jixiao export`: forms in, one workbook out, which a department opens in Excel and imports again.

use super::forms::Forms;
use super::{Done, Failure, HELP, Outcome};
use jixiao_validator::import::export_forms;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

#[derive(clap::Args)]
#[command(
    help_template = HELP,
    override_usage = "jixiao export <文件>… -o <工作簿.xlsx>",
    after_help = "一个文件是一份申报表，或每行一份（NDJSON），或一个工作簿；带“form”的记录导出其中的表。所有的表写进一个工作簿，再导入时内容不变。\n\n示例：\n  \
        jixiao export 申报表.json -o 申报表.xlsx\n  \
        jixiao export 全区.ndjson -o 全区.xlsx"
)]
pub struct Args {
    /// 申报表文件；“-”是标准输入
    #[arg(required = true, value_name = "文件")]
    files: Vec<PathBuf>,
    /// 写到这个工作簿（.xlsx）
    #[arg(short, long, value_name = "工作簿")]
    output: PathBuf,
}

pub fn run(args: &Args) -> Done {
    let mut forms = Vec::new();
    for file in &args.files {
        let mut given = Forms::open(file)?;
        while let Some(given) = given.next()? {
            let value: Value = serde_json::from_str(&given.text)
                .map_err(|error| Failure(format!("“{}”里的申报表读不出来：{error}", file.display())))?;
            let form = value.get("form").filter(|form| form.is_object());
            forms.push(form.unwrap_or(&value).clone());
        }
    }
    let book = export_forms(&forms).map_err(|error| Failure(error.to_string()))?;
    fs::write(&args.output, book).map_err(|error| Failure(format!("“{}”写不进去：{error}", args.output.display())))?;
    eprintln!("已写入 {} 份申报表：{}", forms.len(), args.output.display());
    Ok(Outcome::Clean)
}
