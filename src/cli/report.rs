//! A report in the words and the order in which a clerk reads it. The same look as `scripts/support/report-text.mjs`.

use super::checked::Checked;
use super::record::Standing;
use super::width::{padded, table, width_of, wrapped};
use jixiao_validator::report::Skipped;
use jixiao_validator::{Issue, Report, Severity};
use serde_json::Value;

/// The columns of the table of indicators.
const COLUMNS: [(&str, &str); 6] = [
    ("level1", "一级指标"),
    ("level2", "二级指标"),
    ("name", "三级指标"),
    ("operator", "指标性质"),
    ("value", "指标值"),
    ("unit", "度量单位"),
];

/// The lines of a form and its report, `columns` wide.
pub fn lines(checked: &Checked, columns: usize) -> Vec<String> {
    let mut lines = vec![format!("《{}》", checked.title), String::new()];
    let report = match &checked.report {
        Ok(report) => report,
        Err(reason) => {
            lines.extend([format!("读不出来：{reason}"), String::new()]);
            return lines;
        }
    };
    lines.extend(form_table(&checked.form));
    lines.push(String::new());
    lines.extend(conclusion(report));
    lines.extend(checked.record.iter().flat_map(Standing::in_words));
    lines.push(String::new());
    for issue in &report.issues {
        // Whoever filled in a workbook looks for the cell.
        let place = checked.cells.get(&issue.pointer).unwrap_or(&issue.pointer);
        lines.extend(issue_lines(issue, place, columns));
        lines.push(String::new());
    }
    lines.extend(skipped_lines(&report.skipped, columns));
    lines
}

fn form_table(form: &Value) -> Vec<String> {
    let heading = std::iter::once("行").chain(COLUMNS.iter().map(|(_, heading)| *heading)).map(str::to_owned);
    let mut rows = vec![heading.collect::<Vec<_>>()];
    let indicators = form.get("indicators").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for (number, indicator) in (1..).zip(indicators) {
        let cell = |key: &str| match indicator.get(key) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.replace(['\n', '\r'], " "),
            Some(other) => other.to_string(),
        };
        rows.push(std::iter::once(i32::to_string(&number)).chain(COLUMNS.iter().map(|(key, _)| cell(key))).collect());
    }
    table(&rows)
}

fn conclusion(report: &Report) -> Vec<String> {
    let verdict =
        if report.admissible { "可以入库。" } else { "暂时不能入库，请先修改标为“错误”的地方。" };
    let counts = report.counts;
    let words = [(Severity::Error, counts.error), (Severity::Warning, counts.warning), (Severity::Info, counts.info)];
    let words: Vec<String> = words.iter().map(|(severity, count)| format!("{} {count}", severity.word())).collect();
    let library = report.library.as_ref();
    let library =
        library.map_or_else(|| "没有使用指标库".to_owned(), |library| format!("指标库 {} {}", library.id, library.version));
    let (profile, engine) = (&report.profile, &report.engine);
    let mut lines = vec![
        format!("检查结果：{verdict}{}", words.join(" · ")),
        format!("依据：{library}，审核口径 {} {}，{} {}", profile.id, profile.version, engine.name, engine.version),
    ];
    if report.truncated {
        lines.push("问题太多，下面只列出一部分。".to_owned());
    }
    lines
}

fn issue_lines(issue: &Issue, place: &str, columns: usize) -> Vec<String> {
    let mut parts = vec![("问题", issue.message.clone()), ("办法", issue.help.to_string())];
    parts.extend(issue.expected.clone().map(|expected| ("应为", expected)));
    for fix in &issue.fixes {
        let manner = if fix.safe { "（只改写法，可一键采用）" } else { "（请确认后采用）" };
        parts.push(("修改", format!("{}{manner}", fix.title)));
    }
    parts.extend(issue.answer.clone().map(|answer| ("说明", answer)));
    parts.push(("依据", issue.basis.to_owned()));
    let head = format!("{}  {}  {}", issue.severity.word(), issue.code, issue.label);
    let lines = parts.iter().flat_map(|(word, text)| indented(word, text, columns));
    std::iter::once(apart(&head, place, columns)).chain(lines).collect()
}

/// One text at the left and one at the right of a line.
pub fn apart(left: &str, right: &str, columns: usize) -> String {
    let gap = columns.saturating_sub(width_of(left)).saturating_sub(width_of(right)).max(2);
    format!("{left}{}{right}", " ".repeat(gap)).trim_end().to_owned()
}

fn skipped_lines(skipped: &[Skipped], columns: usize) -> Vec<String> {
    if skipped.is_empty() {
        return vec!["所有规则都查过了。".to_owned()];
    }
    let mut reasons: Vec<&str> = Vec::new();
    for rule in skipped {
        if !reasons.contains(&rule.reason) {
            reasons.push(rule.reason);
        }
    }
    let mut lines = vec!["没有查的规则：".to_owned()];
    for reason in reasons {
        let codes: Vec<&str> = skipped.iter().filter(|rule| rule.reason == reason).map(|rule| rule.code).collect();
        lines.extend(indented("", &format!("{reason}：{}", codes.join(" ")), columns));
    }
    lines
}

/// A word in the margin and its text beside it, on as many lines as it takes.
pub fn indented(word: &str, text: &str, columns: usize) -> Vec<String> {
    const MARGIN: usize = 6;
    let beside = width_of(word).saturating_add(2).max(MARGIN);
    let width = columns.saturating_sub(MARGIN).saturating_sub(beside).max(20);
    let line = |(at, line): (usize, &String)| {
        let word = if at == 0 { word } else { "" };
        format!("{}{}{line}", " ".repeat(MARGIN), padded(word, beside))
    };
    wrapped(text, width).iter().enumerate().map(line).collect()
}
