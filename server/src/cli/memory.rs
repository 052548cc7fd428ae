//! How much memory this process and its children hold, watched while something is measured.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How often it is looked at.
const LOOK: Duration = Duration::from_millis(20);

/// In MB, with one digit behind the point.
pub fn megabytes(kilobytes: u64) -> f64 {
    (kilobytes as f64 / 102.4).round() / 10.0
}

/// Memory in kB that is resident: what processes wrote themselves, and pages of files that they have mapped. Such pages
/// are counted for each process, although all share them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Held {
    pub own: u64,
    pub own_of_files: u64,
    pub readers: u64,
    pub readers_of_files: u64,
}

impl Held {
    /// As of now.
    pub fn now() -> Self {
        let this = std::process::id();
        let (own, own_of_files) = resident(this);
        let mut held = Self { own, own_of_files, ..Self::default() };
        for child in children(this) {
            let (written, of_files) = resident(child);
            held.readers += written;
            held.readers_of_files += of_files;
        }
        held
    }

    /// All of it.
    pub fn whole(self) -> u64 {
        self.own + self.own_of_files + self.readers + self.readers_of_files
    }
}

/// Watches how much memory this process and its children hold, together.
pub struct Memory {
    most: Arc<Mutex<Held>>,
    over: Arc<AtomicBool>,
}

impl Memory {
    /// Begins.
    pub fn watch() -> Self {
        let memory = Self { most: Arc::default(), over: Arc::default() };
        let (most, over) = (memory.most.clone(), memory.over.clone());
        std::thread::spawn(move || {
            while !over.load(Ordering::Relaxed) {
                let now = Held::now();
                let mut most = most.lock().unwrap_or_else(PoisonError::into_inner);
                if now.whole() > most.whole() {
                    *most = now;
                }
                drop(most);
                std::thread::sleep(LOOK);
            }
        });
        memory
    }

    /// Ends; the most that was held at once.
    pub fn most(&self) -> Held {
        self.over.store(true, Ordering::Relaxed);
        *self.most.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The children that run a program of their own: one that was just forked still shows its parent's memory.
fn children(process: u32) -> Vec<u32> {
    let Ok(threads) = std::fs::read_dir(format!("/proc/{process}/task")) else { return Vec::new() };
    let line = |process: u32| std::fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
    let own = line(process);
    let mut found = Vec::new();
    for thread in threads.flatten() {
        let listed = std::fs::read_to_string(thread.path().join("children")).unwrap_or_default();
        found.extend(listed.split_whitespace().filter_map(|id| id.parse::<u32>().ok()));
    }
    found.retain(|child| line(*child) != own);
    found
}

/// What a process wrote itself and what it has of files, from `/proc/<id>/status`; 0 where that is not there.
fn resident(process: u32) -> (u64, u64) {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let field = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0)
    };
    (field("RssAnon:"), field("RssFile:") + field("RssShmem:"))
}
