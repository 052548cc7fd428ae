//! An answer as a stream, and a conversation as a file.

use crate::started::{Browser, Started};
use axum::body::Body;
use axum::http::{Method, StatusCode};
use contract::{AnswerEvent, ConversationId, MessageId, Scope};
use domain::Actor;

/// Settings under which the words alone decide.
const BARE: &[(&str, &str)] = &[("models.tools", "/nowhere")];

/// A note, and a question about it that has been answered.
async fn answered(started: &Started, ada: &mut Browser<'_>) -> (ConversationId, MessageId) {
    let me = ada.get("/api/accounts/me").await.json();
    let account: contract::AccountView = serde_json::from_value(me).expect("an account");
    let actor = Actor { account: account.id, role: account.role, session: None };
    let services = &started.wired.services;
    let text = "# Osmosis\n\nOsmosis is the movement of water through a membrane.";
    services.library.write_note(&actor, None, "Transport", text).await.expect("a note");
    let runner = domain::jobs::runner(services.clone(), 1);
    // Answers go ahead of reading: the note is read before it is asked about.
    while runner.step().await.is_some() {}
    let asked = services.chat.ask(&actor, None, "What is osmosis?", Scope::default(), None).await.expect("asked");
    while runner.step().await.is_some() {}
    asked
}

/// Number and step of every event.
fn steps(body: &str) -> Vec<(u64, AnswerEvent)> {
    let event = |block: &str| {
        let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
        let data = field("data:")?;
        let number = field("id:").expect("a number").parse().expect("a number");
        Some((number, serde_json::from_str(data).unwrap_or_else(|error| panic!("{error}: {data}"))))
    };
    body.split("\n\n").filter_map(event).collect()
}

#[tokio::test]
async fn an_answer_is_told_from_any_step_to_its_end() {
    let started = Started::with(BARE).await;
    let mut ada = started.registered("ada").await;
    let (_, message) = answered(&started, &mut ada).await;
    let path = format!("/answers/{message}/events");
    let seen = ada.get(&path).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.body);
    assert!(seen.header("content-type").starts_with("text/event-stream"));
    assert_eq!(seen.header("cache-control"), "no-store");
    let all = steps(&seen.body);
    let Some((last, AnswerEvent::End { answer })) = all.last() else { panic!("no end: {}", seen.body) };
    assert!(answer.found && answer.html.contains("class=\"citation\""), "{}", answer.html);

    let from = |number: u64| [("last-event-id".to_owned(), number.to_string())];
    for (number, _) in &all[..all.len() - 1] {
        let headers = from(*number);
        let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (&**name, &**value)).collect();
        let rest = steps(&ada.ask(Method::GET, &path, &headers, Body::empty()).await.body);
        assert!(rest.iter().all(|(later, _)| later > number), "only what was missed");
        assert_eq!(rest.last(), all.last());
        assert_eq!(steps(&ada.get(&format!("{path}?after={number}")).await.body), rest, "the address may say it, too");
    }
    let last = last.to_string();
    let done = ada.ask(Method::GET, &path, &[("last-event-id", &last)], Body::empty()).await;
    assert_eq!(done.status, StatusCode::NO_CONTENT, "who has seen the end need not come back");
}

#[tokio::test]
async fn streams_are_refused_in_words_to_guests_and_strangers() {
    let started = Started::with(BARE).await;
    let mut ada = started.registered("ada").await;
    let (_, message) = answered(&started, &mut ada).await;
    let path = format!("/answers/{message}/events");
    let mut guest = started.browser();
    for address in [path.as_str(), "/live"] {
        let seen = guest.get(address).await;
        assert_eq!(
            (seen.status.as_u16(), seen.json()["error"]["code"].as_str()),
            (401, Some("signed_out")),
            "{address}"
        );
    }
    let mut bob = started.registered("bob").await;
    for address in [path.as_str(), "/answers/nonsense/events"] {
        let seen = bob.get(address).await;
        assert_eq!((seen.status.as_u16(), seen.json()["error"]["code"].as_str()), (404, Some("missing")), "{address}");
    }
}

#[tokio::test]
async fn a_conversation_can_be_taken_along_as_markdown() {
    let started = Started::with(BARE).await;
    let mut ada = started.registered("ada").await;
    let (conversation, _) = answered(&started, &mut ada).await;
    let seen = ada.get(&format!("/conversations/{conversation}/export.md")).await;
    assert_eq!(seen.status, StatusCode::OK);
    assert!(seen.header("content-type").starts_with("text/markdown"));
    assert!(seen.header("content-disposition").starts_with("attachment"));
    assert!(seen.body.contains("## What is osmosis?") && seen.body.contains("Transport, page 1"), "{}", seen.body);
}
