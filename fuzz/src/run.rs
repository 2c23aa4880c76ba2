//! The run: threads take the next number, judge its input, and write down what breaks.

use crate::args::Args;
use crate::common::judge;
use crate::common::{LIBRARY, material};
use crate::input::Source;
use crate::watch::Watch;
use jixiao_validator::Checker;
use std::cell::RefCell;
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

/// Of so many forms one has its safe fixes tried out: that takes as long as a dozen checks.
const THOROUGH: u64 = 10;
/// So many failures are shown and kept; more of them say nothing new.
const MOST_KEPT: u64 = 50;
/// After so many inputs a line is printed.
const NEWS: u64 = 50_000;

thread_local! {
    /// Where the last panic of this thread was.
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The figures of a run.
#[derive(Default)]
struct Figures {
    next: AtomicU64,
    bytes: AtomicU64,
    panics: AtomicU64,
    faults: AtomicU64,
    kept: AtomicU64,
}

/// Judges the inputs that `args` asks for; how many failed.
pub fn run(source: &Source, args: &Args) -> u64 {
    panic::set_hook(Box::new(|info| PANIC.with(|panic| *panic.borrow_mut() = info.to_string())));
    let (figures, watch, started) = (Figures::default(), Watch::new(args.threads), Instant::now());
    let (first, end) = args.only.map_or((0, args.iterations), |number| (number, number.saturating_add(1)));
    figures.next.store(first, Ordering::Relaxed);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..args.threads)
            .map(|worker| {
                let (figures, watch) = (&figures, &watch);
                scope.spawn(move || work(source, figures, watch, worker, end, started))
            })
            .collect();
        let guard = scope.spawn(|| watch.guard(|number| keep(source, &figures, number, "does not end")));
        for worker in workers {
            worker.join().expect("a worker catches every panic");
        }
        watch.stop();
        guard.join().expect("the guard does not panic");
    });
    // What took long is judged again with the machine to itself, as far as it ever is.
    let late = watch.late();
    let slow: Vec<u64> = late.iter().copied().filter(|number| is_slow(source, *number)).collect();
    for number in &slow {
        keep(source, &figures, *number, "takes more than a second");
    }
    let count = |figure: &AtomicU64| figure.load(Ordering::Relaxed);
    let seconds = started.elapsed().as_secs_f64();
    println!(
        "{} inputs, {} bytes, {seconds:.1} s, seed {}: {} panics, {} with wrong answers, {} slow ({} while the machine was busy), \
         slowest {} ms (input {})",
        end.saturating_sub(first),
        count(&figures.bytes),
        args.seed,
        count(&figures.panics),
        count(&figures.faults),
        slow.len(),
        late.len(),
        watch.slowest().0,
        watch.slowest().1,
    );
    count(&figures.panics).saturating_add(count(&figures.faults)).saturating_add(slow.len() as u64)
}

/// Whether the engine is slow at an input each of three times, the trying out of fixes left aside.
fn is_slow(source: &Source, number: u64) -> bool {
    let checker = Checker::new(Some(LIBRARY.as_bytes()), None).expect("the fixture library is right");
    let input = source.input(number);
    (0..3).all(|_| {
        let started = Instant::now();
        let _ = panic::catch_unwind(AssertUnwindSafe(|| judge::faults(&checker, input.door, &input.text, false)));
        Watch::is_slow(started.elapsed())
    })
}

fn work(source: &Source, figures: &Figures, watch: &Watch, worker: usize, end: u64, started: Instant) {
    let checker = Checker::new(Some(LIBRARY.as_bytes()), None).expect("the fixture library is right");
    loop {
        let number = figures.next.fetch_add(1, Ordering::Relaxed);
        if number >= end {
            return;
        }
        let input = source.input(number);
        figures.bytes.fetch_add(input.text.len() as u64, Ordering::Relaxed);
        watch.starts(worker, number);
        let thorough = number.is_multiple_of(THOROUGH);
        let judged = panic::catch_unwind(AssertUnwindSafe(|| judge::faults(&checker, input.door, &input.text, thorough)));
        watch.ends(worker, number);
        match judged {
            Ok(faults) if faults.is_empty() => {}
            Ok(faults) => {
                figures.faults.fetch_add(1, Ordering::Relaxed);
                keep(source, figures, number, &faults.join("; "));
            }
            Err(_) => {
                figures.panics.fetch_add(1, Ordering::Relaxed);
                keep(source, figures, number, &PANIC.with(|panic| panic.borrow().clone()));
            }
        }
        if number > 0 && number.is_multiple_of(NEWS) {
            println!("{number} inputs after {:.0} s", started.elapsed().as_secs_f64());
        }
    }
}

/// Shows a failure and writes its input into the corpus, where the tests will find it.
fn keep(source: &Source, figures: &Figures, number: u64, reason: &str) {
    if figures.kept.fetch_add(1, Ordering::Relaxed) >= MOST_KEPT {
        return;
    }
    let input = source.input(number);
    let reason: String = reason.chars().take(600).collect();
    println!("input {number} ({}): {reason}", input.door.word());
    let name = format!("{}-found-{number:07}.txt", input.door.word());
    fs::write(material::root().join("fuzz/corpus").join(name), &input.text).expect("the corpus can be written");
}
