//! Parts of a figure are covered, and asked one by one.

use super::desks;
use crate::Fault;
use contract::{CardFilter, CardKind, Mask, Rect, Refusal};

fn drawn(x0: f32, x1: f32, label: &str) -> Mask {
    Mask { rect: Rect { x0, y0: 0.5, x1, y1: 0.75 }, label: label.into() }
}

#[tokio::test]
async fn words_that_stand_in_a_figure_and_parts_that_are_drawn_become_a_card_each() {
    for desk in desks().await {
        let figure = desk.figure().await;
        let cover = desk.cards.cover(&desk.actor, figure).await.expect("a figure");
        assert_eq!((cover.title.as_str(), cover.figure.page), ("Leaves", 1), "{}", desk.bench.name);
        assert_eq!(cover.words.iter().map(|word| word.label.as_str()).collect::<Vec<_>>(), ["Proximal tubule"]);
        let chosen = (&[0, 7][..], vec![drawn(0.1, 0.2, "  the\nloop ")]);
        let made = desk.cards.cover_figure(&desk.actor, figure, chosen, "What is it?".into(), Vec::new());
        assert_eq!(made.await.expect("made").len(), 2);
        let mut cards = desk.cards.list(&desk.actor, CardFilter::default()).await.expect("a list").cards;
        cards.sort_by_key(|card| card.ordinal);
        let [first, second] = &cards[..] else { panic!("{cards:?}") };
        assert_eq!((first.kind, first.ordinal, second.ordinal), (CardKind::Occlusion, 0, 1));
        assert_eq!((first.figure, first.note), (Some(figure), second.note));
        let labels: Vec<_> = first.masks.iter().map(|mask| mask.label.as_str()).collect();
        assert_eq!(labels, ["Proximal tubule", "the loop"]);
        let source = first.source.clone().expect("a source");
        assert_eq!(source.href, format!("/materials/{}?page=1", desk.material));
    }
}

#[tokio::test]
async fn nothing_covered_and_parts_outside_of_the_figure_are_refused() {
    for desk in desks().await {
        let figure = desk.figure().await;
        for masks in [Vec::new(), vec![drawn(0.9, 1.2, "")], vec![drawn(0.1, 0.2, ""); 500]] {
            let made = desk.cards.cover_figure(&desk.actor, figure, (&[], masks), "x".into(), Vec::new()).await;
            assert!(
                matches!(&made, Err(Fault::Refused(Refusal::Invalid { field, .. })) if field == "masks"),
                "{made:?}"
            );
        }
        assert_eq!(desk.cards.list(&desk.actor, CardFilter::default()).await.expect("a list").total, 0);
    }
}
