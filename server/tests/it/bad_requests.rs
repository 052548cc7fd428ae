//! What cannot be understood is refused with a sentence, and never with a library's words or a 500.

use crate::started::{Browser, Seen, Started};
use crate::walk::MULTIPART;
use crate::walk::routes::{FORMS, PAGES, ROUTES};
use axum::body::Body;
use axum::http::{Method, StatusCode};
use std::collections::BTreeSet;

/// Words that only a library would say.
const LEAKS: [&str; 12] = [
    "serde",
    "missing field",
    "duplicate field",
    "expected",
    "deserial",
    "invalid type",
    "invalid digit",
    "Invalid UTF-8",
    "Failed to",
    "panicked",
    "SqlxError",
    "at line",
];

/// What a guest may call.
const OPEN: [&str; 5] =
    ["/accounts/me", "/accounts/welcome", "/accounts/sign_in", "/accounts/sign_out", "/accounts/register"];

/// Functions that take nothing, so that nothing can be wrong with what is sent along. Signing out is one more.
const TAKES_NOTHING: [&str; 17] = [
    "/api/accounts/end_other_sessions",
    "/api/accounts/me",
    "/api/accounts/sessions",
    "/api/accounts/welcome",
    "/api/cards/imports",
    "/api/chat/answerers",
    "/api/chat/web_engine",
    "/api/jobs/list",
    "/api/library/subjects",
    "/api/providers/everybodys_usage",
    "/api/providers/prices",
    "/api/providers/settings",
    "/api/providers/usage",
    "/api/review/queue",
    "/api/review/settings",
    "/api/review/summary",
    "/api/today/load_sample",
];

/// Functions that may do what they do where everything is left out: plain forms do not send what is not filled in.
const FITS: [&str; 10] = [
    // No language, no level: as it is usual.
    "/api/accounts/set_language",
    "/api/accounts/set_learning",
    // No filter: the first part of all.
    "/api/cards/list",
    "/api/chat/conversations",
    "/api/library/materials",
    "/api/study/list",
    // No words: they weigh nothing, look like nothing and are found nowhere.
    "/api/chat/weigh",
    "/api/library/preview_note",
    "/api/retrieval/search",
    // No answers: none is taken.
    "/api/review/answer",
];

/// Bodies, or queries, that nobody can mean.
const NONSENSE: [(&str, &str); 7] = [
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
];

/// In the place of an id or a file's name: no id, no text, nobody's, a path, nothing, too long.
fn bad_names() -> [String; 6] {
    let unknown = "0192d4a0-0000-7000-8000-000000000000";
    ["zzz", "%ff", unknown, "..%2f..%2flectern.db", "%00", &"9".repeat(2_000)].map(str::to_owned)
}

/// What no route that reads a query can take. Elsewhere a query is not looked at.
const QUERIES: [(&str, &[&str]); 4] = [
    ("/materials/{id}/pages/{file}", &["width=abc", "width=-1", "width=1&width=2", "width=99999999999999999999"]),
    ("/answers/{message}/events", &["after=1&after=2"]),
    ("/live", &["after=1&after=2"]),
    ("/study/{id}/save/{format}", &["part=zzz", "part=key&part=questions"]),
];

/// Refused, in a sentence of ours: as a program reads it, as the pages' own code does, or as a page.
fn said(seen: &Seen, what: &str) {
    let what = format!("{what}: {} {}", seen.status, seen.body);
    assert!(seen.status.is_client_error(), "{what}");
    let say = if seen.header("content-type").starts_with("text/html") {
        let heading = seen.body.split_once("<h1>").and_then(|(_, rest)| rest.split_once("</h1>"));
        heading.unwrap_or_else(|| panic!("no sentence: {what}")).0.to_owned()
    } else if seen.json()["error"].is_object() {
        let error = &seen.json()["error"];
        assert!(error["code"].is_string() && error["hint"].is_string(), "{what}");
        error["say"].as_str().unwrap_or_default().to_owned()
    } else {
        seen.refusal().say()
    };
    assert!(say.ends_with('.') && say.contains(' '), "{what}");
    for leak in LEAKS {
        assert!(!seen.body.contains(leak), "{leak}: {what}");
    }
}

