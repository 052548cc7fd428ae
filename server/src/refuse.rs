//! A refusal as an HTTP answer: the status that belongs to it and its words, as JSON for programs and as a small page
//! for a browser. Causes never leave the log.
//!
//! A route only says what it refuses. The layer [`in_form`] gives that the form that its asker can read, wherever in the
//! routes or their extractors it was said.

use app::Plain;
use axum::Json;
use axum::extract::Request;
use axum::http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use contract::Refusal;
use domain::Fault;
use serde_json::json;

/// The error of every route that is not a server function.
#[derive(Debug)]
pub struct Refused(pub Refusal);

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self(refusal)
    }
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Self(fault.into_refusal())
    }
}

impl From<anyhow::Error> for Refused {
    fn from(error: anyhow::Error) -> Self {
        Self(Fault::Broken(error).into_refusal())
    }
}

/// The JSON form of a refusal, the same as on the command line: `{"error":{"code","say","hint"}}`.
pub fn as_json(refusal: &Refusal) -> serde_json::Value {
    let field = match refusal {
        Refusal::Invalid { field, .. } if !field.is_empty() => Some(field.as_str()),
        _ => None,
    };
    let mut error = json!({ "code": refusal.code(), "say": refusal.say(), "hint": refusal.hint() });
    if let Some(field) = field {
        error["field"] = json!(field);
    }
    json!({ "error": error })
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(as_json(&self.0))).into_response();
        if let Refusal::TooMuch { wait, .. } = &self.0
            && *wait > 0
        {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(*wait));
        }
        response.extensions_mut().insert(Said(self.0));
        response
    }
}

/// What was refused, for [`in_form`] to find at the answer.
#[derive(Clone)]
struct Said(Refusal);

/// Who reads the answer, as far as the request tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asker {
    reader: Reader,
    /// The language, and the look of a page.
    plain: Plain,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reader {
    /// A browser that shows what it gets.
    Browser,
    /// The pages' own code, which reads a server function's error.
    Face,
    Program,
}

impl Asker {
    /// By its address, by what it accepts, and by its languages and cookies.
    pub fn of(request: &Request) -> Self {
        let accept = request.headers().get(ACCEPT).and_then(|accept| accept.to_str().ok());
        let reader = if accept.is_some_and(|accept| accept.contains("text/html")) {
            Reader::Browser
        } else if request.uri().path().starts_with("/api/") {
            Reader::Face
        } else {
            Reader::Program
        };
        Self { reader, plain: Plain::of(request.headers()) }
    }

    /// Whether a browser shows the answer as it is.
    pub fn is_browser(&self) -> bool {
        self.reader == Reader::Browser
    }

    /// The language of the answer, and the look of a page.
    pub fn plain(&self) -> &Plain {
        &self.plain
    }
}

/// A refusal in the form that the asker can read.
pub fn answer(refusal: Refusal, asker: &Asker) -> Response {
    formed(Refused(refusal).into_response(), asker)
}

/// A layer: what was refused within gets the form that the asker can read.
pub async fn in_form(request: Request, next: Next) -> Response {
    let asker = Asker::of(&request);
    formed(next.run(request).await, &asker)
}

/// What is there cannot be asked like this: 405. The router adds which methods it takes (`Allow`).
pub async fn wrong_method() -> Response {
    let refusal = Refusal::invalid("", "This address cannot be asked in this way.");
    let mut response = Refused(refusal.with_hint("Go back to the page that you came from.")).into_response();
    *response.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
    response
}

/// Status and headers stay; the words are written for the asker.
fn formed(mut response: Response, asker: &Asker) -> Response {
    let Some(Said(refusal)) = response.extensions_mut().remove::<Said>() else { return response };
    let (body, kind) = match asker.reader {
        Reader::Program => (as_json(&asker.plain.told(refusal)).to_string(), "application/json"),
        Reader::Face => (serde_json::to_string(&asker.plain.told(refusal)).unwrap_or_default(), "application/json"),
        Reader::Browser => (asker.plain.refusal(refusal), "text/html; charset=utf-8"),
    };
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response.headers_mut().remove(CONTENT_LENGTH);
    *response.body_mut() = body.into();
    response
}
