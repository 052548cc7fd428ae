//! What cannot be understood is refused with a sentence, and never with a library's words or a 500.

use crate::started::Started;
use axum::body::Body;
use axum::http::{Method, StatusCode};

/// Words that only a library would say.
const LEAKS: [&str; 8] =
    ["serde", "missing field", "expected", "deserial", "invalid type", "panicked", "SqlxError", "at line"];

/// What a guest may call.
const OPEN: [&str; 4] = ["/accounts/me", "/accounts/welcome", "/accounts/sign_in", "/accounts/register"];

#[tokio::test]
async fn malformed_requests_to_every_server_function_are_refused_in_words() {
    let started = Started::with(&[("http.per_minute", "1000000"), ("http.sign_ins_per_minute", "100000")]).await;
    let mut ada = started.registered("ada").await;
    let signed_in = ada.cookie.clone();
    let mut walked = 0;
    for (path, method) in server_fn::axum::server_fn_paths() {
        // Signing out needs nothing, so nothing can be wrong with it; it would end the walk.
        if path.ends_with("/sign_out") {
            continue;
        }
        for (kind, body) in [
            ("application/x-www-form-urlencoded", "%%%=&&&=%zz"),
            (
                "application/x-www-form-urlencoded",
                "id=not-an-id&number=x&page=-1&theme=none&deed=none&filter=7&request[limit]=x",
            ),
            ("application/json", "{\"id\": \"not-an-id\", \"number\": [}"),
            ("application/json", "null"),
            ("text/plain", "\u{0}\u{1}\u{fffd}"),
            ("multipart/form-data; boundary=x", "--x\r\nnonsense"),
            ("", ""),
        ] {
            ada.cookie.clone_from(&signed_in);
            let mut guest = started.browser();
            let asked = if method == Method::GET { format!("{path}?{}", query(body)) } else { path.to_owned() };
            let sent = if method == Method::GET { String::new() } else { body.to_owned() };
            let headers: &[(&str, &str)] = if kind.is_empty() { &[] } else { &[("content-type", kind)] };
            if !OPEN.iter().any(|open| path.ends_with(open)) {
                let seen = guest.ask(method.clone(), &asked, headers, Body::from(sent.clone())).await;
                assert_eq!(seen.status, StatusCode::UNAUTHORIZED, "a guest: {method} {asked} {kind}");
            }
            let seen = ada.ask(method.clone(), &asked, headers, Body::from(sent)).await;
            let what = format!("{method} {asked} {kind}: {} {}", seen.status, seen.body);
            assert!(!seen.status.is_server_error(), "{what}");
            if seen.status.is_client_error() {
                assert!(!seen.refusal().say().is_empty(), "{what}");
                for leak in LEAKS {
                    assert!(!seen.body.contains(leak), "{what}");
                }
            }
        }
        walked += 1;
    }
    assert!(walked > 10, "{walked} server functions were walked");
}

#[tokio::test]
async fn the_wrong_method_and_strange_paths_are_refused() {
    let started = Started::new().await;
    let mut ada = started.registered("ada").await;
    for (method, path) in [
        (Method::POST, "/health"),
        (Method::DELETE, "/api/accounts/me"),
        (Method::PUT, "/library"),
        (Method::GET, "/materials/not-an-id/original"),
        (Method::GET, "/materials/not-an-id/pages/1.webp"),
        (Method::GET, "/answers/not-an-id/events"),
        (Method::GET, "/conversations/not-an-id/export.md"),
        (Method::POST, "/upload"),
        (Method::GET, "/api/accounts/me%00"),
        (Method::GET, "/%ff%fe"),
    ] {
        let seen = ada.ask(method.clone(), path, &[], Body::empty()).await;
        assert!(seen.status.is_client_error(), "{method} {path}: {} {}", seen.status, seen.body);
        for leak in LEAKS {
            assert!(!seen.body.contains(leak), "{method} {path}: {}", seen.body);
        }
    }
}

fn query(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_graphic() && !matches!(c, '{' | '}' | '"' | '[' | ']' | '#' | '\\')).collect()
}