/// Asks as a program and as a browser; both are to be told.
async fn refused(browser: &mut Browser<'_>, method: &Method, path: &str, kind: &str, body: &str) -> Seen {
    let what = format!("{method} {path} {kind} {body}");
    let kind = [("content-type", kind)];
    let kind = if kind[0].1.is_empty() { &[] } else { &kind[..] };
    let by_browser = [kind, &[("accept", "text/html")]].concat();
    let page = browser.ask(method.clone(), path, &by_browser, body.to_owned().into()).await;
    assert!(page.header("content-type").starts_with("text/html"), "{what}: {page:?}");
    said(&page, &what);
    let seen = browser.ask(method.clone(), path, kind, body.to_owned().into()).await;
    assert!(seen.header("content-type").starts_with("application/json"), "{what}: {seen:?}");
    assert_eq!(seen.status, page.status, "{what}");
    said(&seen, &what);
    seen
}

#[tokio::test]
async fn malformed_requests_of_every_route_are_refused_in_words() {
    let started = Started::with(&[("http.per_minute", "1000000")]).await;
    let mut ada = started.registered("ada").await;
    let unknown = bad_names()[2].clone();
    let good = |address: &str| {
        let file = address.replace("{file}", "1.webp").replace("{format}", "json");
        file.replace("{id}", &unknown).replace("{message}", &unknown)
    };
    for (method, address, ..) in ROUTES {
        let method: Method = method.parse().expect("a method");
        for part in ["{id}", "{file}", "{message}", "{format}"].into_iter().filter(|part| address.contains(part)) {
            for bad in bad_names() {
                let path = good(&address.replace(part, &bad));
                let seen = refused(&mut ada, &method, &path, "", "").await;
                assert!(method != Method::GET || seen.status == StatusCode::NOT_FOUND, "{path}: {}", seen.status);
            }
        }
        for (_, queries) in QUERIES.iter().filter(|(known, _)| known == address) {
            for query in *queries {
                refused(&mut ada, &method, &format!("{}?{query}", good(address)), "", "").await;
            }
        }
        if FORMS.iter().any(|form| form.address == *address) {
            let other = "--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\ntext\r\n--x--\r\n";
            let bodies = [("multipart/form-data", ""), (MULTIPART, ""), (MULTIPART, "--x--\r\n"), (MULTIPART, other)];
            for (kind, body) in NONSENSE.into_iter().chain(bodies) {
                refused(&mut ada, &method, &good(address), kind, body).await;
            }
        }
        for wrong in [Method::PATCH, Method::DELETE] {
            wrong_method(&mut ada, &wrong, &good(address), method.as_str()).await;
        }
    }
    assert_eq!(ada.get("/api/accounts/me").await.json()["name"], "ada", "nothing happened to Ada");
}

/// 405 in words, with the methods that it does take.
async fn wrong_method(browser: &mut Browser<'_>, wrong: &Method, path: &str, right: &str) {
    let seen = refused(browser, wrong, path, "", "").await;
    assert_eq!(seen.status, StatusCode::METHOD_NOT_ALLOWED, "{wrong} {path}");
    assert!(seen.header("allow").split(',').any(|method| method == right), "{wrong} {path}: {:?}", seen.headers);
}

