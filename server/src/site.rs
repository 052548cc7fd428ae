//! What every route can reach: the verbs, the configuration, and what the pages need to find their own files.

use crate::built::Built;
use crate::config::Config;
use crate::middleware::limits::Limiters;
use crate::routes::metrics::Meters;
use axum::extract::FromRef;
use domain::Services;
use leptos::config::LeptosOptions;
use std::sync::Arc;

/// The state of the router. Cheap to clone.
#[derive(Clone)]
pub struct Site {
    pub services: Arc<Services>,
    /// Only for asking whether the database is there.
    pub store: store::Store,
    pub config: Arc<Config>,
    pub leptos: LeptosOptions,
    pub built: Built,
    pub limiters: Arc<Limiters>,
    pub meters: Meters,
    /// Ends when the server is to stop: open streams end themselves on it.
    pub stopping: tokio_util::sync::CancellationToken,
}

impl FromRef<Site> for LeptosOptions {
    fn from_ref(site: &Site) -> Self {
        site.leptos.clone()
    }
}

impl FromRef<Site> for Arc<Services> {
    fn from_ref(site: &Site) -> Self {
        site.services.clone()
    }
}
