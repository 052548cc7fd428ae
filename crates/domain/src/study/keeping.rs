//! Cards that were made are kept for reviews.

use super::{Study, store, view};
use crate::{Actor, Outcome, cards::Cards, permit};
use contract::{CardDraft, CardKind, CardsKept, ItemBody, ItemKind, OutputId, Refusal};
use writing::outline::literal;

impl Study {
    /// Keeps the cards of an output, those that are not left out; each knows its page. Those that were there already are
    /// counted.
    ///
    /// # Errors
    /// `Conflict` where it holds nothing that can be a card.
    pub async fn keep_cards(&self, actor: &Actor, id: OutputId) -> Outcome<CardsKept> {
        let held = permit::output(&self.tools, actor, id).await?;
        let mut drafts = Vec::new();
        for row in store::items(self.tools.store.reads(), held.id).await?.iter().filter(|row| row.kept) {
            drafts.extend(draft(&view::body(row)?));
        }
        if drafts.is_empty() {
            return Err(Refusal::conflict("Nothing in it can be a card.").into());
        }
        Cards::new(self.tools.clone()).keep_made(actor, drafts).await
    }
}

/// An item as a card; nothing for what asks nothing.
fn draft(item: &ItemBody) -> Option<CardDraft> {
    let (kind, front, back) = match item.kind {
        ItemKind::Basic | ItemKind::Term => (CardKind::Basic, literal(&item.front), literal(&item.back)),
        // The marks of gaps are no Markdown, and stay.
        ItemKind::Cloze => (CardKind::Cloze, literal(&item.front), literal(&item.explanation)),
        ItemKind::Figure => {
            let label = if item.back.is_empty() { "What does this figure show?" } else { &item.back };
            (CardKind::Basic, literal(label), literal(&item.front))
        }
        _ => return None,
    };
    let source = item.sources.first();
    let tags = if item.section.is_empty() { Vec::new() } else { vec![item.section.chars().take(60).collect()] };
    Some(CardDraft {
        kind,
        front,
        back,
        figure: item.figure,
        tags,
        material: source.and_then(|source| source.material),
        page: source.map(|source| source.page),
        quote: source.map(|source| source.quote.clone()).unwrap_or_default(),
        ..CardDraft::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_something_becomes_a_card_and_gaps_stay_gaps() {
        let item = |kind| ItemBody { kind, front: "{{c1::a}} *b*".into(), back: "c".into(), ..ItemBody::default() };
        assert_eq!(draft(&item(ItemKind::Cloze)).map(|card| card.front).as_deref(), Some("{{c1::a}} \\*b\\*"));
        assert_eq!(draft(&item(ItemKind::Term)).map(|card| card.back).as_deref(), Some("c"));
        assert_eq!(draft(&item(ItemKind::Sentence)), None);
    }
}
