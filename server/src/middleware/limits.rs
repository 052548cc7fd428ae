//! How much one visitor may ask for: requests, tries at the door, bytes and seconds.

use super::address::Visitor;
use crate::config::Http;
use crate::refuse;
use crate::site::Site;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use contract::Refusal;
use governor::clock::{Clock, DefaultClock};
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

/// The largest body of anything but an upload.
pub const BODY_BYTES: usize = 2 << 20;

/// Addresses remembered before those whose time is over are dropped.
const REMEMBERED: usize = 50_000;

type ByAddress = RateLimiter<IpAddr, DefaultKeyedStateStore<IpAddr>, DefaultClock>;

/// What each address has used up.
pub struct Limiters {
    requests: ByAddress,
    sign_ins: ByAddress,
}

impl Limiters {
    /// Nothing used up yet.
    pub fn new(http: &Http) -> Self {
        let per_minute = |count: u64| {
            let count = NonZeroU32::new(u32::try_from(count).unwrap_or(u32::MAX)).unwrap_or(NonZeroU32::MIN);
            RateLimiter::keyed(Quota::per_minute(count))
        };
        Self { requests: per_minute(http.per_minute), sign_ins: per_minute(http.sign_ins_per_minute) }
    }

    fn check(limiter: &ByAddress, address: IpAddr, say: &str) -> Result<(), Refusal> {
        if limiter.len() > REMEMBERED {
            limiter.retain_recent();
        }
        limiter.check_key(&address).map_err(|not_yet| {
            let wait = not_yet.wait_time_from(DefaultClock::default().now());
            Refusal::wait(say, wait.as_secs())
        })
    }
}

/// Whether a request tries a password or makes an account.
fn at_the_door(request: &Request) -> bool {
    let path = request.uri().path();
    request.method() == Method::POST
        && ["/api/accounts/sign_in", "/api/accounts/register"].iter().any(|door| path.starts_with(door))
}

/// Built files are many, small and cheap.
fn built_file(request: &Request) -> bool {
    request.uri().path().starts_with("/pkg/")
}

/// Refuses an address that asks too often.
pub async fn bound_rate(State(site): State<Site>, request: Request, next: Next) -> Response {
    let visitor = request.extensions().get::<Visitor>().copied();
    let address = visitor.unwrap_or(Visitor { address: None, tls: false }).counted();
    let limiters = &site.limiters;
    let checked = if built_file(&request) {
        Ok(())
    } else if at_the_door(&request) {
        Limiters::check(&limiters.sign_ins, address, "There were too many tries from your address.")
    } else {
        Limiters::check(&limiters.requests, address, "There were too many requests from your address.")
    };
    match checked {
        Ok(()) => next.run(request).await,
        Err(refusal) => refuse::answer(refusal, &refuse::Asker::of(&request)),
    }
}

/// Refuses a body that is too large before anybody reads it, and gives a request up that takes too long. For all
/// routes but uploads; a stream has begun in time once its first line could be sent.
pub async fn bound_work(State(site): State<Site>, request: Request, next: Next) -> Response {
    let asker = refuse::Asker::of(&request);
    let work = async {
        let (parts, body) = request.into_parts();
        match to_bytes(body, BODY_BYTES).await {
            Ok(bytes) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
            Err(error) => refuse::answer(body_refusal(&error), &asker),
        }
    };
    match tokio::time::timeout(Duration::from_secs(site.config.http.seconds), work).await {
        Ok(response) => response,
        Err(_) => {
            let say = "This took too long, so it was given up.".into();
            let refusal = Refusal::Unavailable { say, hint: "Try again in a moment.".into() };
            refuse::answer(refusal, &asker)
        }
    }
}

fn body_refusal(error: &axum::Error) -> Refusal {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = cause {
        if error.is::<http_body_util::LengthLimitError>() {
            let say = format!("This is too much text at once; at most {} MB are taken.", BODY_BYTES >> 20);
            return Refusal::too_much(say).with_hint("Send it in parts.");
        }
        cause = error.source();
    }
    Refusal::invalid("", "What was sent did not arrive whole.").with_hint("Send it again.")
}
