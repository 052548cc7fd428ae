//! What the targets share: a reader's whole way from bytes to passages, with its promises checked, and a mutator that
//! bends the parts inside of a zip.
//!
//! Invariant: nothing here fails by itself; a panic is a promise that a reader broke.

mod parts;
mod promises;

pub use parts::bend_a_part;
pub use promises::{hold, read};
