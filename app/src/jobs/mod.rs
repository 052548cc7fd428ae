//! Jobs on screen: a page of all one's long work, and a drawer of what runs now.

pub mod api;
mod job_row;
mod list;
mod running;
mod state;

pub use list::JobsPage;
pub use running::{DrawerBody, RunningJobs, RunningLine, provide_running};
