//! A leaf is one cell of the form: what was typed, and where it stands.

use crate::issue::{Path, Segment, push_number};
use crate::text;
use std::borrow::Cow;

/// Where the cells of one part of the form stand, such as the third row of the indicators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Base {
    /// The keys that lead to the part.
    pub keys: &'static [&'static str],
    /// The place in the array these keys lead to, from 0.
    pub row: Option<usize>,
    /// What the part is called.
    pub label: &'static str,
}

impl Base {
    /// A part that is an object.
    pub const fn object(keys: &'static [&'static str], label: &'static str) -> Self {
        Self { keys, row: None, label }
    }

    /// A row of a part that is an array.
    pub const fn row(keys: &'static [&'static str], row: usize, label: &'static str) -> Self {
        Self { keys, row: Some(row), label }
    }

    /// The path of the part itself.
    pub fn path(&self) -> Path {
        // One more than there are, for the key of a cell.
        let mut path = Vec::with_capacity(self.keys.len().saturating_add(2));
        path.extend(self.keys.iter().copied().map(Segment::from));
        path.extend(self.row.map(Segment::Index));
        path
    }

    /// What the part is called, rows counted from 1.
    pub fn label(&self) -> String {
        let mut label = String::with_capacity(64);
        label.push_str(self.label);
        if let Some(row) = self.row {
            label.push('第');
            push_number(&mut label, row.saturating_add(1));
            label.push('行');
        }
        label
    }
}

/// Where one cell stands and what it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// The part of the form.
    pub base: Base,
    /// The key of the cell in that part; empty for the part itself.
    pub key: &'static str,
    /// What the cell is called.
    pub label: &'static str,
}

impl Place {
    /// The place of a whole part of the form.
    pub const fn part(base: Base) -> Self {
        Self { base, key: "", label: "" }
    }

    /// The path of the cell.
    pub fn path(&self) -> Path {
        let mut path = self.base.path();
        if !self.key.is_empty() {
            path.push(Segment::from(self.key));
        }
        path
    }

    /// The place in words: `绩效指标第3行 · 指标值`.
    pub fn label(&self) -> String {
        match (self.base.label.is_empty(), self.label.is_empty()) {
            (true, _) => self.label.to_owned(),
            (_, true) => self.base.label(),
            _ => {
                let mut label = self.base.label();
                label.push_str(" · ");
                label.push_str(self.label);
                label
            }
        }
    }

    /// Whether `path` leads to the cell.
    pub fn is(&self, path: &[Segment]) -> bool {
        let key = Some(self.key).filter(|key| !key.is_empty());
        let mut steps = path.iter();
        self.base.keys.iter().all(|key| steps.next().is_some_and(|step| step.is_key(key)))
            && self.base.row.is_none_or(|row| steps.next() == Some(&Segment::Index(row)))
            && key.is_none_or(|key| steps.next().is_some_and(|step| step.is_key(key)))
            && steps.next().is_none()
    }
}

/// One cell. A cell that could not be read is neither filled nor blank: its own issue has been reported already, so no
/// rule may complain about it again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Leaf<'a> {
    /// What was typed, untouched; numbers as their decimal text.
    pub raw: &'a str,
    /// Where it stands.
    pub place: Place,
    /// Whether the cell held something that is not text or a number.
    pub unreadable: bool,
    /// Whether the cell was a JSON number, which carries no notation to repair.
    pub number: bool,
    /// What the cell says after folding, where that is not what was typed.
    folded: Option<Box<Folded>>,
}

/// What a cell says after folding.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Folded {
    text: String,
    /// The text without blanks, where it has any.
    squeezed: Option<String>,
}

impl<'a> Leaf<'a> {
    /// A cell that was left empty.
    pub fn empty(place: Place) -> Self {
        Self { place, ..Self::default() }
    }

    /// A cell in which `raw` was typed.
    pub fn typed(place: Place, raw: &'a str) -> Self {
        let folded = match text::fold(raw) {
            Cow::Borrowed(same) if same.len() == raw.len() && !text::stands_for_nothing(same) => None,
            folded if text::is_placeholder(&folded) => Some(String::new()),
            folded => Some(folded.into_owned()),
        };
        let folded = folded.map(|text| {
            let squeezed = match text::squeeze(&text) {
                Cow::Borrowed(same) if same.len() == text.len() => None,
                squeezed => Some(squeezed.into_owned()),
            };
            Box::new(Folded { text, squeezed })
        });
        Self { raw, place, folded, ..Self::default() }
    }

    /// A cell that held a JSON number.
    pub fn number(place: Place, digits: &'a str) -> Self {
        Self { raw: digits, place, number: true, ..Self::default() }
    }

    /// A cell that held something else.
    pub fn unreadable(place: Place) -> Self {
        Self { place, unreadable: true, ..Self::default() }
    }

    /// What the cell says after folding; empty for a blank cell and for words that stand for one (`无`, `null`).
    pub fn text(&self) -> &str {
        self.folded.as_ref().map_or(self.raw, |folded| &folded.text)
    }

    /// What the cell says after folding, without blanks: the form in which cells are compared and scanned.
    pub fn squeezed(&self) -> &str {
        self.folded.as_ref().map_or(self.raw, |folded| folded.squeezed.as_ref().unwrap_or(&folded.text))
    }

    /// Whether the cell says something.
    pub fn filled(&self) -> bool {
        !self.text().is_empty()
    }

    /// Whether the cell was left empty. A cell that could not be read was not left empty.
    pub fn blank(&self) -> bool {
        !self.unreadable && !self.filled()
    }

    /// The cell for a message: folded and not too long.
    pub fn shown(&self) -> String {
        let folded = match &self.folded {
            None => Cow::Borrowed(self.raw),
            // A word that stands for an empty cell is shown as it was typed.
            Some(_) => text::fold(self.raw),
        };
        text::shorten(&folded, 40).into_owned()
    }

    /// The path of the cell.
    pub fn path(&self) -> Path {
        self.place.path()
    }
}
