//! The forms of a file, one after the other, so that a file of any length takes little memory.
//!
//! A first line that is JSON by itself makes the file one of lines, each a form; anything else is one form as a whole.

use super::Failure;
use serde_json::Value;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// A form as it was given.
pub struct Given {
    /// The file; `-` for the standard input.
    pub source: String,
    /// The line, from 1, in a file of several forms.
    pub line: Option<usize>,
    /// Its JSON.
    pub text: String,
}

/// The forms of one file.
pub struct Forms {
    source: String,
    reader: Box<dyn BufRead>,
    /// The first line, until it is given out.
    first: Option<String>,
    by_line: bool,
    line: usize,
    /// How many bytes have been read.
    pub read: u64,
}

impl Forms {
    /// Opens a file; `-` is the standard input.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let source = path.display().to_string();
        let reader: Box<dyn BufRead> = if source == "-" {
            Box::new(BufReader::new(io::stdin()))
        } else {
            let file = File::open(path).map_err(|error| Failure(format!("文件“{source}”打不开：{error}")))?;
            Box::new(BufReader::new(file))
        };
        let mut forms = Self { source, reader, first: None, by_line: false, line: 0, read: 0 };
        let first = forms.next_line()?.unwrap_or_default();
        forms.by_line = serde_json::from_str::<Value>(&first).is_ok();
        forms.first = Some(first);
        Ok(forms)
    }

    /// The next form; blank lines are none.
    pub fn next(&mut self) -> Result<Option<Given>, Failure> {
        if !self.by_line {
            let Some(mut text) = self.first.take() else { return Ok(None) };
            let length = self.reader.read_to_string(&mut text).map_err(|error| self.unreadable(&error))?;
            self.count(length);
            return Ok(Some(Given { source: self.source.clone(), line: None, text }));
        }
        loop {
            let Some(text) = self.first.take().map_or_else(|| self.next_line(), |first| Ok(Some(first)))? else {
                return Ok(None);
            };
            self.line = self.line.saturating_add(1);
            if !text.trim().is_empty() {
                return Ok(Some(Given { source: self.source.clone(), line: Some(self.line), text }));
            }
        }
    }

    fn next_line(&mut self) -> Result<Option<String>, Failure> {
        let mut line = String::new();
        let length = self.reader.read_line(&mut line).map_err(|error| self.unreadable(&error))?;
        self.count(length);
        // The byte order mark that editors on Windows put in front is no part of the form.
        let text = if self.line == 0 { line.trim_start_matches('\u{feff}') } else { &line };
        Ok((length > 0).then(|| text.to_owned()))
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
