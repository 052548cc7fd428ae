//! What a stretch of work costs in time, processor time and memory: this process and its children, from `/proc`.
//!
//! Memory is what is resident, looked at every few milliseconds; pages of files count for each process that maps them.

use serde::Serialize;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// How often the memory is looked at.
const LOOK: Duration = Duration::from_millis(20);
/// How long children that are done may take to go.
const GOING: Duration = Duration::from_secs(3);
/// Ticks of the kernel's counters, the same on all of its machines.
const TICKS: f64 = 100.0;

/// What it cost.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Cost {
    /// By the clock.
    pub seconds: f64,
    /// On the processors, children included.
    pub cpu_seconds: f64,
    /// The most that was held at once.
    pub peak_mb: f64,
}

impl Cost {
    /// Times together, of the peaks the higher.
    pub fn add(&mut self, other: &Cost) {
        self.seconds += other.seconds;
        self.cpu_seconds += other.cpu_seconds;
        self.peak_mb = self.peak_mb.max(other.peak_mb);
    }
}

/// Watches from its beginning to its end.
pub(super) struct Watch {
    begun: Instant,
    cpu: f64,
    most: Arc<AtomicU64>,
    over: Arc<AtomicBool>,
}

impl Watch {
    /// `own`: this process counts, not its children alone.
    pub fn begin(own: bool) -> Self {
        let watch = Self { begun: Instant::now(), cpu: cpu(), most: Arc::default(), over: Arc::default() };
        let (most, over) = (watch.most.clone(), watch.over.clone());
        std::thread::spawn(move || {
            while !over.load(Ordering::Relaxed) {
                most.fetch_max(held(own), Ordering::Relaxed);
                std::thread::sleep(LOOK);
            }
        });
        watch
    }

    /// Waits until no child is left: what a child cost is known when it is gone.
    pub async fn end(self) -> Cost {
        let seconds = self.begun.elapsed().as_secs_f64();
        self.over.store(true, Ordering::Relaxed);
        let begun = Instant::now();
        while !children().is_empty() && begun.elapsed() < GOING {
            tokio::time::sleep(LOOK).await;
        }
        Cost { seconds, cpu_seconds: cpu() - self.cpu, peak_mb: self.most.load(Ordering::Relaxed) as f64 / 1024.0 }
    }
}

/// Seconds on the processors of this process and of its children that are gone.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The second field is a name in brackets, which may have blanks in it.
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    fields.skip(11).take(4).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / TICKS
}

fn children() -> Vec<String> {
    let threads = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let listed = threads.filter_map(|thread| std::fs::read_to_string(thread.path().join("children")).ok());
    listed.flat_map(|ids| ids.split_whitespace().map(str::to_string).collect::<Vec<_>>()).collect()
}

/// kB that are resident now.
fn held(own: bool) -> u64 {
    let processes = children().into_iter().chain(own.then(|| "self".to_string()));
    processes.map(|process| resident(&process)).sum()
}

fn resident(process: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
