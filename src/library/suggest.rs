//! The entries nearest to a name, best first.

use super::Library;
use super::best::keep;
use super::likeness::{Asked, SAME};
use super::model::{Entry, Group, Scope};
use super::nearest::nearest;
use super::only::{Narrow, Only};
use super::why;
use crate::sense::level::{self, Level2};
use crate::text;
use serde::{Serialize, Serializer};

/// What to look for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Query<'a> {
    /// The name as typed.
    pub name: &'a str,
    /// The second level it stands under.
    pub level2: Option<&'a str>,
    /// The sector of the project, by code or name.
    pub sector: Option<&'a str>,
    /// The common groups of the project, by code or name.
    pub common_groups: &'a [&'a str],
    /// What the search is narrowed to.
    pub only: Only<'a>,
}

/// An entry that resembles what was looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// How near it is.
    pub score: Score,
    /// Why it is near, in words.
    pub why: String,
}

/// A score from 0 to 1, kept in thousandths. 1 is the name itself; from 0.85 on the names say the same in other words or
/// with a word more or less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(u16);

impl Score {
    /// The score in thousandths.
    pub fn per_mille(self) -> u16 {
        self.0
    }
}

impl Serialize for Score {
    #[expect(clippy::float_arithmetic, reason = "JSON knows no thousandths; nothing is computed with the result")]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 1000.0)
    }
}

/// The score of an entry of which the name is an alias.
const ALIAS: u32 = 980;
/// The most that an entry can score whose name is another one.
pub(super) const LIKE: u32 = 970;
/// What scores less resembles nothing.
const CUT: u32 = 450;
/// The score of an entry that has the name among its keywords: every name that is alike comes first.
const KEYWORD: u32 = CUT;
/// How many names are compared where many of them may be left out.
const NARROWED: usize = 400;
/// What a match of second level or group adds to the score of a name that is alike.
const CONTEXT: u32 = 20;
/// How long a chain of replaced entries is followed.
const REPLACEMENTS: usize = 8;

/// A name that was found.
pub(super) struct Hit<'a> {
    pub(super) entry: &'a Entry,
    /// The entry that has the name; another one if that was replaced.
    pub(super) named: &'a Entry,
    pub(super) by: By,
    pub(super) score: u32,
    pub(super) fit: Fit,
}

/// By what an entry was found.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum By {
    /// The name of this number.
    Name(u32),
    /// One of its keywords.
    Keyword,
}

/// What an entry has in common with the place of the name asked for.
#[derive(Clone, Copy)]
pub(super) struct Fit {
    pub(super) level2: bool,
    pub(super) group: bool,
}

