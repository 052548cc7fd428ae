//! What a scope means in a library: which materials may be found, and which may not.

use super::store;
use crate::Outcome;
use ::store::ConnectionTrait;
use contract::{AccountId, MaterialKind, Refusal, Scope};
use uuid::Uuid;

/// Materials for the index.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Bounds {
    /// Only these; `None` for all.
    pub materials: Option<Vec<Uuid>>,
    /// Not these: they are in the trash.
    pub without: Vec<Uuid>,
    pub page: Option<u32>,
}

/// Resolves a scope for an account.
///
/// # Errors
/// `Missing` when it names a subject or a material that is not there or is another person's; `Invalid` when it names a
/// page without exactly one material.
pub(super) async fn bounds(
    database: &impl ConnectionTrait,
    account: AccountId,
    scope: &Scope,
    kind: Option<MaterialKind>,
) -> Outcome<Bounds> {
    if scope.page.is_some() && (scope.materials.len() != 1 || !scope.subjects.is_empty()) {
        return Err(Refusal::invalid("page", "A page can only be searched in one material.")
            .with_hint("Choose one material.")
            .into());
    }
    if scope.is_everything() && kind.is_none() {
        return Ok(Bounds { without: store::trashed(database, account).await?, ..Bounds::default() });
    }
    if !store::owns(database, account, scope).await? {
        return Err(Refusal::Missing.into());
    }
    let materials = store::within(database, account, scope, kind).await?;
    Ok(Bounds { materials: Some(materials), without: Vec::new(), page: scope.page })
}
