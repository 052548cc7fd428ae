//! Conversations as things, and whose they are.

use super::*;
use crate::{Fault, Outcome};
use contract::Refusal;

fn missing<T>(outcome: Outcome<T>) -> bool {
    matches!(outcome, Err(Fault::Refused(Refusal::Missing)))
}

#[tokio::test]
async fn conversations_are_listed_found_renamed_and_exported() {
    for desk in quiet().await {
        let chat = &desk.services.chat;
        let empty = chat.start(&desk.actor, Scope::default()).await.unwrap();
        desk.bench.clock.advance(chrono::Duration::minutes(1));
        let (first, _) = desk.ask_in(None, "What is osmosis?", "extractive").await;
        desk.work().await;
        desk.bench.clock.advance(chrono::Duration::minutes(1));
        desk.ask_in(Some(empty), "Who described kidney disease, 100 % surely?", "extractive").await;
        desk.work().await;
        let titles = |text: Option<&str>| {
            let (services, actor, text) = (desk.services.clone(), desk.actor, text.map(str::to_owned));
            async move {
                let found = services.chat.conversations(&actor, text).await.unwrap();
                found.into_iter().map(|one| one.title).collect::<Vec<_>>()
            }
        };
        let kidney = "Who described kidney disease, 100 % surely?";
        assert_eq!(titles(None).await, [kidney, "What is osmosis?"], "the latest first, titled by its question");
        assert_eq!(titles(Some("OSMOSIS")).await, ["What is osmosis?"]);
        assert_eq!(titles(Some("100 %")).await, [kidney], "signs of the search are only signs");
        assert_eq!(titles(Some("_")).await, Vec::<String>::new());

        chat.rename(&desk.actor, first, "  Water  paths ").await.unwrap();
        assert_eq!(titles(Some("osmosis")).await, ["Water paths"], "questions are searched, too");
        assert!(chat.rename(&desk.actor, first, " ").await.is_err());
        let markdown = chat.export(&desk.actor, first).await.unwrap();
        for part in
            ["# Water paths\n", "## What is osmosis?", "movement of water", "[^1]: Transport, page 1: “", "” [^1]"]
        {
            assert!(markdown.contains(part), "{markdown}");
        }

        let found = chat.conversations(&desk.actor, Some("MEMBRANE water".into())).await.unwrap();
        assert_eq!(found.len(), 1, "answers are searched for all words");
        let place = found[0].found.as_ref().expect("where it is");
        assert!(place.words.to_lowercase().contains("membrane"), "{place:?}");
        assert!(chat.conversations(&desk.actor, Some("membrane elephants".into())).await.unwrap().is_empty());

        chat.delete(&desk.actor, first).await.unwrap();
        assert_eq!(titles(None).await.len(), 1);
        assert!(missing(chat.open(&desk.actor, first).await));
        chat.restore(&desk.actor, first).await.unwrap();
        assert_eq!(chat.open(&desk.actor, first).await.unwrap().exchanges.len(), 1, "it is back with its answers");
        chat.delete(&desk.actor, first).await.unwrap();
        assert_eq!(chat.forget_deleted().await.unwrap(), 0, "there is a day to think");
        desk.bench.clock.advance(chrono::Duration::hours(25));
        assert_eq!(chat.forget_deleted().await.unwrap(), 1);
        assert!(missing(chat.restore(&desk.actor, first).await));
    }
}

#[tokio::test]
async fn a_conversation_in_german_is_exported_with_german_words_around_it() {
    for desk in quiet().await {
        let text =
            "# Zellen\n\nDie Photosynthese ist die Umwandlung von Licht in die Energie, die eine Pflanze braucht.";
        desk.note("Zellen", text).await;
        let (conversation, _) = desk.ask_in(None, "Was ist die Photosynthese einer Pflanze?", "extractive").await;
        desk.work().await;
        let markdown = desk.services.chat.export(&desk.actor, conversation).await.unwrap();
        for said in ["]: Zellen, Seite 1: „", "Beantwortet von "] {
            assert!(markdown.contains(said), "{}: {said} in {markdown}", desk.bench.name);
        }
    }
}

#[tokio::test]
async fn nothing_of_a_stranger_is_there() {
    for desk in quiet().await {
        let (conversation, message) = desk.ask_in(None, "What is osmosis?", "extractive").await;
        desk.work().await;
        let stranger = desk.bench.person("Bob", Role::Administrator).await;
        let chat = &desk.services.chat;
        assert!(chat.conversations(&stranger, None).await.unwrap().is_empty());
        assert!(missing(chat.open(&stranger, conversation).await));
        assert!(missing(chat.follow(&stranger, message, 0).await.map(drop)));
        assert!(missing(chat.stop(&stranger, message).await));
        assert!(missing(chat.regenerate(&stranger, message, None).await));
        assert!(missing(chat.rename(&stranger, conversation, "Mine").await));
        assert!(missing(chat.set_scope(&stranger, conversation, Scope::default()).await));
        assert!(missing(chat.delete(&stranger, conversation).await));
        assert!(missing(chat.restore(&stranger, conversation).await));
        assert!(missing(chat.choose_branch(&stranger, message).await));
        assert!(missing(chat.export(&stranger, conversation).await));
        assert!(missing(chat.ask(&stranger, Some(conversation), "Hi?", Scope::default(), None).await));
        assert!(missing(chat.open(&stranger, uuid::Uuid::new_v4().into()).await), "an unknown one looks the same");
    }
}
