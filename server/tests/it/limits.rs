//! Too often, too much.

use crate::started::{PASSWORD, Started};
use axum::body::Body;
use axum::http::{Method, StatusCode};
use contract::Refusal;

#[tokio::test]
async fn an_address_that_tries_too_often_waits() {
    let started = Started::with(&[("http.sign_ins_per_minute", "3")]).await;
    let mut browser = started.browser();
    for number in 0..3 {
        let name = format!("nobody-{number}");
        let seen = browser.post("/api/accounts/sign_in", &[("name", &name), ("password", "wrong")]).await;
        assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let seen = browser.post("/api/accounts/sign_in", &[("name", "nobody"), ("password", "wrong")]).await;
    assert_eq!(seen.status, StatusCode::TOO_MANY_REQUESTS);
    let Refusal::TooMuch { wait, .. } = seen.refusal() else { panic!("{seen:?}") };
    assert!((1..=60).contains(&wait));
    assert_eq!(seen.header("retry-after"), wait.to_string());
    let seen = browser.submit("/sign-in", "/api/accounts/sign_in", &[("name", "nobody"), ("password", "wrong")]).await;
    assert_eq!(seen.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(seen.header("content-type").starts_with("text/html") && seen.body.contains("Try again in"), "{seen:?}");

    let mut other = started.browser();
    other.address = ([203, 0, 113, 7], 1).into();
    let seen = other.post("/api/accounts/sign_in", &[("name", "nobody"), ("password", "wrong")]).await;
    assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "another address is not to blame");
}

#[tokio::test]
async fn a_name_that_is_tried_too_often_waits_wherever_it_is_tried_from() {
    let started = Started::with(&[("http.sign_ins_per_minute", "1000")]).await;
    let mut last = StatusCode::OK;
    for number in 0..11_u8 {
        let mut browser = started.browser();
        browser.address = ([203, 0, 113, number], 1).into();
        last = browser.post("/api/accounts/sign_in", &[("name", "Ada"), ("password", "wrong")]).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn an_address_may_ask_only_so_much() {
    let started = Started::with(&[("http.per_minute", "10")]).await;
    let mut browser = started.browser();
    for _ in 0..10 {
        assert_eq!(browser.get("/health").await.status, StatusCode::OK);
    }
    assert_eq!(browser.get("/health").await.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(browser.get("/pkg/lectern.css").await.status, StatusCode::OK, "built files are not counted");
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_in_words() {
    let started = Started::new().await;
    let mut ada = started.registered("ada").await;
    let large = format!("title=x&markdown={}", "x".repeat(3 << 20));
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let seen = ada.ask(Method::POST, "/api/library/write_note", &form, Body::from(large)).await;
    assert_eq!(seen.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(matches!(seen.refusal(), Refusal::TooMuch { wait: 0, .. }));
    let good = ada.post("/api/accounts/change_password", &[("old", PASSWORD), ("new", "another good password")]).await;
    assert!(good.status.is_success() || good.status.is_redirection(), "{good:?}");
}