#[test]
fn every_route_that_reads_a_query_is_asked_with_a_bad_one() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/routes");
    let mut reading = 0;
    for entry in std::fs::read_dir(folder).expect("the routes").filter_map(Result::ok) {
        let source = std::fs::read_to_string(entry.path()).expect("reads");
        for taken in source.split("use axum::extract::").skip(1) {
            let names = taken.split(';').next().unwrap_or_default();
            let mut names = names.split(|c: char| !c.is_alphanumeric());
            let bare = names.find(|name| ["Query", "Path", "Json", "Form", "RawForm"].contains(name));
            assert_eq!(bare, None, "{} would refuse in a library's words", entry.path().display());
        }
        reading += source.matches(": Query<").count();
    }
    assert_eq!(reading, QUERIES.len(), "QUERIES has one entry for each route that reads a query");
    let known: BTreeSet<&str> = ROUTES.iter().map(|(_, address, ..)| *address).collect();
    assert!(QUERIES.iter().all(|(address, _)| known.contains(address)));
}

#[tokio::test]
async fn malformed_requests_to_every_server_function_are_refused_in_words() {
    let started = Started::with(&[("http.per_minute", "1000000"), ("http.sign_ins_per_minute", "100000")]).await;
    let mut ada = started.registered("ada").await;
    let signed_in = ada.cookie.clone();
    let mut took: BTreeSet<&str> = BTreeSet::new();
    let mut walked = 0;
    for (path, method) in server_fn::axum::server_fn_paths() {
        for (turn, (kind, body)) in NONSENSE.into_iter().enumerate() {
            if path.ends_with("/sign_out") {
                // It takes nothing, and ends the session all the same: a stale page must be able to sign out.
                let mut leaves = started.registered(&format!("eve{turn}")).await;
                let seen = leaves.ask(method.clone(), path, &[("content-type", kind)], Body::from(body)).await;
                assert!(seen.status.is_success() || seen.status.is_redirection(), "{kind}: {seen:?}");
                assert_eq!(leaves.get("/api/accounts/sessions").await.status, StatusCode::UNAUTHORIZED, "{kind}");
                continue;
            }
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
            if seen.status.is_success() || seen.status.is_redirection() {
                took.insert(path);
            } else {
                said(&seen, &format!("{method} {asked} {kind}"));
                seen.refusal();
            }
        }
        let wrong = ada.ask(Method::PATCH, path, &[], Body::empty()).await;
        said(&wrong, &format!("PATCH {path}"));
        assert_eq!((wrong.status, wrong.refusal().code()), (StatusCode::METHOD_NOT_ALLOWED, "invalid"), "{path}");
        assert!(wrong.header("allow").contains(method.as_str()), "{path}: {:?}", wrong.headers);
        walked += 1;
    }
    assert!(walked > 10, "{walked} server functions were walked");
    let may: BTreeSet<&str> = TAKES_NOTHING.into_iter().chain(FITS).collect();
    assert_eq!(took, may);
    assert_eq!(ada.get("/api/accounts/me").await.json()["name"], "ada", "nothing happened to Ada");
}

#[tokio::test]
async fn the_wrong_method_and_strange_paths_are_refused_in_words() {
    let started = Started::new().await;
    let mut ada = started.registered("ada").await;
    let pages: BTreeSet<&str> = PAGES.iter().map(|(path, ..)| *path).collect();
    for page in pages {
        let path = page.split('/').map(|part| if part.starts_with('{') { "zzz" } else { part });
        wrong_method(&mut ada, &Method::PUT, &path.collect::<Vec<_>>().join("/"), "GET").await;
    }
    for path in ["/api/accounts/me%00", "/api/accounts/nobody", "/api/%ff"] {
        let seen = ada.get(path).await;
        assert_eq!((seen.status, seen.refusal().code()), (StatusCode::NOT_FOUND, "missing"), "{path}");
    }
    for path in ["/%ff%fe", "/study/%ff", "/materials/%ff%fe/edit", "/ask/%00", "/nowhere"] {
        let seen = ada.page(path).await;
        assert_eq!(seen.status, StatusCode::NOT_FOUND, "{path}");
        assert!(seen.body.contains("is not here"), "{path}: {}", seen.body);
    }
}

fn query(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_graphic() && !matches!(c, '{' | '}' | '"' | '[' | ']' | '#' | '\\')).collect()
}
