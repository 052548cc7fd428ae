//! Search index: one LanceDB dataset for each owner of a library, full text and vectors side by side.
//!
//! Everything in it is derived: a dataset can be deleted at any time and made again from the database. It holds no
//! truth, asks no model and knows no account but by its id. LanceDB is named nowhere else.

mod dataset;
mod fusion;
mod indexes;
mod query;
mod rows;
mod search;
pub mod speed;
mod upkeep;
mod words;

pub use dataset::Index;
pub use fusion::{Fused, fuse, mix};
pub use indexes::Indexes;
pub use query::{Mode, Part, Query, Scored};
pub use rows::Row;
pub use words::words_of;
