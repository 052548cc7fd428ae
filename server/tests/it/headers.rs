//! What every answer carries, and who may change things.

use crate::started::{PASSWORD, Started};
use axum::body::Body;
use axum::http::{Method, StatusCode};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

#[tokio::test]
async fn a_page_runs_its_own_scripts_only() {
    let started = Started::new().await;
    let mut browser = started.browser();
    let seen = browser.get("/sign-in").await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.body);
    let policy = seen.header("content-security-policy");
    let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).expect("a nonce");
    for rule in ["default-src 'self'", "'strict-dynamic'", "'wasm-unsafe-eval'", "frame-ancestors 'none'"] {
        assert!(policy.contains(rule), "{rule} in {policy}");
    }
    assert!(!policy.contains("script-src 'unsafe-inline'") && !policy.contains("http"), "{policy}");
    let scripts: Vec<&str> = seen.body.match_indices("<script").map(|(at, _)| &seen.body[at..]).collect();
    assert!(!scripts.is_empty());
    // A script without a word is run by no browser.
    for script in scripts.into_iter().filter(|script| !script.starts_with("<script></script>")) {
        let tag = script.split('>').next().unwrap_or_default();
        assert!(tag.contains(&format!("nonce=\"{nonce}\"")), "{tag}");
    }
    let again = browser.get("/sign-in").await;
    assert_ne!(again.header("content-security-policy"), policy, "a nonce is used once");
}

#[tokio::test]
async fn every_answer_is_guarded_and_numbered() {
    let started = Started::new().await;
    let mut browser = started.browser();
    for path in ["/health", "/sign-in", "/api/accounts/me", "/no-such-page", "/pkg/lectern.css", "/api/no/such"] {
        let seen = browser.get(path).await;
        assert_eq!(seen.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(seen.header("referrer-policy"), "same-origin", "{path}");
        assert!(seen.header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
        assert!(!seen.header("permissions-policy").is_empty(), "{path}");
        assert!(!seen.header("cache-control").is_empty(), "{path}");
        assert!(seen.header("x-request-id").len() >= 8, "{path}");
    }
    let odd = [("x-request-id", "a b\tc")];
    let seen = browser.ask(Method::GET, "/health", &odd, Body::empty()).await;
    assert_ne!(seen.header("x-request-id"), "a b\tc");
    let given = [("x-request-id", "0123456789abcdef")];
    let seen = browser.ask(Method::GET, "/health", &given, Body::empty()).await;
    assert_eq!(seen.header("x-request-id"), "0123456789abcdef");
}

#[tokio::test]
async fn another_site_changes_nothing_here() {
    let started = Started::new().await;
    let mut ada = started.registered("ada").await;
    let theirs: [&[(&str, &str)]; 3] = [
        &[FORM, ("sec-fetch-site", "cross-site"), ("origin", "https://elsewhere.example")],
        &[FORM, ("origin", "https://elsewhere.example")],
        &[FORM, ("sec-fetch-site", "same-site"), ("origin", "https://other.lectern.test")],
    ];
    for headers in theirs {
        let seen = ada.ask(Method::POST, "/api/accounts/sign_out", headers, Body::empty()).await;
        assert_eq!(seen.status, StatusCode::FORBIDDEN, "{headers:?}");
    }
    assert_eq!(ada.get("/api/accounts/sessions").await.status, StatusCode::OK, "still signed in");
    let ours: [&[(&str, &str)]; 3] = [
        &[FORM, ("sec-fetch-site", "same-origin"), ("origin", "http://lectern.test")],
        &[FORM, ("origin", "http://lectern.test")],
        &[FORM],
    ];
    for headers in ours {
        let body = Body::from("theme=dark");
        let seen = ada.ask(Method::POST, "/api/accounts/set_theme", headers, body).await;
        assert_eq!(seen.status, StatusCode::OK, "{headers:?} {seen:?}");
    }
}

#[tokio::test]
async fn the_cookie_is_guarded_and_kept_to_tls_where_tls_is_used() {
    let started = Started::with(&[("http.trusted_proxies", "10.0.0.0/8")]).await;
    started.registered("ada").await;
    let form = || Body::from(crate::started::encode(&[("name", "ada"), ("password", PASSWORD)]));
    let cookie = |seen: &crate::started::Seen| {
        let all: Vec<_> = seen.headers.get_all("set-cookie").iter().filter_map(|set| set.to_str().ok()).collect();
        all.iter().find(|set| set.starts_with("lectern_session=")).map(|set| set.to_string()).expect("a cookie")
    };
    let mut plain = started.browser();
    let seen = plain.ask(Method::POST, "/api/accounts/sign_in", &[FORM], form()).await;
    let set = cookie(&seen);
    assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax") && set.contains("Max-Age=2592000"), "{set}");
    assert!(!set.contains("Secure"), "{set}");
    assert_eq!(seen.header("strict-transport-security"), "");

    let forwarded = [FORM, ("x-forwarded-proto", "https"), ("x-forwarded-for", "203.0.113.9")];
    let mut liar = started.browser();
    let seen = liar.ask(Method::POST, "/api/accounts/sign_in", &forwarded, form()).await;
    assert!(!cookie(&seen).contains("Secure"));
    let mut proxied = started.browser();
    proxied.address = ([10, 0, 0, 1], 1).into();
    let seen = proxied.ask(Method::POST, "/api/accounts/sign_in", &forwarded, form()).await;
    assert!(cookie(&seen).contains("; Secure"), "{seen:?}");
    assert!(seen.header("strict-transport-security").contains("max-age"));
    let sessions = proxied.get("/api/accounts/sessions").await.json();
    assert!(sessions.as_array().expect("a list").iter().any(|one| one["address"] == "203.0.113.9"), "{sessions}");
}
