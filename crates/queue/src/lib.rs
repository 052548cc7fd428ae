//! A queue in a table: long work is written down in the transaction of the change that asks for it, and runs until it
//! is done, has failed for good or was cancelled, over restarts and killed processes.
//!
//! Invariants: a job is run by one claim at a time, and who lost the claim cannot write ([`Context::hold`]); jobs of one
//! name and key wait once and run one at a time; what was done is never counted as failed because a process ended.
//! It knows no job: names and handlers come from a [`Registry`]. Time is an argument.

mod cancel;
mod choice;
mod claim;
mod context;
mod ending;
mod enqueue;
mod fault;
mod job;
mod keeper;
mod listener;
mod orphans;
mod process;
mod rate;
mod registry;
mod runner;
mod schedule;
mod settings;
mod state;
mod wake;

pub use cancel::{again, cancel, sweep};
pub use context::Context;
pub use enqueue::{About, enqueue};
pub use fault::{Done, JobFault};
pub use job::{Job, Priority};
pub use listener::Listener;
pub use process::Process;
pub use registry::Registry;
pub use runner::{Parts, Runner};
pub use settings::Settings;
pub use wake::Wake;

/// Tells the time.
pub type Now = std::sync::Arc<dyn Fn() -> chrono::DateTime<chrono::Utc> + Send + Sync>;
/// A job as its row.
pub type Row = store::entities::job::Model;
