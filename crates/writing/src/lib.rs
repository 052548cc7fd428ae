//! Outlines in, bytes out: what Lectern gives away as a file, and Anki's packages both ways.
//!
//! It is pure. Bytes and outlines are arguments, dates and seeds too; there is no disk, no network, no clock and no
//! chance in it. It decides how a thing looks, never what stands in it: that is chosen before (by analysis, by a model,
//! by a person) and comes as an outline. Every input is bounded, and a refusal is a sentence.

pub mod apkg;
pub mod cards;
pub mod cheat_sheet;
pub mod concept_map;
mod docx;
mod fault;
pub mod field;
mod formula;
pub mod guide;
mod markup;
pub mod outline;
pub mod past_paper;
mod pdf;
mod pictures;
pub mod quiz;
mod rich;
pub mod samples;
pub mod words;

pub use fault::WriteFault;
