//! The words of the column `state`. They are those of `contract::JobState`.

pub const WAITING: &str = "waiting";
pub const RUNNING: &str = "running";
pub const DONE: &str = "done";
pub const CANCELLED: &str = "cancelled";
pub const FAILED: &str = "failed";

/// The states after which nothing more happens.
pub const FINAL: [&str; 3] = [DONE, CANCELLED, FAILED];
