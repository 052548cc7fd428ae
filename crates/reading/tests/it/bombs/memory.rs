//! How much memory a piece of work takes, of this process and of each that it started.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// How often it is looked at.
const EVERY: Duration = Duration::from_millis(20);
const PAGE: u64 = 4096;

/// A look at it that goes on until [`Watch::most`].
pub struct Watch {
    stop: Sender<()>,
    thread: JoinHandle<u64>,
}

impl Watch {
    pub fn begin() -> Self {
        let (stop, stopped) = channel::<()>();
        let thread = std::thread::spawn(move || {
            let own = std::process::id();
            let before = resident(own);
            let mut most = 0;
            loop {
                // One that has not become another program yet shows the memory of this one.
                let children =
                    descendants(own).into_iter().filter(|child| program(*child) != program(own)).map(resident);
                most = children.chain([resident(own).saturating_sub(before)]).fold(most, u64::max);
                if stopped.recv_timeout(EVERY) != Err(RecvTimeoutError::Timeout) {
                    return most;
                }
            }
        });
        Self { stop, thread }
    }

    /// The most bytes that one process had: a child altogether, this one beyond what it had before. 0 where the system
    /// does not tell.
    pub fn most(self) -> u64 {
        drop(self.stop);
        self.thread.join().expect("it watches to the end")
    }
}

fn resident(process: u32) -> u64 {
    let pages = std::fs::read_to_string(format!("/proc/{process}/statm")).unwrap_or_default();
    pages.split_whitespace().nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or_default() * PAGE
}

fn program(process: u32) -> Option<std::path::PathBuf> {
    std::fs::read_link(format!("/proc/{process}/exe")).ok()
}

fn descendants(process: u32) -> Vec<u32> {
    let tasks = std::fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let lists = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok());
    let children: Vec<u32> =
        lists.flat_map(|list| list.split_whitespace().filter_map(|id| id.parse().ok()).collect::<Vec<_>>()).collect();
    let below: Vec<u32> = children.iter().flat_map(|child| descendants(*child)).collect();
    [children, below].concat()
}
