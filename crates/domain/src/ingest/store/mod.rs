//! Rows that ingest writes: materials as they are taken in, the journal of pages, passages, and the index's state.
//! The only place of this noun that speaks SQL.

mod figures;
mod index;
mod journal;
mod materials;
mod passages;

pub(super) use figures::*;
pub(super) use index::*;
pub(super) use journal::*;
pub(super) use materials::*;
pub(super) use passages::*;
pub(crate) use sea_orm::{ConnectionTrait as Connection, DbErr};
