//! Recordings: brought with their subtitles, played in stretches.

use crate::started::{Browser, Seen, Started};
use axum::body::Body;
use axum::http::{Method, StatusCode};
use contract::{MaterialId, Uploaded};

const SOUND: &str = "ID3\u{3}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0} and then the sound itself";
const SUBTITLES: &str = "1\r\n00:00:01,000 --> 00:00:02,000\r\nHello.\r\n";

fn part(name: &str, content: &str) -> String {
    format!("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{content}\r\n")
}

async fn post(browser: &mut Browser<'_>, path: &str, accept: &str, parts: &[String]) -> Seen {
    let body = Body::from(format!("{}--x--\r\n", parts.concat()));
    let headers =
        [("content-type", "multipart/form-data; boundary=x"), ("accept", accept), ("sec-fetch-site", "same-origin")];
    browser.ask(Method::POST, path, &headers, body).await
}

async fn bring(browser: &mut Browser<'_>, parts: &[String]) -> Vec<Option<MaterialId>> {
    let seen = post(browser, "/upload", "application/json", parts).await;
    let all: Vec<Uploaded> = serde_json::from_str(&seen.body).unwrap_or_else(|error| panic!("{error}: {}", seen.body));
    all.into_iter().map(|one| one.material).collect()
}

#[tokio::test]
async fn subtitles_find_the_recording_that_comes_after_them() {
    let started = Started::new().await;
    let mut browser = started.registered("Ada").await;
    let ids = bring(&mut browser, &[part("Week 1.srt", SUBTITLES), part("Week 1.mp3", SOUND)]).await;
    assert!(ids.len() == 2 && ids[0].is_some() && ids[0] == ids[1], "{ids:?}");
    let seen = browser.get(&format!("/api/library/open?id={}", ids[0].expect("an id"))).await;
    assert_eq!(seen.json()["material"]["has_transcript"], true);
}

#[tokio::test]
async fn a_player_gets_the_stretch_it_asks_for() {
    let started = Started::new().await;
    let mut browser = started.registered("Ada").await;
    let id = bring(&mut browser, &[part("a.mp3", SOUND)]).await[0].expect("it is taken");
    let address = format!("/materials/{id}/recording");
    let whole = browser.get(&address).await;
    assert_eq!((whole.status, whole.header("content-type")), (StatusCode::OK, "audio/mpeg"));
    assert_eq!((whole.header("accept-ranges"), whole.header("x-content-type-options")), ("bytes", "nosniff"));
    assert!(whole.header("cache-control").starts_with("private"));
    let some = browser.ask(Method::GET, &address, &[("range", "bytes=15-17")], Body::empty()).await;
    assert_eq!((some.status, some.body.as_str()), (StatusCode::PARTIAL_CONTENT, &SOUND[15..18]));
    assert_eq!(some.header("content-range"), format!("bytes 15-17/{}", SOUND.len()));
    let none = browser.ask(Method::GET, &address, &[("range", "bytes=900-")], Body::empty()).await;
    assert_eq!(none.status, StatusCode::RANGE_NOT_SATISFIABLE);
    assert_eq!(none.header("content-range"), format!("bytes */{}", SOUND.len()));
}

#[tokio::test]
async fn a_transcript_is_brought_later_by_a_plain_form() {
    let started = Started::new().await;
    let mut browser = started.registered("Ada").await;
    let id = bring(&mut browser, &[part("a.mp3", SOUND)]).await[0].expect("it is taken");
    let address = format!("/materials/{id}/transcript");
    let seen =
        post(&mut browser, &address, "text/html", &[part("said.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n")]).await;
    assert_eq!((seen.status, seen.header("location")), (StatusCode::SEE_OTHER, format!("/materials/{id}").as_str()));
    let refused = post(&mut browser, &address, "text/html", &[part("said.txt", "Hi")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("This is no transcript."), "{}", refused.body);
}
