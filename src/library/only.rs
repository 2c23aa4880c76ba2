//! What a search is narrowed to.

use super::Library;
use super::model::Entry;
use super::suggest::code_of;
use crate::sense::level::{self, Level2};
use crate::text;

/// What an entry must have to be found. What is not given does not narrow.
#[derive(Debug, Clone, Copy, Default)]
pub struct Only<'a> {
    /// The first or second level, by name.
    pub level: Option<&'a str>,
    /// A sector, by code or name; together with a common group the entries of both are found.
    pub sector: Option<&'a str>,
    /// A common group, by code or name.
    pub common_group: Option<&'a str>,
    /// A code of the functional classification of expenditure (支出功能分类) of 3, 5 or 7 digits. Entries without any code
    /// serve every function.
    pub function_code: Option<&'a str>,
}

/// The same, looked up once.
pub(super) struct Narrow<'a> {
    level: Option<(String, Level2)>,
    /// The groups to find in; one that the library does not have holds nothing.
    groups: Option<Vec<&'a str>>,
    function_code: Option<&'a str>,
}

impl<'a> Narrow<'a> {
    pub(super) fn new(only: &Only<'a>, library: &'a Library) -> Self {
        let sector = only.sector.map(|asked| code_of(asked, library.sectors()));
        let common = only.common_group.map(|asked| code_of(asked, library.common_groups()));
        let any = sector.is_some() || common.is_some();
        Self {
            level: only.level.map(|asked| (text::match_key(asked), level::level2(asked))),
            groups: any.then(|| [sector, common].into_iter().flatten().flatten().collect()),
            function_code: only.function_code,
        }
    }

    /// Whether nothing is left out.
    pub(super) fn is_open(&self) -> bool {
        self.level.is_none() && self.groups.is_none() && self.function_code.is_none()
    }

    pub(super) fn admits(&self, entry: &Entry) -> bool {
        let level = self.level.as_ref().is_none_or(|(key, level2)| {
            let known = !matches!(level2, Level2::Blank | Level2::Other);
            (known && entry.second_level == *level2) || text::match_key(&entry.level1) == *key
        });
        let group = self.groups.as_ref().is_none_or(|groups| groups.iter().any(|code| entry.group == *code));
        level && group && self.function_code.is_none_or(|asked| serves(entry, asked))
    }
}

/// Whether an entry is for a function: its code is that one, a class above it or an item below it.
fn serves(entry: &Entry, asked: &str) -> bool {
    let codes = &entry.function_codes;
    codes.is_empty() || codes.iter().any(|code| code.starts_with(asked) || asked.starts_with(&**code))
}
