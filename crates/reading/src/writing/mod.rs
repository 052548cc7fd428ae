//! Writing Markdown of what was found in a file.
//!
//! Invariant: a file's text never becomes a mark. Read by pulldown-cmark with tables and formulas on, what comes out has
//! exactly the headings, lists, tables, links and pictures that were asked for, and the text that was put in, with its
//! blanks made alike. No HTML is ever written.

mod escape;
mod inline;
mod link;
mod list;
#[cfg(test)]
mod tests;
mod writer;

pub(crate) use inline::{Inline, Place, Style};
pub(crate) use writer::{Marker, Writer};
