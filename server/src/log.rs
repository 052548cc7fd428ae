//! The log: to standard error, as text or as JSON, with what the configuration wants to be heard.

use crate::config::{Format, Log, USUAL_FILTER};
use tracing_subscriber::EnvFilter;

/// Who is listening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// The person who runs the server.
    Server,
    /// A person at a terminal, who wants an answer and only warnings beside it.
    Command,
}

/// Begins to log. A second call changes nothing.
pub fn begin(log: &Log, listener: For) {
    let filter = match listener {
        For::Server => EnvFilter::try_new(&log.filter).unwrap_or_else(|_| EnvFilter::new(USUAL_FILTER)),
        // A command with the usual filter stays quiet; one that was told more shows more.
        For::Command if log.filter == USUAL_FILTER => EnvFilter::new("warn"),
        For::Command => EnvFilter::try_new(&log.filter).unwrap_or_else(|_| EnvFilter::new("warn")),
    };
    let begun = match log.format {
        Format::Text => {
            tracing_subscriber::fmt().with_writer(std::io::stderr).with_env_filter(filter).with_target(false).try_init()
        }
        Format::Json => tracing_subscriber::fmt()
            .json()
            .flatten_event(true)
            .with_current_span(true)
            .with_span_list(false)
            .with_writer(std::io::stderr)
            .with_env_filter(filter)
            .try_init(),
    };
    // Tests begin it more than once in one process; the first one stays.
    let _already = begun;
}
