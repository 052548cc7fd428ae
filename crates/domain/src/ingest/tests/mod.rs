//! Reading in, on real databases with real files: only the models are scripted.

mod accept;
mod bench;
mod figures;
mod interrupted;
mod links;
mod note;
mod pdf;
mod recordings;
mod upkeep;

pub(crate) use bench::{Desk, desks, desks_with, rows};
