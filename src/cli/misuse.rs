//! Help and errors of the command line in the language of its users; clap speaks English only.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, Error};

/// The command and all below it with Chinese headings and flags.
pub fn in_chinese(command: Command) -> Command {
    let is_root = command.get_name() == "jixiao";
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("显示帮助");
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).help("显示版本");
    let command = command.disable_help_flag(true).disable_version_flag(true).arg(help);
    let command = if is_root { command.arg(version) } else { command };
    let heading = |arg: Arg| {
        let (heading, takes) = (if arg.is_positional() { "参数" } else { "选项" }, arg.get_action().takes_values());
        arg.help_heading(heading).hide_possible_values(takes).hide_default_value(takes)
    };
    command.mut_args(heading).mut_subcommands(in_chinese)
}

/// What is wrong with the command line, and how to learn what is right.
pub fn told(error: &Error) -> String {
    let of = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        _ => String::new(),
    };
    let (arg, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    let reason = match error.kind() {
        ErrorKind::UnknownArgument => format!("没有“{arg}”这个参数"),
        ErrorKind::InvalidSubcommand => format!("没有“{}”这个命令", of(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => format!("缺少 {arg}"),
        ErrorKind::InvalidValue if value.is_empty() => format!("{arg} 后面缺少内容"),
        ErrorKind::InvalidValue => format!("{arg} 不能是“{value}”，可用的有：{}", of(ContextKind::ValidValue)),
        ErrorKind::ValueValidation => format!("{arg} 不能是“{value}”"),
        _ => error.to_string(),
    };
    format!("{reason}。用法见 jixiao --help")
}
