//! What the address of a plain route says: read, or refused in words. Axum's own extractors answer with a library's.

use crate::refuse::Refused;
use axum::extract::{self, FromRequestParts};
use axum::http::request::Parts;
use contract::Refusal;
use serde::de::DeserializeOwned;

/// What stands behind the question mark. Refused as invalid (422) where it does not fit.
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Refused> {
        match extract::Query::try_from_uri(&parts.uri) {
            Ok(extract::Query(read)) => Ok(Self(read)),
            Err(_) => {
                let refusal =
                    Refusal::invalid("", "What stands behind the question mark of this address does not fit.");
                Err(refusal.with_hint("Check it, or leave it out.").into())
            }
        }
    }
}

/// The named parts of the path. Where they are no text there is nothing (404).
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refused> {
        match extract::Path::from_request_parts(parts, state).await {
            Ok(extract::Path(read)) => Ok(Self(read)),
            // A route that names other parts than its handler takes: our fault, and nobody else's.
            Err(rejection) if rejection.status().is_server_error() => Err(anyhow::Error::from(rejection).into()),
            Err(_) => Err(Refusal::Missing.into()),
        }
    }
}
