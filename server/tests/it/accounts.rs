//! Coming in, being known, going out.

use crate::started::{PASSWORD, Started, leads_to};
use axum::http::StatusCode;
use contract::Refusal;

#[tokio::test]
async fn the_first_is_administrator_and_the_second_a_learner() {
    let started = Started::new().await;
    assert_eq!(started.browser().get("/api/accounts/welcome").await.json()["first"], true);
    let mut ada = started.registered("Ada").await;
    assert_eq!(ada.get("/api/accounts/me").await.json()["role"], "administrator");
    assert_eq!(started.browser().get("/api/accounts/welcome").await.json()["first"], false);
    let mut bob = started.registered("bob").await;
    assert_eq!(bob.get("/api/accounts/me").await.json()["role"], "learner");
}

#[tokio::test]
async fn signing_in_rotates_the_session_and_signing_out_ends_it() {
    let started = Started::new().await;
    let mut ada = started.registered("ada").await;
    let old = ada.clone();
    let seen = ada.post("/api/accounts/sign_in", &[("name", "ADA"), ("password", PASSWORD)]).await;
    assert!(seen.status.is_success() || seen.status.is_redirection(), "{seen:?}");
    assert_ne!(ada.cookie, old.cookie);
    assert_eq!(old.clone().get("/api/accounts/sessions").await.status, StatusCode::UNAUTHORIZED, "the old id is dead");
    assert_eq!(ada.get("/api/accounts/sessions").await.status, StatusCode::OK);
    let stale = ada.clone();
    ada.post("/api/accounts/sign_out", &[]).await;
    assert_eq!(ada.cookie, None);
    assert_eq!(stale.clone().get("/api/accounts/sessions").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn only_a_hash_of_the_cookie_is_stored() {
    let started = Started::new().await;
    let ada = started.registered("ada").await;
    let secret = ada.cookie.as_deref().and_then(|pair| pair.split('=').nth(1)).expect("a cookie").to_owned();
    drop(ada);
    let data = started.folder.path().join("data");
    for entry in std::fs::read_dir(&data).expect("a folder").filter_map(Result::ok) {
        if entry.file_type().is_ok_and(|kind| kind.is_file()) {
            let bytes = std::fs::read(entry.path()).expect("reads");
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{}", entry.path().display());
        }
    }
}

#[tokio::test]
async fn unknown_names_and_wrong_passwords_read_the_same() {
    let started = Started::new().await;
    started.registered("ada").await;
    let mut browser = started.browser();
    let unknown = browser.post("/api/accounts/sign_in", &[("name", "nobody"), ("password", PASSWORD)]).await;
    let wrong = browser.post("/api/accounts/sign_in", &[("name", "ada"), ("password", "wrong")]).await;
    assert_eq!((unknown.status, &unknown.body), (wrong.status, &wrong.body));
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(browser.cookie, None);
}

#[tokio::test]
async fn a_person_sees_and_ends_their_sessions() {
    let started = Started::new().await;
    let mut laptop = started.registered("ada").await;
    let mut phone = started.browser();
    phone.agent = "a phone".into();
    phone.post("/api/accounts/sign_in", &[("name", "ada"), ("password", PASSWORD)]).await;
    let mut tablet = started.browser();
    tablet.post("/api/accounts/sign_in", &[("name", "ada"), ("password", PASSWORD)]).await;

    let sessions = laptop.get("/api/accounts/sessions").await.json();
    let sessions = sessions.as_array().expect("a list");
    assert_eq!(sessions.len(), 3);
    assert_eq!(sessions.iter().filter(|one| one["current"] == true).count(), 1);
    assert!(sessions.iter().all(|one| one["address"] == "127.0.0.1"), "{sessions:?}");
    let its = sessions.iter().find(|one| one["agent"] == "a phone").expect("the phone is listed");
    let id = its["id"].as_str().expect("an id");

    let mut bob = started.registered("bob").await;
    let seen = bob.post("/api/accounts/end_session", &[("id", id)]).await;
    assert_eq!(seen.status, StatusCode::NOT_FOUND, "a stranger ends nothing");
    assert_eq!(phone.get("/api/accounts/sessions").await.status, StatusCode::OK);
    laptop.post("/api/accounts/end_session", &[("id", id)]).await;
    assert_eq!(phone.get("/api/accounts/sessions").await.status, StatusCode::UNAUTHORIZED);
    laptop.post("/api/accounts/end_other_sessions", &[]).await;
    assert_eq!(tablet.get("/api/accounts/sessions").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(laptop.get("/api/accounts/sessions").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_changed_password_ends_the_other_sessions() {
    let started = Started::new().await;
    let mut ada = started.registered("ada").await;
    let mut other = started.browser();
    other.post("/api/accounts/sign_in", &[("name", "ada"), ("password", PASSWORD)]).await;
    let wrong = ada.post("/api/accounts/change_password", &[("old", "no"), ("new", "another good password")]).await;
    assert!(matches!(wrong.refusal(), Refusal::Invalid { field, .. } if field == "old"));
    let weak = ada.post("/api/accounts/change_password", &[("old", PASSWORD), ("new", "password1")]).await;
    assert!(matches!(weak.refusal(), Refusal::Invalid { field, .. } if field == "new"));
    ada.post("/api/accounts/change_password", &[("old", PASSWORD), ("new", "another good password")]).await;
    assert_eq!(other.get("/api/accounts/sessions").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(ada.get("/api/accounts/sessions").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_closed_door_opens_for_the_first_only() {
    let started = Started::with(&[("accounts.registration", "closed")]).await;
    assert_eq!(started.browser().get("/api/accounts/welcome").await.json()["open"], true);
    started.registered("ada").await;
    assert_eq!(started.browser().get("/api/accounts/welcome").await.json()["open"], false);
    let seen = started.browser().post("/api/accounts/register", &[("name", "bob"), ("password", PASSWORD)]).await;
    assert_eq!(seen.status, StatusCode::CONFLICT, "{seen:?}");
}

#[tokio::test]
async fn a_deleted_account_is_gone_with_its_sessions() {
    let started = Started::new().await;
    started.registered("ada").await;
    let mut bob = started.registered("bob").await;
    let stale = bob.clone();
    let wrong = bob.post("/api/accounts/delete_account", &[("password", "wrong")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    bob.post("/api/accounts/delete_account", &[("password", PASSWORD)]).await;
    assert_eq!(stale.clone().get("/api/accounts/sessions").await.status, StatusCode::UNAUTHORIZED);
    let seen = started.browser().post("/api/accounts/sign_in", &[("name", "bob"), ("password", PASSWORD)]).await;
    assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_forms_work_without_script() {
    let started = Started::new().await;
    let mut browser = started.browser();
    let weak =
        browser.submit("/register", "/api/accounts/register", &[("name", "ada"), ("password", "password")]).await;
    assert!(weak.status.is_redirection(), "{weak:?}");
    assert!(leads_to(&weak).contains("/register"), "{weak:?}");
    assert_eq!(browser.cookie, None);
    let back = browser.page(leads_to(&weak)).await;
    assert!(back.body.contains("too easy to guess"), "{}", back.body);
    let good = browser.submit("/register", "/api/accounts/register", &[("name", "ada"), ("password", PASSWORD)]).await;
    assert!(good.status.is_redirection(), "{good:?}");
    assert_eq!(leads_to(&good), "/");
    assert!(browser.cookie.is_some());
    assert_eq!(browser.page("/").await.status, StatusCode::OK);
}
