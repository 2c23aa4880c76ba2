//! A bar for long work, drawn where it disturbs nothing: on a terminal that does not show results meanwhile.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

/// Work that ends before it is not worth a bar.
const SOON: Duration = Duration::from_millis(700);

/// How far the work is.
pub struct Progress {
    started: Instant,
    total: u64,
    bar: Option<ProgressBar>,
    wanted: bool,
}

impl Progress {
    /// Work that prints results while it goes on; `total` is zero where nobody knows how much there is.
    pub fn beside_results(total: u64) -> Self {
        Self { wanted: io::stderr().is_terminal() && !io::stdout().is_terminal(), ..Self::before_results(total) }
    }

    /// Work that prints results when it is done.
    pub fn before_results(total: u64) -> Self {
        Self { started: Instant::now(), total, bar: None, wanted: io::stderr().is_terminal() }
    }

    /// Tells how much is done, and in words what.
    pub fn tell(&mut self, done: u64, words: impl FnOnce() -> String) {
        if !self.wanted || (self.bar.is_none() && self.started.elapsed() < SOON) {
            return;
        }
        let total = self.total;
        let bar = self.bar.get_or_insert_with(|| bar(total));
        bar.set_position(done);
        bar.set_message(words());
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar(total: u64) -> ProgressBar {
    if total == 0 {
        return ProgressBar::new_spinner();
    }
    let bar = ProgressBar::new(total);
    match ProgressStyle::with_template("{bar:30} {percent:>3}%  {msg}，还要 {eta}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
