//! The forms of a file, one after the other, so that a file of lines of any length takes little memory.
//!
//! A first line that is JSON by itself makes the file one of lines, each a form; other JSON is one form as a whole. The
//! forms of a workbook are brought in all at once: a workbook is never large.

use super::{Failure, setup};
use jixiao_validator::import::{self, ImportedForm};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// A form as it was given.
#[derive(Default)]
pub struct Given {
    /// The file; `-` for the standard input.
    pub source: String,
    /// The line, from 1, in a file of several forms.
    pub line: Option<usize>,
    /// Its JSON.
    pub text: String,
    /// Where its cells stand in a workbook, by JSON Pointer.
    pub cells: BTreeMap<String, String>,
}

/// The forms of one file.
pub struct Forms {
    source: String,
    content: Content,
    /// How many bytes have been read.
    pub read: u64,
    /// What the import of a workbook remarked.
    pub remarks: Vec<import::Finding>,
}

enum Content {
    Lines { reader: Box<dyn BufRead>, first: Option<String>, line: usize },
    Whole(Option<String>),
    Workbook(std::vec::IntoIter<ImportedForm>),
}

impl Forms {
    /// Opens a file; `-` is the standard input.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let mut forms = Self { source: path.display().to_string(), content: Content::Whole(None), read: 0, remarks: Vec::new() };
        if setup::is_workbook(path) {
            let bytes = setup::read(path)?;
            let imported = import::import_forms(&bytes, &setup::name_of(path))
                .map_err(|error| Failure(format!("文件“{}”：{error}", forms.source)))?;
            forms.content = Content::Workbook(imported.forms.into_iter());
            forms.remarks = imported.findings;
            forms.count(bytes.len());
            return Ok(forms);
        }
        let mut reader: Box<dyn BufRead> = if forms.source == "-" {
            Box::new(BufReader::new(io::stdin()))
        } else {
            let file = File::open(path).map_err(|error| Failure(format!("文件“{}”打不开：{error}", forms.source)))?;
            Box::new(BufReader::new(file))
        };
        let first = forms.line(&mut *reader)?.unwrap_or_default();
        // The byte order mark that editors on Windows put in front is no part of the form.
        let mut first = first.trim_start_matches('\u{feff}').to_owned();
        forms.content = if serde_json::from_str::<Value>(&first).is_ok() {
            Content::Lines { reader, first: Some(first), line: 0 }
        } else {
            let length = reader.read_to_string(&mut first).map_err(|error| forms.unreadable(&error))?;
            forms.count(length);
            Content::Whole(Some(first))
        };
        Ok(forms)
    }

    /// The next form; blank lines are none.
    pub fn next(&mut self) -> Result<Option<Given>, Failure> {
        let source = self.source.clone();
        // The reader is taken out while it is read, so that what is counted and told can be.
        let mut content = std::mem::replace(&mut self.content, Content::Whole(None));
        let given = match &mut content {
            Content::Whole(text) => text.take().map(|text| Given { source, text, ..Given::default() }),
            Content::Workbook(forms) => forms.next().map(|form| {
                let ImportedForm { form, sources } = form;
                Given { source, text: form.to_string(), cells: sources, line: None }
            }),
            Content::Lines { reader, first, line } => loop {
                let Some(text) = first.take().map_or_else(|| self.line(&mut **reader), |first| Ok(Some(first)))? else {
                    break None;
                };
                *line = line.saturating_add(1);
                if !text.trim().is_empty() {
                    break Some(Given { source, line: Some(*line), text, ..Given::default() });
                }
            },
        };
        self.content = content;
        Ok(given)
    }

    fn line(&mut self, reader: &mut dyn BufRead) -> Result<Option<String>, Failure> {
        let mut line = String::new();
        let length = reader.read_line(&mut line).map_err(|error| self.unreadable(&error))?;
        self.count(length);
        Ok((length > 0).then_some(line))
    }

    fn count(&mut self, length: usize) {
        self.read = self.read.saturating_add(u64::try_from(length).unwrap_or_default());
    }

    fn unreadable(&self, error: &io::Error) -> Failure {
        let reason =
            if error.kind() == io::ErrorKind::InvalidData { "不是 UTF-8 文本".to_owned() } else { error.to_string() };
        Failure(format!("文件“{}”读不出来：{reason}", self.source))
    }
}
