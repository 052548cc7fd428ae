//! Cards as JSON and as CSV.

use super::{Cards, MOST_CARDS, settings, store};
use crate::{Actor, Outcome};
use contract::{CardFilter, CardView};

impl Cards {
    /// All cards that fit the filter, oldest first, as JSON.
    pub async fn export_json(&self, actor: &Actor, filter: CardFilter) -> Outcome<String> {
        let cards = self.exported(actor, filter).await?;
        Ok(serde_json::to_string_pretty(&cards).map_err(anyhow::Error::from)?)
    }

    /// The same as CSV with a line of names: front, back, tags, material, page, state, interval, due.
    pub async fn export_csv(&self, actor: &Actor, filter: CardFilter) -> Outcome<String> {
        let mut csv = String::from("front,back,tags,material,page,state,interval,due\r\n");
        for card in self.exported(actor, filter).await? {
            let (title, page) = card.source.map(|source| (source.title, source.page)).unwrap_or_default();
            let page = page.map(|page| page.to_string()).unwrap_or_default();
            let state = ::store::word::of(card.state);
            let due = card.due_at.to_rfc3339();
            let interval = card.interval.to_string();
            let tags = card.tags.join(" ");
            let cells =
                [&card.front, &card.back, &tags, &title, &page, &state, &interval, &due].map(|cell| quoted(cell));
            csv.push_str(&cells.join(","));
            csv.push_str("\r\n");
        }
        Ok(csv)
    }

    async fn exported(&self, actor: &Actor, filter: CardFilter) -> Outcome<Vec<CardView>> {
        let (_, rules) = settings::of(&self.tools, actor.account).await?;
        let ends = rules.calendar.ends(rules.calendar.day_of(self.tools.now()));
        let rows = store::all(self.tools.store.reads(), actor.account, &filter, ends, MOST_CARDS).await?;
        self.views(rows).await
    }
}

/// A cell of a table.
fn quoted(cell: &str) -> String {
    match cell.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}
