//! Packages of cards by a form: looked into, taken in, taken back, and refused with words.

use crate::started::{Browser, Seen, Started, leads_to};
use axum::body::Body;
use axum::http::{Method, StatusCode};

const PACKAGE: &[u8] = include_bytes!("../../../fixtures/apkg/third.apkg");

async fn bring(browser: &mut Browser<'_>, accept: &str, from: &str, content: &[u8]) -> Seen {
    let head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"heart.apkg\"\r\n\r\n";
    let body = [head.as_bytes(), content, b"\r\n--x--\r\n"].concat();
    let headers = [("content-type", "multipart/form-data; boundary=x"), ("accept", accept), ("sec-fetch-site", from)];
    browser.ask(Method::POST, "/cards/import/package", &headers, Body::from(body)).await
}

#[tokio::test]
async fn a_package_is_looked_into_taken_in_and_taken_back_by_plain_forms() {
    let started = Started::new().await;
    let mut ada = started.registered("ada").await;
    let brought = bring(&mut ada, "text/html", "same-origin", PACKAGE).await;
    assert_eq!(brought.status, StatusCode::SEE_OTHER, "{}", brought.body);
    let page = leads_to(&brought).to_owned();
    let id = page.strip_prefix("/cards/import?id=").expect("the page of the import").to_owned();
    let look = ada.page(&page).await;
    assert_eq!(look.status, StatusCode::OK);
    for words in ["heart.apkg", "Nothing has changed yet.", "Biology::The heart", "Pictures and sounds"] {
        assert!(look.body.contains(words), "{words}: {}", look.body);
    }
    assert!(ada.page("/cards").await.body.contains("You have no cards yet."));

    let taken = ada.submit(&page, "/api/cards/take_import", &[("id", &id)]).await;
    assert!(taken.status.is_redirection(), "{taken:?}");
    let done = ada.page(&page).await;
    assert!(done.body.contains("The cards are yours now") && done.body.contains(&format!("/cards?import={id}")));
    let cards = ada.page(&format!("/cards?import={id}")).await;
    assert!(cards.body.contains("What does the heart do?"), "{}", cards.body);
    assert_eq!(cards.body.matches("row card-row").count(), 5, "{}", cards.body);

    let undone = ada.submit(&page, "/api/cards/undo_import", &[("id", &id)]).await;
    assert!(undone.status.is_redirection(), "{undone:?}");
    assert!(ada.page("/cards").await.body.contains("You have no cards yet."));
    assert!(ada.page("/cards/import").await.body.contains("Undone"));
}

#[tokio::test]
async fn what_is_no_good_package_is_refused_with_words_and_leaves_nothing() {
    let started = Started::with(&[("limits.upload_megabytes", "1")]).await;
    let mut ada = started.registered("ada").await;
    let large = vec![b'x'; 1_100_000];
    let cases: [(&[u8], StatusCode, &str); 5] = [
        (b"", StatusCode::UNPROCESSABLE_ENTITY, "This file is empty."),
        (b"<html>", StatusCode::UNPROCESSABLE_ENTITY, "This is not an Anki package."),
        (&PACKAGE[..PACKAGE.len() / 2], StatusCode::UNPROCESSABLE_ENTITY, "This Anki package is damaged."),
        (&PACKAGE[..PACKAGE.len() - 9], StatusCode::UNPROCESSABLE_ENTITY, "This Anki package is damaged."),
        (&large, StatusCode::PAYLOAD_TOO_LARGE, "larger than 1 MB"),
    ];
    for (content, status, words) in cases {
        for accept in ["application/json", "text/html"] {
            let refused = bring(&mut ada, accept, "same-origin", content).await;
            assert_eq!(refused.status, status, "{}", refused.body);
            assert!(refused.body.contains(words), "{words}: {}", refused.body);
        }
    }
    let elsewhere = bring(&mut ada, "text/html", "cross-site", PACKAGE).await;
    assert_eq!(elsewhere.status, StatusCode::FORBIDDEN);
    assert_eq!(ada.get("/api/cards/imports").await.json(), serde_json::json!([]));
    let kept = started.folder.path().join("data/files/cards");
    assert!(!kept.exists(), "{}", kept.display());
}
