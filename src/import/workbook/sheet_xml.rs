//! What calamine does not tell of a sheet, read from its XML in one pass before the cells are: hidden rows, merged areas,
//! formulas without a stored result. The pass also refuses places no spreadsheet has, and stops at too many rows.

use super::super::error::ImportError;
use super::super::grid::Place;
use super::super::limits::{MAX_FINDINGS, MAX_MERGES, MAX_ROWS, too_large};
use super::super::progress::Meter;
use super::package::{self, Package};
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};

/// What the XML of a sheet says beside its cells.
#[derive(Debug, Default)]
pub(super) struct SheetFacts {
    pub(super) hidden_rows: Vec<u32>,
    pub(super) merges: Vec<(Place, Place)>,
    pub(super) formulas_without_value: Vec<Place>,
    /// How many bytes the XML has, and the row behind the last: how far the reading of the cells is told by its row.
    pub(super) size: u64,
    pub(super) end: u32,
}

/// The last row and column of a spreadsheet, from 0.
const LAST: Place = (1_048_575, 16_383);

/// The part of the package that holds each sheet, by the name of the sheet.
pub(super) fn parts(package: &mut Package<'_>) -> Result<BTreeMap<String, String>, ImportError> {
    let missing = || ImportError::corrupt("工作表目录");
    let main = elements(&package::part(package, "_rels/.rels").ok_or_else(missing)?, "Relationship")?
        .into_iter()
        .find(|element| element.get("Type").is_some_and(|kind| kind.ends_with("/officeDocument")));
    let main = main.and_then(|element| element.get("Target").cloned()).ok_or_else(missing)?;
    let main = main.trim_start_matches('/').to_owned();
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let relations = package::part(package, &format!("{folder}/_rels/{file}.rels")).ok_or_else(missing)?;
    let targets: BTreeMap<String, String> = elements(&relations, "Relationship")?
        .into_iter()
        .filter_map(|mut element| {
            let target = element.remove("Target")?;
            let path = target.strip_prefix('/').map_or_else(|| format!("{folder}/{target}"), str::to_owned);
            Some((element.remove("Id")?, path))
        })
        .collect();
    let sheets = elements(&package::part(package, &main).ok_or_else(missing)?, "sheet")?;
    let named = sheets.into_iter().filter_map(|mut sheet| {
        let path = targets.get(sheet.get("id")?)?.clone();
        Some((sheet.remove("name")?, path))
    });
    Ok(named.collect())
}

/// Reads the XML of a sheet.
pub(super) fn read(package: &mut Package<'_>, path: &str, meter: &mut Meter<'_>) -> Result<SheetFacts, ImportError> {
    let part = package.by_name(path).map_err(|_| ImportError::corrupt("工作表"))?;
    let mut walk = Walk::default();
    let mut xml = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    let before = meter.done();
    loop {
        meter.reach(before.saturating_add(xml.buffer_position()));
        buffer.clear();
        match next(&mut xml, &mut buffer)? {
            Event::Start(element) => walk.start(&element)?,
            // An element without content is started and ended at once.
            Event::Empty(element) => {
                walk.start(&element)?;
                walk.end(element.local_name().as_ref())?;
            }
            Event::End(element) => walk.end(element.local_name().as_ref())?,
            Event::Text(text) if walk.in_value && !text.is_empty() => walk.has_value = true,
            Event::Eof => return Ok(SheetFacts { size: xml.buffer_position(), end: walk.at.0, ..walk.facts }),
            _ => {}
        }
    }
}

#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "where the walk is, and what it has seen of the cell at hand")]
struct Walk {
    facts: SheetFacts,
    /// The place of the cell being read.
    at: Place,
    row_counted: bool,
    rows: usize,
    in_value: bool,
    has_formula: bool,
    has_value: bool,
}

