//! Lists of cards.

use super::{Cards, row, settings, store};
use crate::{Actor, Outcome};
use ::store::entities::card;
use contract::{CardFilter, CardList, CardSubject, CardView};
use std::collections::BTreeSet;

impl Cards {
    /// One part of the cards that fit the filter, the latest first.
    pub async fn list(&self, actor: &Actor, filter: CardFilter) -> Outcome<CardList> {
        let (_, rules) = settings::of(&self.tools, actor.account).await?;
        let ends = rules.calendar.ends(rules.calendar.day_of(self.tools.now()));
        let page = filter.page.max(1);
        let per_page = if filter.per_page == 0 { 50 } else { filter.per_page.min(200) };
        let reads = self.tools.store.reads();
        let (rows, total) = store::list(reads, actor.account, &filter, ends, (page, per_page)).await?;
        let cards = self.views(rows).await?;
        let sets = store::tags(reads, actor.account).await?;
        let tags: BTreeSet<String> =
            sets.into_iter().flat_map(|tags| serde_json::from_value::<Vec<String>>(tags).unwrap_or_default()).collect();
        let subjects = store::subjects(reads, actor.account).await?.into_iter();
        let subjects = subjects.map(|(id, title)| CardSubject { id: id.into(), title }).collect();
        Ok(CardList { cards, total, page, per_page, tags: tags.into_iter().collect(), subjects })
    }

    /// Rows as a page shows them, with their materials' titles.
    pub(super) async fn views(&self, rows: Vec<card::Model>) -> Outcome<Vec<CardView>> {
        let materials = rows.iter().filter_map(|row| row.material_id);
        let titles = store::titles(self.tools.store.reads(), materials).await?;
        let view = |row: card::Model| {
            let title = row.material_id.and_then(|material| titles.get(&material).cloned());
            row::view(row, title)
        };
        rows.into_iter().map(view).collect()
    }
}
