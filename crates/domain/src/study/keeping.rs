//! Cards that were made are kept for reviews.

use super::{Study, store, view};
use crate::{Actor, Outcome, cards::Cards, permit};
use contract::{CardDraft, CardKind, CardsKept, ItemBody, ItemKind, OutputId, Refusal};
use writing::outline::literal;
use writing::words::{self, Words};

impl Study {
    /// Keeps the cards of an output, those that are not left out; each knows its page. Those that were there already are
    /// counted.
    ///
    /// # Errors
    /// `Conflict` where it holds nothing that can be a card.
    pub async fn keep_cards(&self, actor: &Actor, id: OutputId) -> Outcome<CardsKept> {
        let held = permit::output(&self.tools, actor, id).await?;
        let rows = store::items(self.tools.store.reads(), held.id).await?;
        let items: Vec<ItemBody> = rows.iter().filter(|row| row.kept).map(view::body).collect::<anyhow::Result<_>>()?;
        let said = words::of(&self.language_of(actor.account, &items).await?);
        let drafts: Vec<CardDraft> = items.iter().filter_map(|item| draft(item, said)).collect();
        if drafts.is_empty() {
            return Err(Refusal::conflict("Nothing in it can be a card.").into());
        }
        Cards::new(self.tools.clone()).keep_made(actor, drafts).await
    }
}

/// An item as a card; nothing for what asks nothing.
fn draft(item: &ItemBody, said: &Words) -> Option<CardDraft> {
    let (kind, front, back) = match item.kind {
        ItemKind::Basic | ItemKind::Term => (CardKind::Basic, literal(&item.front), literal(&item.back)),
        // The marks of gaps are no Markdown, and stay.
        ItemKind::Cloze => (CardKind::Cloze, literal(&item.front), literal(&item.explanation)),
        ItemKind::Figure => {
            let label = if item.back.is_empty() { said.figure_asked } else { &item.back };
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
        let said = words::of("de");
        let item = |kind| ItemBody { kind, front: "{{c1::a}} *b*".into(), back: "c".into(), ..ItemBody::default() };
        assert_eq!(draft(&item(ItemKind::Cloze), said).map(|card| card.front).as_deref(), Some("{{c1::a}} \\*b\\*"));
        assert_eq!(draft(&item(ItemKind::Term), said).map(|card| card.back).as_deref(), Some("c"));
        assert_eq!(draft(&item(ItemKind::Sentence), said), None);
        let figure = ItemBody { back: String::new(), ..item(ItemKind::Figure) };
        assert_eq!(draft(&figure, said).map(|card| card.front).as_deref(), Some("Was zeigt diese Abbildung?"));
    }
}
