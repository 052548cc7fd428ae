//! The built pages' files.

use crate::started::Started;
use axum::body::Body;
use axum::http::{Method, StatusCode};

#[tokio::test]
async fn built_files_are_asked_for_again_but_under_the_name_of_their_build() {
    let started = Started::new().await;
    let mut browser = started.browser();
    let seen = browser.get("/pkg/lectern.css").await;
    assert_eq!(seen.status, StatusCode::OK);
    assert_eq!(seen.header("content-type"), "text/css");
    assert_eq!(seen.header("cache-control"), "public, no-cache");
    let since = seen.header("last-modified").to_owned();
    let same = browser.ask(Method::GET, "/pkg/lectern.css", &[("if-modified-since", &since)], Body::empty()).await;
    assert_eq!(same.status, StatusCode::NOT_MODIFIED);

    let page = browser.get("/sign-in").await.body;
    let (folder, _) = page.split_once("/lectern.css").expect("a style sheet");
    let (_, build) = folder.rsplit_once("/pkg/").expect("a build");
    let named = browser.get(&format!("/pkg/{build}/lectern.css")).await;
    assert_eq!((named.status, &named.body), (StatusCode::OK, &seen.body));
    assert_eq!(named.header("cache-control"), "public, max-age=31536000, immutable");
    let another = browser.get("/pkg/0123456789abcdef/lectern.css").await;
    assert_eq!(another.status, StatusCode::NOT_FOUND, "of another build there is nothing");
    assert_eq!(browser.get("/robots.txt").await.header("cache-control"), "public, no-cache");
}

#[tokio::test]
async fn a_compressed_twin_is_preferred() {
    let started = Started::new().await;
    std::fs::write(started.folder.path().join("site/pkg/lectern.css.br"), "twin").expect("writes");
    let br = [("accept-encoding", "br, gzip")];
    let seen = started.browser().ask(Method::GET, "/pkg/lectern.css", &br, Body::empty()).await;
    assert_eq!((seen.header("content-encoding"), seen.body.as_str()), ("br", "twin"));
}

#[tokio::test]
async fn nothing_outside_the_folder_is_reached() {
    let started = Started::new().await;
    let mut browser = started.browser();
    for path in ["/../data/lectern.db", "/pkg/../../data/lectern.db", "/%2e%2e/data/lectern.db", "/pkg/..%2f..%2fdata"]
    {
        let seen = browser.get(path).await;
        assert!(matches!(seen.status.as_u16(), 302 | 303 | 400 | 404), "{path}: {}", seen.status);
        assert!(!seen.body.contains("SQLite format"), "{path}");
    }
}

#[tokio::test]
async fn a_page_that_is_not_there_says_so() {
    let started = Started::new().await;
    let seen = started.browser().get("/no-such-page").await;
    assert_eq!(seen.status, StatusCode::NOT_FOUND);
    assert!(seen.header("content-type").starts_with("text/html"));
    let api = started.registered("ada").await.get("/api/no/such").await;
    assert_eq!(api.status, StatusCode::NOT_FOUND);
    assert_eq!(api.refusal(), contract::Refusal::Missing);
    // A guest is not told what functions there are.
    assert_eq!(started.browser().get("/api/no/such").await.refusal(), contract::Refusal::SignedOut);
}
