//! The library on real databases.

mod lists;
mod strangers;
mod subjects;
mod trash;

use crate::ingest::tests::{Desk, desks};
