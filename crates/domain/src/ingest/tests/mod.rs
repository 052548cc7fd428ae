//! Reading in, on real databases with real files: only the models are scripted.

mod accept;
mod bench;
mod figures;
mod hostile;
mod interrupted;
mod links;
mod note;
mod pdf;
mod recordings;
mod unread;
mod upkeep;
mod words_in_figures;

pub(crate) use bench::{Desk, desks, desks_with, rows};
