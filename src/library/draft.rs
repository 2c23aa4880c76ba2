//! The library while it is being read: values put in their places, entries checked as soon as they are whole.

use super::check::{self, Fault, QUALITATIVE, QUANTITATIVE};
use super::error::LibraryError;
use super::fields::{Object, Style, Target};
use super::intern::Interner;
use super::model::{Entry, Group, Standard, Text};
use crate::sense::level::{self, Level2};

/// What a library file says.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) id: Text,
    pub(super) title: Text,
    pub(super) version: Text,
    pub(super) sectors: Vec<Group>,
    pub(super) common_groups: Vec<Group>,
    /// The last one is the one being read.
    pub(super) entries: Vec<Entry>,
    /// What is wrong with entries, by their places; always empty where the first fault stops the reading.
    pub(super) faults: Vec<(usize, Fault)>,
}

/// What a wrong entry does to the reading. Only the lint wants to know of all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrong {
    Stops,
    #[cfg(not(target_arch = "wasm32"))]
    IsListed,
}

/// The library as read so far, and where the reader stands.
pub(super) struct Reader {
    draft: Draft,
    wrong: Wrong,
    scope: Text,
    group: Group,
    standard: Standard,
    shared: Interner,
    /// Second levels seen so far with what they mean; there are about ten.
    levels: Vec<(Text, Level2)>,
    /// Whether the list of entries has been there at all.
    has_entries: bool,
    /// Keys of the file's own that were let pass.
    columns: Vec<String>,
}

/// A value that has been read.
pub(super) enum Cell {
    /// `null`.
    Absent,
    /// An object, or a list of entries, which the reader has taken over already.
    Taken,
    Group(Group),
    Groups(Vec<Group>),
    Text(Text),
    Flag(bool),
    Texts(Vec<Text>),
}

impl Reader {
    pub(super) fn new(wrong: Wrong) -> Self {
        Self {
            draft: Draft::default(),
            wrong,
            scope: Text::default(),
            group: Group::default(),
            standard: Standard::default(),
            shared: Interner::new(),
            levels: Vec::new(),
            has_entries: false,
            columns: Vec::new(),
        }
    }

    /// Makes room for so many more entries: moving them from one place to a larger one takes a tenth of the time of loading.
    pub(super) fn reserve(&mut self, entries: usize) {
        self.draft.entries.reserve(entries);
    }

    /// The text of a cell without the blanks around it.
    pub(super) fn text(&mut self, text: &str, style: Style) -> Text {
        match trimmed(text) {
            "" => Text::default(),
            text if style.shared => self.shared.text(text),
            text => Text::from(text),
        }
    }

    /// Starts an object.
    pub(super) fn begin(&mut self, object: Object) {
        match object {
            Object::Library => {}
            Object::Group => self.group = Group::default(),
            Object::Standard => self.standard = Standard::default(),
            Object::Entry => {
                self.scope = Text::default();
                self.draft.entries.push(Entry { enabled: true, ..Entry::default() });
            }
        }
    }

    /// Puts a value in its place. The shape of the field has made sure that the value is of the right kind.
    pub(super) fn put(&mut self, target: Target, cell: Cell) {
        match cell {
            Cell::Absent | Cell::Group(_) => {}
            Cell::Taken => self.has_entries |= target == Target::Indicators,
            Cell::Text(text) => self.put_text(target, text),
            Cell::Flag(flag) => self.put_flag(target, flag),
            Cell::Texts(texts) => self.put_texts(target, texts),
            Cell::Groups(groups) if target == Target::Sectors => self.draft.sectors = groups,
            Cell::Groups(groups) => self.draft.common_groups = groups,
        }
    }

    fn put_flag(&mut self, target: Target, flag: bool) {
        let Some(entry) = self.draft.entries.last_mut() else { return };
        match target {
            Target::Required => entry.required = flag,
            Target::Fixed => entry.fixed = flag,
            _ => entry.enabled = flag,
        }
    }

    fn put_texts(&mut self, target: Target, texts: Vec<Text>) {
        let Some(entry) = self.draft.entries.last_mut() else { return };
        match target {
            Target::Aliases => entry.aliases = texts,
            Target::FunctionCodes => entry.function_codes = texts,
            Target::Units => entry.units = texts,
            _ => entry.keywords = texts,
        }
    }

    fn put_text(&mut self, target: Target, text: Text) {
        let standard = &mut self.standard;
        match target {
            Target::Id => self.draft.id = text,
            Target::Title => self.draft.title = text,
            Target::Version => self.draft.version = text,
            Target::GroupCode => self.group.code = text,
            Target::GroupName => self.group.name = text,
            Target::Scope => self.scope = text,
            Target::Basis => standard.basis = text,
            // What may be absent is absent when it is blank.
            Target::Value => standard.value = filled(text),
            Target::Min => standard.min = filled(text),
            Target::Max => standard.max = filled(text),
            _ => {
                if let Some(entry) = self.draft.entries.last_mut() {
                    put_entry_text(entry, target, text);
                }
            }
        }
    }

