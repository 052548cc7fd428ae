//! Other people's cards are not there.

use super::desks;
use crate::{Fault, Outcome};
use contract::{CardDraft, CardFilter, GivenGrade, Grade, Refusal};
use uuid::Uuid;

fn is_missing<T>(outcome: Outcome<T>) -> bool {
    matches!(outcome, Err(Fault::Refused(Refusal::Missing)))
}

#[tokio::test]
async fn a_stranger_is_told_that_nothing_is_there_and_changes_nothing() {
    for desk in desks().await {
        let id = desk.card("one").await;
        let before = desk.cards.card(&desk.actor, id).await.expect("a card");
        let (cards, eve) = (&desk.cards, &desk.stranger);
        assert!(is_missing(cards.card(eve, id).await));
        assert!(is_missing(cards.edit(eve, id, desk.draft("mine")).await));
        assert!(is_missing(cards.edit_sides(eve, id, "a".into(), "b".into(), Vec::new()).await));
        assert!(is_missing(cards.delete(eve, &[id]).await));
        assert!(is_missing(cards.restore(eve, &[id]).await));
        assert!(is_missing(cards.suspend(eve, &[id], true).await));
        assert!(is_missing(cards.bury(eve, &[id]).await));
        assert!(is_missing(cards.unbury(eve, &[id]).await));
        assert!(is_missing(cards.flag(eve, &[id], 1).await));
        assert!(is_missing(cards.tag(eve, &[id], &["x".into()], &[]).await));
        assert!(is_missing(cards.answer_now(eve, id, Grade::Again, Uuid::new_v4()).await));
        let given = GivenGrade { client: Uuid::new_v4(), card: id, grade: Grade::Again, at: desk.now(), seconds: 1.0 };
        assert_eq!(cards.answer(eve, vec![given]).await.expect("heard").missing, 1);
        assert!(is_missing(cards.add(eve, desk.draft("on a page of another")).await));
        let figure = desk.figure().await;
        assert!(is_missing(cards.cover(eve, figure).await));
        assert!(is_missing(cards.cover_figure(eve, figure, (&[0], Vec::new()), "x".into(), Vec::new()).await));
        assert!(is_missing(cards.keep_made(eve, vec![desk.draft("on a page of another")]).await));
        let subject = CardDraft { subject: Some(Uuid::new_v4().into()), material: None, ..desk.draft("x") };
        assert!(is_missing(cards.add(&desk.actor, subject).await));
        assert_eq!(cards.list(eve, CardFilter::default()).await.expect("a list").total, 0);
        assert!(!cards.queue(eve).await.expect("a queue").any);
        assert_eq!(desk.cards.card(&desk.actor, id).await.expect("a card"), before, "{}", desk.bench.name);
    }
}
