//! What all event streams share: where to go on, how many one account may hold open, and a sign of life.
//!
//! A stream ends with the server (see the middleware of the same name) and after a while by itself, so that a session
//! that was ended does not listen for ever; browsers come back at once and say what they saw last.

use crate::refuse::Refused;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use contract::{AccountId, Refusal};
use futures::{Stream, StreamExt};
use serde::Serialize;
use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Streams of one kind that an account may hold open: a dozen tabs on two devices.
const OPEN: usize = 24;
/// After this a stream ends, and the browser comes back with its session as it is then.
const LONGEST: Duration = Duration::from_secs(30 * 60);
/// How soon a browser comes back.
const RETRY: Duration = Duration::from_millis(800);

/// The open streams of each account.
#[derive(Clone, Default)]
pub struct Connections(Arc<Mutex<HashMap<AccountId, usize>>>);

/// One open stream; closed when dropped.
pub struct Connection {
    all: Connections,
    account: AccountId,
}

impl Connections {
    /// One more for this account, if it may.
    pub fn open(&self, account: AccountId) -> Result<Connection, Refused> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = all.entry(account).or_default();
        if *count >= OPEN {
            let say = "Too many pages of this account are listening. Close some of them.";
            return Err(Refusal::wait(say, 30).into());
        }
        *count += 1;
        metrics::gauge!("lectern_streams").increment(1.0);
        Ok(Connection { all: self.clone(), account })
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        metrics::gauge!("lectern_streams").decrement(1.0);
        let mut all = self.all.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = all.get_mut(&self.account) {
            *count -= 1;
            if *count == 0 {
                all.remove(&self.account);
            }
        }
    }
}

/// The number of the last event that the browser has seen: what it says itself when it comes back, else what the page
/// said in the address.
pub fn seen(headers: &HeaderMap, said: Option<u64>) -> Option<u64> {
    let told = headers.get("last-event-id").and_then(|number| number.to_str().ok()?.trim().parse().ok());
    told.or(said)
}

/// Numbered events as server-sent events.
pub fn response<T: Serialize + Send + 'static>(
    events: impl Stream<Item = (u64, T)> + Send + 'static,
    connection: Connection,
) -> Response {
    let told = events.filter_map(move |(number, event)| {
        // Held by the stream, so that the connection counts as long as the stream lives.
        let _held = &connection;
        let told = Event::default().id(number.to_string()).json_data(&event);
        if let Err(error) = &told {
            tracing::error!(error = %error, "an event cannot be written");
        }
        futures::future::ready(told.ok().map(Ok::<_, Infallible>))
    });
    let hello = futures::stream::iter([Ok(Event::default().retry(RETRY).comment("listening"))]);
    let stream = hello.chain(told).take_until(tokio::time::sleep(LONGEST));
    let mut response = Sse::new(stream).keep_alive(KeepAlive::new().interval(Duration::from_secs(15))).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // Proxies that gather answers before they pass them on would hold events back.
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_holds_so_many_streams_and_closed_ones_do_not_count() {
        let all = Connections::default();
        let (ada, bob) = (AccountId(uuid::Uuid::from_u128(1)), AccountId(uuid::Uuid::from_u128(2)));
        let mut held: Vec<_> = (0..OPEN).map(|_| all.open(ada).expect("room")).collect();
        assert!(all.open(ada).is_err());
        assert!(all.open(bob).is_ok(), "another's are counted apart");
        held.pop();
        assert!(all.open(ada).is_ok());
    }

    #[test]
    fn what_the_browser_says_goes_before_what_the_page_said() {
        let mut headers = HeaderMap::new();
        assert_eq!(seen(&headers, Some(4)), Some(4));
        headers.insert("last-event-id", HeaderValue::from_static("7"));
        assert_eq!(seen(&headers, Some(4)), Some(7));
        headers.insert("last-event-id", HeaderValue::from_static("many"));
        assert_eq!(seen(&headers, None), None);
    }
}
