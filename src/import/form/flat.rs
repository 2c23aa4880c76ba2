//! The layout of Yunnan's 05-2 and its like: every row names its project, in a column of its own or together with the unit.

use super::draft::Draft;
use super::{head, rows};
use crate::import::grid::{Grid, Place};
use crate::import::labels::labels;
use crate::import::progress::Meter;
use crate::import::table::{Field, Record, Table};
use crate::sense::words::Lexicon;
use std::collections::BTreeMap;

/// Whether the rows of a table name their projects.
pub(super) fn names_projects(table: &Table) -> bool {
    table.halves.iter().any(|half| half.has(Field::Project) || half.has(Field::AgencyAndProject))
}

/// Reads the projects of a sheet.
pub(super) fn read<'a>(
    grid: &'a Grid,
    tables: &[Table],
    (file, lexicon): (&str, &Lexicon),
    (drafts, meter): (&mut Vec<Draft<'a>>, &mut Meter<'_>),
) {
    for table in tables {
        let head = head_of(grid, table, file);
        let mut reader = Reader { table, lexicon, head, agency: None, known: BTreeMap::new(), drafts: Vec::new() };
        let mut indicators = Vec::new();
        rows::read(grid, (table, meter), |record| reader.take(record), |indicator| indicators.push(indicator));
        for (at, indicator) in indicators {
            if let Some(draft) = reader.drafts.get_mut(at) {
                draft.indicators.push(indicator);
            }
        }
        drafts.append(&mut reader.drafts);
    }
}

struct Reader<'a, 't> {
    table: &'t Table,
    lexicon: &'t Lexicon,
    /// What stands above the table and holds for all its projects.
    head: Draft<'a>,
    /// The unit that a row of its own named last.
    agency: Option<(String, Place)>,
    known: BTreeMap<[String; 3], usize>,
    drafts: Vec<Draft<'a>>,
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
        (!rows::is_empty(record)).then(|| (at, rows::indicator(self.table, record, self.lexicon)))
    }

    /// A form with what the row and the head of the sheet say of the project.
    fn draft(&self, record: &Record<'a>, project: Option<(&str, Place)>, agency: Option<&(String, Place)>) -> Draft<'a> {
        let mut draft = Draft::new(self.head.sheet, record.row);
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
        draft.complete_from(&self.head);
        draft
    }
}

/// What stands above a table: labels, the year in the title, the unit of money.
fn head_of<'a>(grid: &'a Grid, table: &Table, file: &str) -> Draft<'a> {
    let mut draft = Draft::new(&grid.sheet, table.top);
    let mut above = labels(grid, std::slice::from_ref(table), head::read);
    above.retain(|label| label.at.0 < table.top);
    head::put(&mut draft, grid, &above);
    let amount = table.halves.first().and_then(|half| half.columns.get(&Field::Amount).copied());
    let header = (table.top..table.first).filter_map(|row| grid.printed((row, amount?)));
    for (cell, place) in header {
        head::put_unit(&mut draft, &cell.text, place);
    }
    for (row, cells) in grid.rows_between(0, table.top) {
        for (column, cell) in (0_u32..).zip(&cells.cells) {
            head::put_unit(&mut draft, &cell.text, (row, column));
            if let Some(year) = head::year_in(&cell.text) {
                draft.put(head::YEAR, &year, (row, column));
            }
        }
    }
    if let Some(year) = head::year_in(file) {
        draft.put(head::YEAR, &year, (table.top, 0));
    }
    draft
}
