//! How far an import is, told to whoever waits for it.

/// What an import is at, in the order in which the stages pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The file is opened and the cells of its sheets are read.
    Sheets,
    /// Tables are found in the sheets by the names of their columns.
    Tables,
    /// The rows of the tables become indicators or forms.
    Rows,
    /// What came of it is looked over as a whole.
    Check,
}

impl Stage {
    /// The name that callers compare with.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sheets => "sheets",
            Self::Tables => "tables",
            Self::Rows => "rows",
            Self::Check => "check",
        }
    }

    /// The part of an import that a stage mostly takes, as the percent at its begin and at its end: measured in wasm with
    /// libraries of 2,000 to 60,000 entries and 50 to 1,000 forms.
    fn share(self) -> (u64, u64) {
        match self {
            Self::Sheets => (0, 35),
            Self::Tables => (35, 45),
            Self::Rows => (45, 85),
            Self::Check => (85, Progress::TOTAL),
        }
    }
}

/// How far an import is. `done` never becomes less, and is `total` when all is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What it is at.
    pub stage: Stage,
    /// How much of the whole import is done.
    pub done: u64,
    /// How much there is to do; the same from begin to end.
    pub total: u64,
}

impl Progress {
    /// An import is told in percent, so that it tells about a hundred times however large the file is.
    pub const TOTAL: u64 = 100;
}

/// Follows an import, and tells when a stage begins and when another percent is done.
pub(super) struct Meter<'a> {
    tell: &'a mut dyn FnMut(Progress),
    stage: Stage,
    /// How much there is to do in the stage, and how much of that is done; the unit is the stage's own.
    work: u64,
    done: u64,
    /// How much of the work must be done before there is something new to tell.
    next: u64,
}

impl<'a> Meter<'a> {
    pub(super) fn new(tell: &'a mut dyn FnMut(Progress)) -> Self {
        Self { tell, stage: Stage::Sheets, work: 0, done: 0, next: 0 }
    }

    /// Begins a stage with so much work.
    pub(super) fn begin(&mut self, stage: Stage, work: usize) {
        (self.stage, self.work, self.done) = (stage, u64::try_from(work).unwrap_or(u64::MAX).max(1), 0);
        self.say();
    }

    /// So much more of the work of the stage is done.
    pub(super) fn advance(&mut self, by: usize) {
        self.reach(self.done.saturating_add(u64::try_from(by).unwrap_or(u64::MAX)));
    }

    /// So much of the work of the stage is done.
    pub(super) fn reach(&mut self, done: u64) {
        self.done = done.min(self.work);
        if self.done >= self.next {
            self.say();
        }
    }

    /// How much of the work of the stage is done.
    pub(super) fn done(&self) -> u64 {
        self.done
    }

    /// All is done.
    pub(super) fn finish(&mut self) {
        self.reach(self.work);
    }

    fn say(&mut self) {
        let (begin, end) = self.stage.share();
        let parts = end.saturating_sub(begin);
        let part = self.done.saturating_mul(parts).checked_div(self.work).unwrap_or_default();
        // Nothing is left to tell once the last percent of the stage is.
        let next = part.saturating_add(1).saturating_mul(self.work).div_ceil(parts.max(1));
        self.next = if part < parts { next } else { u64::MAX };
        (self.tell)(Progress { stage: self.stage, done: begin.saturating_add(part), total: Progress::TOTAL });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(follow: impl Fn(&mut Meter<'_>)) -> Vec<(&'static str, u64)> {
        let mut told = Vec::new();
        follow(&mut Meter::new(&mut |progress| told.push((progress.stage.name(), progress.done))));
        told
    }

    #[test]
    fn tells_once_a_percent_whatever_the_work() {
        for work in [0, 1, 3, 30, 31, 1_000_003] {
            let told = told(|meter| {
                for stage in [Stage::Sheets, Stage::Tables, Stage::Rows, Stage::Check] {
                    meter.begin(stage, work);
                    (0..work).for_each(|_| meter.advance(1));
                }
                meter.finish();
            });
            assert!(told.is_sorted_by_key(|&(_, done)| done), "{work}: {told:?}");
            assert!(told.len() <= 104, "{work}: {}", told.len());
            assert_eq!((told.first(), told.last()), (Some(&("sheets", 0)), Some(&("check", 100))), "{work}");
        }
    }

    #[test]
    fn more_than_was_to_be_done_is_all_of_it() {
        let told = told(|meter| {
            meter.begin(Stage::Check, 2);
            meter.reach(1);
            meter.reach(7);
            meter.advance(7);
        });
        assert_eq!(told, [("check", 85), ("check", 92), ("check", 100)]);
    }
}