impl Library {
    /// The entries nearest to the name of `query`, at most `limit`, best first; none where nothing resembles it. A disabled
    /// entry gives way to the one that replaced it. Among equals, those of the same second level and group come first.
    pub fn suggest(&self, query: &Query<'_>, limit: usize) -> Vec<Suggestion<'_>> {
        if text::is_placeholder(query.name) {
            return Vec::new();
        }
        let key = self.index.key(query.name);
        let asked = Asked::new(key.clone(), &self.index);
        let best = self.nearest((&key, &asked), &Place::new(query, self), limit);
        self.told(&best, &asked)
    }

    /// What `suggest` finds; where that leaves room, the entries follow that have the name among their keywords.
    pub fn search(&self, query: &Query<'_>, limit: usize) -> Vec<Suggestion<'_>> {
        if text::is_placeholder(query.name) {
            return Vec::new();
        }
        let key = self.index.key(query.name);
        let asked = Asked::new(key.clone(), &self.index);
        let place = Place::new(query, self);
        let mut best = self.nearest((&key, &asked), &place, limit);
        if best.len() < limit {
            for &number in self.keywords().having(&key) {
                offer(&mut best, self.hit(By::Keyword, number, KEYWORD, &place), limit);
            }
        }
        self.told(&best, &asked)
    }

    /// The hits for a folded name, which is asked for as it is and prepared for likeness.
    fn nearest(&self, (key, asked): (&[u16], &Asked), place: &Place<'_>, limit: usize) -> Vec<Hit<'_>> {
        let mut best: Vec<Hit<'_>> = Vec::new();
        let exact: Vec<u32> = self.index.named(key).collect();
        let hit = |number, score| self.hit(By::Name(number), self.index.owner(number), score, place);
        for &number in &exact {
            offer(&mut best, hit(number, if self.index.is_alias(number) { ALIAS } else { SAME }), limit);
        }
        // The first look ranks nearly as the second does, so few more than are wanted need the second.
        let compared = limit.saturating_mul(4).saturating_add(if place.only.is_open() { 8 } else { NARROWED });
        for number in nearest(asked, &self.index, compared) {
            let likeness = asked.likeness(number, &self.index);
            // A name that holds all of what was typed is found however short that is.
            let least = if asked.is_part_of(number, &self.index) { CUT.saturating_add(likeness / 8) } else { 0 };
            let score = likeness.clamp(least, LIKE);
            if score >= CUT && !exact.contains(&number) {
                offer(&mut best, hit(number, score), limit);
            }
        }
        best
    }

    fn told<'a>(&'a self, best: &[Hit<'a>], asked: &Asked) -> Vec<Suggestion<'a>> {
        let told = |hit: &Hit<'a>| Suggestion {
            entry: hit.entry,
            score: Score(u16::try_from(hit.score).unwrap_or_default()),
            why: why::why(hit, &asked.units, self),
        };
        best.iter().map(told).collect()
    }

    /// The entry of a number, or the one that took its place; none if it is disabled for good or left out.
    fn hit(&self, by: By, number: u32, score: u32, place: &Place<'_>) -> Option<Hit<'_>> {
        let named = self.entry(number)?;
        let mut entry = named;
        for _ in 0..REPLACEMENTS {
            if entry.enabled {
                let fit = place.fit(entry);
                let raised = score.saturating_add(fit.count().saturating_mul(CONTEXT)).min(LIKE);
                let hit = Hit { entry, named, by, score: score.max(raised), fit };
                return place.only.admits(entry).then_some(hit);
            }
            entry = self.by_code(entry.replaced_by.as_ref()?)?;
        }
        None
    }
}

/// Puts a hit among the best, of which an entry is one only once, by the best of its names.
fn offer<'a>(best: &mut Vec<Hit<'a>>, hit: Option<Hit<'a>>, limit: usize) {
    let Some(hit) = hit else { return };
    let order = |a: &Hit<'_>, b: &Hit<'_>| {
        let order = b.score.cmp(&a.score).then_with(|| b.fit.count().cmp(&a.fit.count()));
        order.then_with(|| a.entry.code.cmp(&b.entry.code)).then_with(|| a.by.cmp(&b.by))
    };
    match best.iter().position(|other| std::ptr::eq(other.entry, hit.entry)) {
        Some(place) if best.get(place).is_some_and(|other| order(&hit, other).is_lt()) => {
            best.remove(place);
        }
        Some(_) => return,
        None => {}
    }
    keep(best, hit, limit, order);
}

/// Where the name asked for stands: the rest of the query, looked up once.
struct Place<'a> {
    level2: Level2,
    sector: Option<&'a str>,
    common_groups: Vec<&'a str>,
    only: Narrow<'a>,
}

impl<'a> Place<'a> {
    fn new(query: &Query<'a>, library: &'a Library) -> Self {
        let common = query.common_groups.iter().filter_map(|asked| code_of(asked, library.common_groups()));
        Self {
            level2: query.level2.map_or(Level2::Blank, level::level2),
            sector: query.sector.and_then(|asked| code_of(asked, library.sectors())),
            common_groups: common.collect(),
            only: Narrow::new(&query.only, library),
        }
    }

    fn fit(&self, entry: &Entry) -> Fit {
        let known = !matches!(self.level2, Level2::Blank | Level2::Other);
        let group = match entry.scope {
            Scope::Sector => self.sector.is_some_and(|code| entry.group == code),
            Scope::Common => self.common_groups.iter().any(|code| entry.group == *code),
            Scope::Department => false,
        };
        Fit { level2: known && entry.second_level == self.level2, group }
    }
}

impl Fit {
    fn count(self) -> u32 {
        u32::from(self.level2).saturating_add(u32::from(self.group))
    }
}

/// The code of the group that is asked for by code or name.
pub(super) fn code_of<'a>(asked: &str, groups: &'a [Group]) -> Option<&'a str> {
    let key = text::match_key(asked);
    groups.iter().find(|group| group.code == *asked || text::match_key(&group.name) == key).map(|group| group.code.as_str())
}