    /// Takes an object over once all its keys are read. The path of an error starts at the object.
    pub(super) fn end(&mut self, object: Object) -> Result<Cell, LibraryError> {
        match object {
            Object::Library => {}
            Object::Group => return self.end_group(),
            Object::Entry => self.end_entry()?,
            Object::Standard => {
                if let Some(entry) = self.draft.entries.last_mut() {
                    entry.standard = Some(std::mem::take(&mut self.standard));
                }
            }
        }
        Ok(Cell::Taken)
    }

    fn end_group(&mut self) -> Result<Cell, LibraryError> {
        let group = std::mem::take(&mut self.group);
        for (key, label, cell) in [("code", "编码", &group.code), ("name", "名称", &group.name)] {
            if cell.is_empty() {
                return Err(LibraryError::new(key, format!("分组缺少{label}（{key}），请补上")));
            }
        }
        Ok(Cell::Group(group))
    }

    fn end_entry(&mut self) -> Result<(), LibraryError> {
        let index = self.draft.entries.len().saturating_sub(1);
        let Some(entry) = self.draft.entries.last_mut() else { return Ok(()) };
        // Where the library leaves the kind out, the operator tells.
        let kind = match (entry.kind.as_str(), entry.operator.as_str()) {
            ("定性", _) | ("", "定性") => Some(QUALITATIVE),
            ("定量" | "", _) => Some(QUANTITATIVE),
            _ => None,
        };
        if let Some(kind) = kind {
            entry.kind = self.shared.text(kind);
        }
        let known = self.levels.iter().find(|(text, _)| *text == entry.level2).map(|(_, level)| *level);
        entry.second_level = known.unwrap_or_else(|| level::level2(&entry.level2));
        if known.is_none() {
            self.levels.push((entry.level2.clone(), entry.second_level));
        }
        let scope = check::scope_of(&self.scope);
        if let Ok(scope) = scope {
            entry.scope = scope;
        }
        match check::check_entry(entry).and(scope) {
            Ok(_) => {}
            Err(fault) if self.wrong == Wrong::Stops => return Err(check::about(entry, index, fault)),
            Err(fault) => self.draft.faults.push((index, fault)),
        }
        Ok(())
    }

    /// Lets a key pass that is none of the contract's, unless it looks like one that was misspelt: what a bureau keeps
    /// for itself does no harm, but a misspelt `required` would quietly switch a check off.
    pub(super) fn own_column(&mut self, object: Object, key: &str) -> Result<(), LibraryError> {
        if self.columns.iter().any(|known| known == key) {
            return Ok(());
        }
        if let Some(meant) = object.field_meant(key) {
            let message = format!("没有“{key}”这一项。如果指的是{}，请写成“{}”", meant.label, meant.key);
            return Err(LibraryError::new(key, message));
        }
        self.columns.push(key.to_owned());
        Ok(())
    }

    /// The library, once its text is read to the end.
    pub(super) fn finish(self) -> Result<Draft, LibraryError> {
        for (key, label, cell) in [("id", "指标库编号", &self.draft.id), ("version", "指标库版本", &self.draft.version)]
        {
            if cell.is_empty() {
                return Err(LibraryError::new(key, format!("缺少{label}（{key}），请补上")));
            }
        }
        if !self.has_entries {
            return Err(LibraryError::new("indicators", "缺少指标（indicators），请补上指标的列表"));
        }
        Ok(self.draft)
    }

    /// The entry that is being read, with its place.
    pub(super) fn entry(&self) -> Option<(usize, &Entry)> {
        self.draft.entries.iter().enumerate().next_back()
    }
}

fn put_entry_text(entry: &mut Entry, target: Target, text: Text) {
    match target {
        Target::Code => entry.code = text,
        Target::Name => entry.name = text,
        Target::Group => entry.group = text,
        Target::Level1 => entry.level1 = text,
        Target::Level2 => entry.level2 = text,
        Target::Operator => entry.operator = text,
        Target::Unit => entry.unit = text,
        Target::Kind => entry.kind = text,
        Target::Content => entry.content = filled(text),
        Target::Formula => entry.formula = filled(text),
        Target::EffectiveFrom => entry.effective_from = filled(text),
        Target::EffectiveTo => entry.effective_to = filled(text),
        Target::ReplacedBy => entry.replaced_by = filled(text),
        Target::Source => entry.source = filled(text),
        _ => {}
    }
}

fn filled(text: Text) -> Option<Text> {
    Some(text).filter(|text| !text.is_empty())
}

/// `text` without the blanks around it. Nearly every cell starts and ends with an ASCII sign or a Chinese character, which
/// the first and last bytes tell.
fn trimmed(text: &str) -> &str {
    let bytes = text.as_bytes();
    let starts = matches!(bytes, [b'!'..=b'~' | 0xe4..=0xe9, ..]);
    let ends = matches!(bytes, [.., b'!'..=b'~'] | [.., 0xe4..=0xe9, _, _]);
    if starts && ends { text } else { text.trim() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_the_blanks_around_a_cell() {
        for (cell, want) in [
            ("≥", "≥"),
            ("%", "%"),
            ("年", "年"),
            ("元/人", "元/人"),
            ("人次", "人次"),
            ("万元2", "万元2"),
            (" 人次", "人次"),
            ("人次\u{3000}", "人次"),
            ("\u{a0}A1 ", "A1"),
            ("\t", ""),
            ("", ""),
        ] {
            assert_eq!(trimmed(cell), want, "{cell:?}");
        }
    }
}
