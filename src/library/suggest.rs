//! The entries nearest to a name, best first.

use super::Library;
use super::best::keep;
use super::likeness::{Asked, SAME};
use super::model::{Entry, Group, Scope};
use super::nearest::nearest;
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
/// What a match of second level or group adds to the score of a name that is alike.
const CONTEXT: u32 = 20;
/// How long a chain of replaced entries is followed.
const REPLACEMENTS: usize = 8;

/// A name that was found.
pub(super) struct Hit<'a> {
    pub(super) entry: &'a Entry,
    /// The entry that has the name; another one if that was replaced.
    pub(super) named: &'a Entry,
    /// The number of the name.
    pub(super) number: u32,
    pub(super) score: u32,
    pub(super) fit: Fit,
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
        let exact: Vec<u32> = self.index.named(&key).collect();
        let asked = Asked::new(key, &self.index);
        let place = Place::new(query, self);
        let mut best: Vec<Hit<'_>> = Vec::new();
        for &number in &exact {
            let score = if self.index.is_alias(number) { ALIAS } else { SAME };
            self.hit(number, score, &place).into_iter().for_each(|hit| offer(&mut best, hit, limit));
        }
        // The first look ranks nearly as the second does, so few more than are wanted need the second.
        let compared = limit.saturating_mul(4).saturating_add(8);
        for number in nearest(&asked, &self.index, compared) {
            let likeness = asked.likeness(number, &self.index);
            // A name that holds all of what was typed is found however short that is.
            let least = if asked.is_part_of(number, &self.index) { CUT.saturating_add(likeness / 8) } else { 0 };
            let score = likeness.clamp(least, LIKE);
            if score >= CUT && !exact.contains(&number) {
                self.hit(number, score, &place).into_iter().for_each(|hit| offer(&mut best, hit, limit));
            }
        }
        best.iter()
            .map(|hit| Suggestion {
                entry: hit.entry,
                score: Score(u16::try_from(hit.score).unwrap_or_default()),
                why: why::why(hit, &asked.units, self),
            })
            .collect()
    }

    /// The entry behind a name, or the one that took its place; none if it is disabled for good.
    fn hit(&self, number: u32, score: u32, place: &Place<'_>) -> Option<Hit<'_>> {
        let named = self.entry(self.index.owner(number))?;
        let mut entry = named;
        for _ in 0..REPLACEMENTS {
            if entry.enabled {
                let fit = place.fit(entry);
                let raised = score.saturating_add(fit.count().saturating_mul(CONTEXT)).min(LIKE);
                return Some(Hit { entry, named, number, score: score.max(raised), fit });
            }
            entry = self.by_code(entry.replaced_by.as_ref()?)?;
        }
        None
    }
}

/// Puts a hit among the best, of which an entry is one only once, by the best of its names.
fn offer<'a>(best: &mut Vec<Hit<'a>>, hit: Hit<'a>, limit: usize) {
    let order = |a: &Hit<'_>, b: &Hit<'_>| {
        let order = b.score.cmp(&a.score).then_with(|| b.fit.count().cmp(&a.fit.count()));
        order.then_with(|| a.entry.code.cmp(&b.entry.code)).then_with(|| a.number.cmp(&b.number))
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
}

impl<'a> Place<'a> {
    fn new(query: &Query<'_>, library: &'a Library) -> Self {
        let common = query.common_groups.iter().filter_map(|asked| code_of(asked, library.common_groups()));
        Self {
            level2: query.level2.map_or(Level2::Blank, level::level2),
            sector: query.sector.and_then(|asked| code_of(asked, library.sectors())),
            common_groups: common.collect(),
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

fn code_of<'a>(asked: &str, groups: &'a [Group]) -> Option<&'a str> {
    let key = text::match_key(asked);
    groups.iter().find(|group| group.code == *asked || text::match_key(&group.name) == key).map(|group| group.code.as_str())
}
