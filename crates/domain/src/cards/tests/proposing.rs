//! Cards made one at a time know where they come from.

use crate::{
    Actor, Fault, Outcome, Services,
    testing::{Bench, benches},
};
use contract::{
    CardDraft, CardFilter, CardId, CardKind, CardOrigin, CardView, HighlightDraft, MaterialId, MessageId, Refusal,
    Role, Scope,
};
use std::sync::Arc;
use uuid::Uuid;

const OSMOSIS: &str = "# Osmosis\n\nOsmosis is the movement of water through a membrane. It needs no energy.\n\nThe cell \
    wall holds. The cell grows.";

/// Somebody with a note that is read, a stranger, and what the product does.
struct Desk {
    bench: Bench,
    services: Arc<Services>,
    ada: Actor,
    eve: Actor,
    note: MaterialId,
}

async fn desks() -> Vec<Desk> {
    let mut desks = Vec::new();
    for bench in benches().await {
        let services = Arc::new(Services::new(bench.tools.clone()));
        let ada = bench.person("Ada", Role::Learner).await;
        let eve = bench.person("Eve", Role::Administrator).await;
        let note = services.library.write_note(&ada, None, "Transport", OSMOSIS).await.expect("a note");
        let desk = Desk { bench, services, ada, eve, note };
        desk.work().await;
        desks.push(desk);
    }
    desks
}

impl Desk {
    async fn work(&self) {
        let runner = crate::jobs::runner(self.services.clone(), 2);
        while runner.step().await.is_some() {}
    }

    fn words(&self, quote: &str, nth: u32) -> CardOrigin {
        CardOrigin::Words { material: self.note, page: 1, nth, quote: quote.into() }
    }

    async fn highlight(&self, quote: &str) -> CardOrigin {
        let draft = HighlightDraft { page: 1, quote: quote.into(), ..HighlightDraft::default() };
        CardOrigin::Highlight(self.services.highlights.add(&self.ada, self.note, draft).await.expect("marked").id)
    }

    /// What is osmosis, answered.
    async fn answered(&self) -> MessageId {
        let (chat, scope) = (&self.services.chat, Scope::default());
        let (_, message) = chat.ask(&self.ada, None, "What is osmosis?", scope, None).await.expect("asked");
        self.work().await;
        message
    }

    async fn kept(&self, ids: &[CardId]) -> CardView {
        self.services.cards.card(&self.ada, ids[0]).await.expect("a card")
    }
}

fn missing<T: std::fmt::Debug>(outcome: Outcome<T>) {
    assert!(matches!(outcome, Err(Fault::Refused(Refusal::Missing))), "{outcome:?}");
}

#[tokio::test]
async fn a_card_from_selected_words_and_from_a_highlight_leads_back_to_their_page() {
    for desk in desks().await {
        let cards = &desk.services.cards;
        for origin in [desk.words("movement  of\nwater", 0), desk.highlight("movement of water").await] {
            let proposed = cards.propose(&desk.ada, &origin, None).await.expect("a proposal");
            assert_eq!((proposed.draft.kind, proposed.draft.front.as_str()), (CardKind::Cloze, "movement of water"));
            assert_eq!(proposed.source.as_ref().map(|source| source.title.as_str()), Some("Transport"));
            let turned = cards.propose(&desk.ada, &origin, Some(CardKind::Basic)).await.expect("a proposal").draft;
            assert_eq!((turned.front.as_str(), turned.back.as_str()), ("", "movement of water"));
            // A form cannot say that it comes from elsewhere.
            let elsewhere = Some(MaterialId(Uuid::now_v7()));
            let front = "movement of {{c1::water}}".to_owned();
            let draft = CardDraft { front, material: elsewhere, page: Some(9), ..proposed.draft };
            let made = cards.add_from(&desk.ada, Some(&origin), draft).await.expect("made");
            let source = desk.kept(&made).await.source.expect("a source");
            assert_eq!(
                (source.material, source.page, source.quote.as_str()),
                (desk.note, Some(1), "movement of water")
            );
            assert_eq!(source.href, format!("/materials/{}?page=1&words=movement%20of%20water", desk.note));
            let place = desk.services.library.place(&desk.ada, desk.note, 1, &source.quote).await.expect("a place");
            assert_eq!(place.text, "movement of water", "{}", desk.bench.name);
        }
    }
}

