//! The layout of Yunnan's 05-2 and its like: every row names its project, in a column of its own or together with the unit.

use super::draft::Draft;
use super::{head, rows};
use crate::import::grid::{Grid, Place};
use crate::import::labels::labels;
use crate::import::table::{Field, Half, Record, Table};
use std::collections::BTreeMap;

/// Whether the rows of a table name their projects.
pub(super) fn names_projects(table: &Table) -> bool {
    table.halves.iter().any(|half| half.has(Field::Project) || half.has(Field::AgencyAndProject))
}

/// Reads the projects of a sheet.
pub(super) fn read<'a>(grid: &'a Grid, tables: &[Table], file: &str, drafts: &mut Vec<Draft<'a>>) {
    for table in tables {
        let mut reader = Reader { grid, table, file, agency: None, known: BTreeMap::new(), drafts: Vec::new(), at: None };
        let mut indicators = Vec::new();
        rows::read(grid, table, |record| reader.take(record), |indicator| indicators.push(indicator));
        for (at, indicator) in indicators {
            if let Some(draft) = reader.drafts.get_mut(at) {
                draft.indicators.push(indicator);
            }
        }
        drafts.append(&mut reader.drafts);
    }
}

struct Reader<'a, 't> {
    grid: &'a Grid,
    table: &'t Table,
    file: &'t str,
    /// The unit that a row of its own named last.
    agency: Option<(String, Place)>,
    known: BTreeMap<[String; 3], usize>,
    drafts: Vec<Draft<'a>>,
    at: Option<usize>,
}

impl<'a> Reader<'a, '_> {
    /// Takes one row over; gives its indicator with the number of the project, if it has one.
    fn take(&mut self, record: &Record<'a>) -> Option<(usize, rows::Indicator)> {
        let both = record.cell(Field::AgencyAndProject).filter(|(_, place)| place.0 == record.row);
        if let Some((cell, place)) = both
            && rows::is_empty(record)
            && record.cell(Field::Goal).is_none_or(|(_, place)| place.0 != record.row)
        {
            self.agency = Some((cell.text.clone(), place));
            return None;
        }
        let project = [Field::Project, Field::AgencyAndProject].into_iter().find_map(|field| record.cell(field));
        let own = record.cell(Field::Agency).map(|(cell, place)| (cell.text.clone(), place));
        let agency = own.or_else(|| self.agency.clone());
        let text = |field| record.text(field).to_owned();
        let name = project.map_or_else(String::new, |(cell, _)| cell.text.clone());
        let key = [agency.as_ref().map_or_else(String::new, |(agency, _)| agency.clone()), name, text(Field::ProjectCode)];
        let at = match self.known.get(&key) {
            Some(&at) => at,
            None if rows::is_empty(record) && project.is_none() => return None,
            None => {
                let at = self.drafts.len();
                let draft = self.draft(record, project.map(|(cell, place)| (cell.text.as_str(), place)), agency.as_ref());
                self.drafts.push(draft);
                self.known.insert(key, at);
                at
            }
        };
        self.at = Some(at);
        (!rows::is_empty(record)).then(|| (at, rows::indicator(self.table, record)))
    }

    /// A form with what the row and the head of the sheet say of the project.
    fn draft(&self, record: &Record<'a>, project: Option<(&str, Place)>, agency: Option<&(String, Place)>) -> Draft<'a> {
        let mut draft = Draft::new(&self.grid.sheet, record.row);
        if let Some((name, place)) = project {
            draft.put(head::NAME, name, place);
        }
        if let Some((agency, place)) = agency {
            draft.put(head::UNIT, agency, *place);
        }
        for (keys, field) in [
            (head::CODE, Field::ProjectCode),
            (head::GOAL, Field::Goal),
            (head::TOTAL_GOAL, Field::TotalGoal),
            (head::ANNUAL, Field::Amount),
        ] {
            if let Some((cell, place)) = record.cell(field) {
                draft.put(keys, &cell.text, place);
            }
        }
        self.put_head(&mut draft);
        draft
    }

    /// What stands above the table: labels, the year in the title, the unit of money.
    fn put_head(&self, draft: &mut Draft<'a>) {
        let above = labels(self.grid, std::slice::from_ref(self.table), head::read);
        let above: Vec<_> = above.into_iter().filter(|label| label.at.0 < self.table.top).collect();
        head::put(draft, self.grid, &above);
        if let Some(half) = self.table.halves.first().filter(|half| half.has(Field::Amount)) {
            self.put_unit_of_column(draft, half);
        }
        for (row, cells) in self.grid.rows_between(0, self.table.top) {
            for (column, cell) in (0_u32..).zip(&cells.cells) {
                head::put_unit(draft, &cell.text, (row, column));
                if let Some(year) = head::year_in(&cell.text) {
                    draft.put(head::YEAR, &year, (row, column));
                }
            }
        }
        if let Some(year) = head::year_in(self.file) {
            draft.put(head::YEAR, &year, (self.table.top, 0));
        }
    }

    fn put_unit_of_column(&self, draft: &mut Draft<'a>, half: &Half) {
        let Some(&column) = half.columns.get(&Field::Amount) else { return };
        for row in self.table.top..self.table.first {
            if let Some((cell, place)) = self.grid.printed((row, column)) {
                head::put_unit(draft, &cell.text, place);
            }
        }
    }
}
