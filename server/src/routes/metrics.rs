//! Figures for Prometheus. Labels are few and bounded: route patterns, methods, classes of status, states.

use crate::middleware::address::Visitor;
use crate::refuse::Refused;
use crate::site::Site;
use axum::Router;
use axum::extract::{Extension, State};
use axum::http::Method;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use contract::Refusal;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::sync::OnceLock;

/// The process's figures. There is one set, however many routers a process has.
#[derive(Clone)]
pub struct Meters(PrometheusHandle);

impl Meters {
    /// Installs the recorder on first use.
    pub fn of_process() -> anyhow::Result<Self> {
        static INSTALLED: OnceLock<PrometheusHandle> = OnceLock::new();
        if let Some(handle) = INSTALLED.get() {
            return Ok(Self(handle.clone()));
        }
        let seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];
        let recorder = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Full("lectern_http_seconds".into()), &seconds)?
            .build_recorder();
        // Two that come at once agree on the first; only its recorder is installed.
        let handle = INSTALLED.get_or_init(|| {
            let handle = recorder.handle();
            if metrics::set_global_recorder(recorder).is_err() {
                tracing::warn!("another recorder of figures is installed; /metrics stays empty");
            }
            metrics::describe_counter!("lectern_http_requests_total", "Requests answered.");
            metrics::describe_histogram!("lectern_http_seconds", "Seconds until an answer began.");
            metrics::describe_gauge!("lectern_jobs", "Jobs by state.");
            metrics::describe_counter!("lectern_model_calls_total", "Requests to models by kind of work and by end.");
            metrics::describe_gauge!("lectern_streams", "Pages that listen for events.");
            metrics::describe_gauge!("lectern_sessions", "Sessions that hold.");
            metrics::describe_gauge!("lectern_accounts", "Accounts.");
            handle
        });
        Ok(Self(handle.clone()))
    }
}

/// Counts one answered request.
pub fn count_request(method: &Method, route: &str, status: u16, seconds: f64) {
    let method = match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        _ => "other",
    };
    let class = match status {
        100..=199 => "1xx",
        200..=299 => "2xx",
        300..=399 => "3xx",
        400..=499 => "4xx",
        _ => "5xx",
    };
    let route = route.to_owned();
    metrics::counter!("lectern_http_requests_total", "method" => method, "route" => route.clone(), "status" => class)
        .increment(1);
    metrics::histogram!("lectern_http_seconds", "route" => route).record(seconds);
}

/// The routes of this file.
pub fn routes() -> Router<Site> {
    Router::new().route("/metrics", get(figures))
}

/// To anybody but the configured networks there is nothing here.
async fn figures(State(site): State<Site>, Extension(visitor): Extension<Visitor>) -> Result<Response, Refused> {
    if !site.config.http.shows_figures_to(visitor.address) {
        return Err(Refusal::Missing.into());
    }
    let (sessions, accounts) = site.services.accounts.counts().await?;
    metrics::gauge!("lectern_sessions").set(sessions as f64);
    metrics::gauge!("lectern_accounts").set(accounts as f64);
    let counts = site.services.jobs.counts().await?;
    for state in ["waiting", "running", "done", "cancelled", "failed"] {
        let count = counts.iter().find(|(known, _)| known == state).map_or(0, |(_, count)| *count);
        metrics::gauge!("lectern_jobs", "state" => state).set(count as f64);
    }
    site.meters.0.run_upkeep();
    Ok(([(CONTENT_TYPE, "text/plain; version=0.0.4")], site.meters.0.render()).into_response())
}