#[tokio::test]
async fn a_card_from_an_answer_asks_its_question_and_one_from_a_citation_is_what_it_quotes() {
    for desk in desks().await {
        let cards = &desk.services.cards;
        let answer = desk.answered().await;
        let proposed = cards.propose(&desk.ada, &CardOrigin::Answer(answer), None).await.expect("a proposal");
        let CardDraft { kind, front, back, .. } = &proposed.draft;
        assert_eq!((*kind, front.as_str()), (CardKind::Basic, "What is osmosis?"));
        assert!(back.contains("the movement of water") && !back.contains('['), "{back:?}");
        let made = cards.add_from(&desk.ada, Some(&CardOrigin::Answer(answer)), proposed.draft).await.expect("made");
        let source = desk.kept(&made).await.source.expect("a source");
        assert_eq!((source.material, source.page), (desk.note, Some(1)), "{}", desk.bench.name);
        let cited = CardOrigin::Citation { answer, number: 1 };
        let proposed = cards.propose(&desk.ada, &cited, None).await.expect("a proposal");
        assert_eq!(proposed.draft.kind, CardKind::Cloze);
        assert!(proposed.draft.front.contains("Osmosis is the movement"), "{:?}", proposed.draft);
        missing(cards.propose(&desk.ada, &CardOrigin::Citation { answer, number: 99 }, None).await);
    }
}

#[tokio::test]
async fn what_is_not_the_askers_own_is_not_there_to_make_a_card_from() {
    for desk in desks().await {
        let cards = &desk.services.cards;
        let answer = desk.answered().await;
        let marked = desk.highlight("cell wall").await;
        let theirs = [
            desk.words("cell wall", 0),
            marked.clone(),
            CardOrigin::Answer(answer),
            CardOrigin::Citation { answer, number: 1 },
        ];
        let draft = CardDraft { front: "mine".into(), back: "mine".into(), ..CardDraft::default() };
        for origin in &theirs {
            missing(cards.propose(&desk.eve, origin, None).await);
            missing(cards.add_from(&desk.eve, Some(origin), draft.clone()).await);
        }
        assert_eq!(cards.list(&desk.eve, CardFilter::default()).await.expect("a list").total, 0);
        missing(desk.services.library.place(&desk.eve, desk.note, 1, "cell").await);
        let CardOrigin::Highlight(id) = marked else { panic!("a highlight") };
        desk.services.highlights.delete(&desk.ada, id).await.expect("deleted");
        missing(cards.propose(&desk.ada, &marked, None).await);
    }
}

#[tokio::test]
async fn words_that_are_not_on_the_page_and_too_many_are_refused_and_a_long_quote_is_cut_at_a_word() {
    for desk in desks().await {
        let cards = &desk.services.cards;
        let absent = cards.propose(&desk.ada, &desk.words("mitosis", 0), None).await;
        assert!(matches!(absent, Err(Fault::Refused(Refusal::Invalid { .. }))), "{absent:?}");
        let long = cards.propose(&desk.ada, &desk.words(&"x".repeat(2_001), 0), None).await;
        assert!(matches!(long, Err(Fault::Refused(Refusal::TooMuch { .. }))), "{long:?}");
        let text = format!("Begin {}end.", "läuft weiter ".repeat(60));
        let note = desk.services.library.write_note(&desk.ada, None, "Lang", &text).await.expect("a note");
        desk.work().await;
        let origin = CardOrigin::Words { material: note, page: 1, nth: 0, quote: text.clone() };
        let source = cards.propose(&desk.ada, &origin, None).await.expect("a proposal").source.expect("a source");
        assert!(source.href.ends_with("weiter") || source.href.ends_with("l%C3%A4uft"), "{}", source.href);
        assert!(source.href.len() < 600 && source.quote == text);
    }
}