impl Walk {
    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), ImportError> {
        match element.local_name().as_ref() {
            "row" => {
                if let Some(number) = attribute(element, "r")? {
                    let number = number.parse::<u32>().ok().and_then(|number| number.checked_sub(1));
                    self.at = (number.filter(|&row| row <= LAST.0).ok_or_else(bad_place)?, 0);
                }
                self.row_counted = false;
                if attribute(element, "hidden")?.is_some_and(|hidden| hidden == "1" || hidden == "true") {
                    self.facts.hidden_rows.push(self.at.0);
                }
            }
            "c" => {
                if let Some(name) = attribute(element, "r")? {
                    self.at = place_of(&name).ok_or_else(bad_place)?;
                }
                (self.has_formula, self.has_value) = (false, false);
            }
            "f" => self.has_formula = true,
            "v" | "is" => self.in_value = true,
            "mergeCell" => {
                let area = attribute(element, "ref")?.unwrap_or_default();
                let (first, last) = area.split_once(':').unwrap_or((&area, &area));
                let ends = place_of(first).zip(place_of(last)).ok_or_else(bad_place)?;
                if self.facts.merges.len() < MAX_MERGES {
                    self.facts.merges.push(ends);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), ImportError> {
        match name {
            "v" | "is" => self.in_value = false,
            "c" => {
                let kept = self.facts.formulas_without_value.len();
                if self.has_formula && !self.has_value && kept < MAX_FINDINGS {
                    self.facts.formulas_without_value.push(self.at);
                }
                if self.has_value && !std::mem::replace(&mut self.row_counted, true) {
                    self.rows = self.rows.saturating_add(1);
                    if self.rows > MAX_ROWS {
                        return Err(too_large(&format!("有内容的行超过 {MAX_ROWS} 行")));
                    }
                }
                self.at.1 = self.at.1.saturating_add(1);
            }
            "row" => self.at = (self.at.0.saturating_add(1), 0),
            _ => {}
        }
        Ok(())
    }
}

/// The attributes of every element called `name`, by local name.
fn elements(xml: &str, name: &str) -> Result<Vec<BTreeMap<String, String>>, ImportError> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().map_err(|_| ImportError::corrupt("工作表目录"))? {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == name => {
                let mut attributes = BTreeMap::new();
                for attribute in element.attributes().with_checks(false).flatten() {
                    let value = unescape(&attribute.value).map_or_else(|_| attribute.value.to_string(), Cow::into_owned);
                    attributes.insert(attribute.key.local_name().as_ref().to_owned(), value);
                }
                found.push(attributes);
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

fn next<'b, R: BufRead>(xml: &mut Reader<R>, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, ImportError> {
    xml.read_event_into(buffer).map_err(|_| ImportError::corrupt("工作表"))
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, ImportError> {
    let found = element.try_get_attribute(name).map_err(|_| ImportError::corrupt("工作表"))?;
    Ok(found.map(|attribute| attribute.value.into_owned()))
}

fn bad_place() -> ImportError {
    ImportError::corrupt("单元格的位置")
}

/// The place a name such as `B7` or `$B$7` means, if a spreadsheet has it.
fn place_of(name: &str) -> Option<Place> {
    let (mut row, mut column) = (0_u32, 0_u32);
    for c in name.bytes().filter(|&c| c != b'$') {
        match c {
            b'A'..=b'Z' if row == 0 => {
                column = column.checked_mul(26)?.checked_add(u32::from(c.checked_sub(b'A')?))?.checked_add(1)?;
            }
            b'0'..=b'9' => row = row.checked_mul(10)?.checked_add(u32::from(c.checked_sub(b'0')?))?,
            _ => return None,
        }
    }
    let place = (row.checked_sub(1)?, column.checked_sub(1)?);
    (place.0 <= LAST.0 && place.1 <= LAST.1).then_some(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_names_of_places() {
        for (name, want) in [
            ("A1", Some((0, 0))),
            ("$B$7", Some((6, 1))),
            ("XFD1048576", Some(LAST)),
            ("XFE1", None),
            ("A1048577", None),
            ("A0", None),
            ("A99999999999", None),
            ("1A", None),
            ("", None),
        ] {
            assert_eq!(place_of(name), want, "{name}");
        }
    }
}
