//! What to say of a sheet as a whole: hidden rows, columns that were not taken over, no table at all.

use super::finding::{Code, Finding, Findings};
use super::grid::{Grid, column_name};
use super::table::{Field, Table};

/// How many rows a finding names.
const NAMED: usize = 20;

/// Names the hidden rows of the tables; they are imported like all others.
pub(super) fn say_hidden_rows(grid: &Grid, tables: &[Table], findings: &mut Findings) {
    let hidden = tables.iter().flat_map(|table| grid.rows_between(table.first, table.end)).filter(|(_, row)| row.hidden);
    let rows: Vec<u32> = hidden.map(|(number, _)| number).collect();
    let Some(&first) = rows.first() else { return };
    let named: Vec<String> = rows.iter().take(NAMED).map(|row| row.saturating_add(1).to_string()).collect();
    let more = if rows.len() > NAMED { " 等" } else { "" };
    let message = format!("第 {}{more} 行是隐藏的（共 {} 行），也导入了", named.join("、"), rows.len());
    findings.push(Finding::of_row(Code::HiddenRows, &grid.sheet, first, message, "如果这些行不用了，请删去后重新导入。"));
}

/// Names the columns that were not taken over: unknown ones, and those there is no place for.
pub(super) fn say_columns(grid: &Grid, tables: &[Table], left_out: &[Field], findings: &mut Findings) {
    for table in tables {
        for (place, name) in &table.strangers {
            let message = format!("{} 列“{name}”没有导入：列名不认识，或和前面的列重复", column_name(place.1));
            let help = "如果需要这一列，请把列名改成模板里的名称。";
            findings.push(Finding::at(Code::ColumnLeftOut, &grid.sheet, *place, message, help));
        }
        let bottom = table.first.saturating_sub(1);
        for (half, field) in table.halves.iter().flat_map(|half| left_out.iter().map(move |field| (half, field))) {
            if let Some(&column) = half.columns.get(field) {
                let message = format!("{} 列“{}”没有导入：这里用不到", column_name(column), field.label());
                findings.push(Finding::at(Code::ColumnLeftOut, &grid.sheet, (bottom, column), message, "不需要处理。"));
            }
        }
    }
}

/// Whether a sheet explains the others: it speaks of labels instead of giving them values.
pub(super) fn explains(grid: &Grid) -> bool {
    ["说明", "选项", "字典"].iter().any(|word| grid.sheet.contains(word))
}

/// Says that a sheet has no table, unless its name says that it is not meant to.
pub(super) fn say_no_table(grid: &Grid, findings: &mut Findings) {
    let aside = ["目录", "封面", "信息", "填表"];
    if grid.is_empty() || explains(grid) || aside.iter().any(|word| grid.sheet.contains(word)) {
        return;
    }
    let message = format!("工作表“{}”里没有找到指标表，没有读取", grid.sheet);
    let help = "如果里面有指标，请检查表头里有没有“三级指标”等列名。";
    findings.push(Finding::of_sheet(Code::NoTable, &grid.sheet, message, help));
}
