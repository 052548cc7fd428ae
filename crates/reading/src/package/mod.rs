//! Zipped packages of XML: what office files and electronic books are made of.
//!
//! Invariant: whatever the bytes are, memory and time are bounded: parts are counted, unpacked up to a limit each and
//! up to a limit together, XML is cut at a number of nodes and a depth, and no entity of a document is ever expanded.
//! A part inside that is a package itself is not followed.

mod archive;
mod names;
mod parse;
mod pictures;
mod relations;
#[cfg(test)]
pub(crate) mod testing;
mod tree;

pub(crate) use archive::Package;
pub(crate) use pictures::Pictures;
pub(crate) use relations::{Relations, resolve};
pub(crate) use tree::{Element, Tree};
