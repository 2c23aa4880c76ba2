//! The indicator library (绩效指标库): loaded once, never changed, asked by name, by code and by likeness.
//!
//! A library is strict where a form is lenient: the bureau writes it once, so an entry that is wrong stops the loading with
//! its path, its name and what to write. Keys that the contract does not know are let pass.

mod best;
mod check;
#[cfg(not(target_arch = "wasm32"))]
pub mod diff;
mod draft;
mod error;
mod fields;
mod fold;
#[cfg(not(target_arch = "wasm32"))]
pub mod folder;
mod grams;
mod index;
mod intern;
mod keywords;
mod likeness;
#[cfg(not(target_arch = "wasm32"))]
pub mod lint;
mod lookup;
mod model;
mod nearest;
mod only;
mod read;
mod references;
mod scan;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
mod slip;
mod suggest;
mod turning;
mod weight;
mod why;

pub use error::LibraryError;
pub use model::{Entry, Group, Scope, Standard, Text};
pub use only::Only;
pub use suggest::{Query, Score, Suggestion};

use crate::report;
use draft::Wrong;
use grams::size;
use index::Index;
use keywords::Keywords;
use std::fmt;
use std::sync::OnceLock;

/// A loaded library.
pub struct Library {
    id: Text,
    title: Text,
    version: Text,
    digest: String,
    sectors: Vec<Group>,
    common_groups: Vec<Group>,
    entries: Vec<Entry>,
    /// The numbers of the entries that projects of their group must use.
    required: Vec<u32>,
    index: Index,
    /// Made at the first search that needs it: loading must not wait for it.
    keywords: OnceLock<Keywords>,
}

impl Library {
    /// Loads the UTF-8 JSON of a library (design.md 1.2); a byte order mark is let pass.
    ///
    /// # Errors
    /// When the bytes are no library or an entry is wrong; the first such place is told.
    pub fn load(bytes: &[u8]) -> Result<Self, LibraryError> {
        let (library, _) = Self::read(bytes, Wrong::Stops)?;
        let fault = references::faults(&library).next();
        match fault.and_then(|fault| references::error_of(&library, fault)) {
            Some(error) => Err(error),
            None => Ok(library),
        }
    }

    /// Reads and indexes a library; what is wrong with single entries is listed where it does not stop the reading.
    fn read(bytes: &[u8], wrong: Wrong) -> Result<(Self, Vec<(usize, check::Fault)>), LibraryError> {
        let draft = read::read(bytes, wrong)?;
        let index = Index::new(&draft.entries);
        let library = Self {
            id: draft.id,
            title: draft.title,
            version: draft.version,
            digest: report::digest(bytes),
            sectors: draft.sectors,
            common_groups: draft.common_groups,
            required: (0..).zip(&draft.entries).filter(|(_, entry)| entry.required).map(|(number, _)| number).collect(),
            entries: draft.entries,
            index,
            keywords: OnceLock::new(),
        };
        references::check_all_groups(&library)?;
        Ok((library, draft.faults))
    }

    /// Its identifier.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its name for people; empty if the file gives none.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Its version.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The digest of the bytes it was loaded from.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Its entries, in the order of the file.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries that projects of their group must use.
    pub fn required(&self) -> impl Iterator<Item = &Entry> {
        self.required.iter().filter_map(|number| self.entry(*number))
    }

    /// 行业.
    pub fn sectors(&self) -> &[Group] {
        &self.sectors
    }

    /// 共性类.
    pub fn common_groups(&self) -> &[Group] {
        &self.common_groups
    }

    /// The entries called `name`, however it is punctuated; those whose own name it is come before those it is an alias
    /// of. Disabled entries are among them.
    pub fn named<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a Entry> + use<'a> {
        let key = self.index.key(name);
        let mut numbers: Vec<u32> = self.index.named(&key).collect();
        numbers.sort_by_key(|&number| self.index.is_alias(number));
        numbers.into_iter().filter_map(|number| self.entry(self.index.owner(number)))
    }

    /// The entry with this code.
    pub fn by_code(&self, code: &str) -> Option<&Entry> {
        self.index.coded(code).filter_map(|number| self.entry(number)).find(|entry| entry.code == *code)
    }

    /// The entry in use that took the place of `entry` in the end, or `entry` itself; `None` where successors go in circles.
    pub fn successor<'a>(&'a self, entry: &'a Entry) -> Option<&'a Entry> {
        let mut last = entry;
        for _ in 0..=self.entries.len() {
            match last.replaced_by.as_ref().and_then(|code| self.by_code(code)) {
                Some(next) => last = next,
                None => return Some(last),
            }
        }
        None
    }

    fn keywords(&self) -> &Keywords {
        self.keywords.get_or_init(|| Keywords::new(&self.entries, &self.index))
    }

    fn entry(&self, number: u32) -> Option<&Entry> {
        self.entries.get(size(number))
    }
}

impl fmt::Debug for Library {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Library({} {}, {} entries)", self.id, self.version, self.entries.len())
    }
}
