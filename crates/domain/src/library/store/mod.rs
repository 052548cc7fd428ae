//! Rows of the library. The only place of this noun that speaks SQL; every change takes what `permit` handed out.

mod figures;
mod materials;
mod pages;
mod subjects;

pub(super) use figures::*;
pub(super) use materials::*;
pub(super) use pages::*;
pub(super) use sea_orm::ConnectionTrait as Connection;
pub(super) use subjects::*;
