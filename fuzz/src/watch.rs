//! The watchdog: an input that takes the engine more than a second is as bad as one that makes it panic.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Longer than this, and an input is slow.
const PATIENCE: u64 = 1000;
/// Longer than this, and an input may never end: it is written down while it still runs.
const HANG: u64 = 20 * PATIENCE;
/// How often the watchdog looks.
const GLANCE: Duration = Duration::from_millis(100);

/// What each worker is at.
pub struct Watch {
    born: Instant,
    workers: Vec<Worker>,
    late: Mutex<Vec<u64>>,
    slowest: AtomicU64,
    slowest_input: AtomicU64,
    stopped: AtomicBool,
}

/// The input a worker is at, and since when; 0 where it is at none.
#[derive(Default)]
struct Worker {
    number: AtomicU64,
    since: AtomicU64,
    told: AtomicBool,
    hangs: AtomicBool,
}

impl Watch {
    /// A watch over `workers` threads.
    pub fn new(workers: usize) -> Self {
        Self {
            born: Instant::now(),
            workers: (0..workers).map(|_| Worker::default()).collect(),
            late: Mutex::default(),
            slowest: AtomicU64::new(0),
            slowest_input: AtomicU64::new(0),
            stopped: AtomicBool::new(false),
        }
    }

    /// The worker starts on an input.
    pub fn starts(&self, worker: usize, number: u64) {
        let worker = &self.workers[worker];
        worker.number.store(number, Ordering::Relaxed);
        worker.told.store(false, Ordering::Relaxed);
        worker.hangs.store(false, Ordering::Relaxed);
        worker.since.store(self.now(), Ordering::Release);
    }

    /// The worker is through with it.
    pub fn ends(&self, worker: usize, number: u64) {
        let since = self.workers[worker].since.swap(0, Ordering::AcqRel);
        let took = self.now().saturating_sub(since);
        if took > self.slowest.fetch_max(took, Ordering::Relaxed) {
            self.slowest_input.store(number, Ordering::Relaxed);
        }
    }

    /// Looks at the workers until they are done. Inputs that take long are noted, and of one that seems never to end it tells
    /// while it still runs.
    pub fn guard(&self, tell: impl Fn(u64)) {
        while !self.stopped.load(Ordering::Relaxed) {
            thread::sleep(GLANCE);
            for worker in &self.workers {
                let since = worker.since.load(Ordering::Acquire);
                let took = if since > 0 { self.now().saturating_sub(since) } else { 0 };
                let number = worker.number.load(Ordering::Relaxed);
                if took > PATIENCE && !worker.told.swap(true, Ordering::Relaxed) {
                    self.late.lock().expect("nobody panics with it").push(number);
                }
                if took > HANG && !worker.hangs.swap(true, Ordering::Relaxed) {
                    tell(number);
                }
            }
        }
    }

    /// The workers are done.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// The inputs that took long. On a busy machine that may be the machine's fault.
    pub fn late(&self) -> Vec<u64> {
        self.late.lock().expect("nobody panics with it").clone()
    }

    /// Whether what took `time` was slow.
    pub fn is_slow(time: Duration) -> bool {
        time > Duration::from_millis(PATIENCE)
    }

    /// How many milliseconds the slowest input took, and its number.
    pub fn slowest(&self) -> (u64, u64) {
        (self.slowest.load(Ordering::Relaxed), self.slowest_input.load(Ordering::Relaxed))
    }

    /// Milliseconds since the start, never 0.
    fn now(&self) -> u64 {
        u64::try_from(self.born.elapsed().as_millis()).unwrap_or(u64::MAX).saturating_add(1)
    }
}
