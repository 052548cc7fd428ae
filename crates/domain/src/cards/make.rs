//! Making cards, one or many, and changing them.

use super::{Cards, MOST_AT_ONCE, MOST_CARDS, check, row, store};
use crate::{Actor, Outcome, permit};
use ::store::entities::card;
use ::store::word;
use contract::{CardDraft, CardId, CardKind, CardView, CardsKept, Refusal, cloze};
use std::collections::{BTreeSet, HashMap, HashSet, hash_map::Entry};
use uuid::Uuid;

impl Cards {
    /// Makes a card; of a text with gaps or a figure with masks one for each. Returns them in their order.
    pub async fn add(&self, actor: &Actor, draft: CardDraft) -> Outcome<Vec<CardId>> {
        let draft = self.checked(actor, draft).await?;
        let rows = rows(actor, &draft, self.tools.now());
        self.insert(actor, rows).await
    }

    /// Keeps cards that were made from materials. Those that are there already, word by word in the same material, are
    /// counted and left out.
    pub async fn keep_made(&self, actor: &Actor, drafts: Vec<CardDraft>) -> Outcome<CardsKept> {
        if drafts.len() > MOST_AT_ONCE {
            return Err(too_many());
        }
        let mut there: HashMap<Option<Uuid>, HashSet<(String, String)>> = HashMap::new();
        let (mut fresh, mut known) = (Vec::new(), 0);
        for draft in drafts {
            let draft = self.checked(actor, draft).await?;
            let material = draft.material.map(|material| material.0);
            let sides = match there.entry(material) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => {
                    let sides = store::sides(self.tools.store.reads(), actor.account, material).await?;
                    unknown.insert(sides.into_iter().collect())
                }
            };
            match sides.insert((draft.front.clone(), draft.back.clone())) {
                true => fresh.extend(rows(actor, &draft, self.tools.now())),
                false => known += 1,
            }
        }
        Ok(CardsKept { kept: self.insert(actor, fresh).await?, known })
    }

    /// A card for its form.
    pub async fn card(&self, actor: &Actor, id: CardId) -> Outcome<CardView> {
        let held = permit::card(&self.tools, actor, id).await?;
        self.viewed(held.into_inner()).await
    }

    /// Changes what a card is made of; cards of the same note change with it. Gaps that are new make new cards, gaps
    /// that are gone take theirs away. What is remembered stays.
    pub async fn edit(&self, actor: &Actor, id: CardId, draft: CardDraft) -> Outcome<()> {
        let held = permit::card(&self.tools, actor, id).await?;
        let kind: CardKind = word::read(&held.kind)?;
        let draft = self.checked(actor, CardDraft { kind, ..draft }).await?;
        let now = self.tools.now();
        let tx = self.tools.store.begin().await?;
        let siblings = store::of_note(&tx, held.account_id, held.note_id).await?;
        let wanted = ordinals(&draft);
        let mut there = BTreeSet::new();
        let mut gone = Vec::new();
        for sibling in siblings {
            if !wanted.contains(&sibling.ordinal) {
                gone.push(sibling.id);
                continue;
            }
            there.insert(sibling.ordinal);
            let made = row::blank(sibling.account_id, sibling.note_id, sibling.ordinal, &draft, now);
            let changed = card::Model {
                front: made.front,
                back: made.back,
                masks: made.masks,
                tags: made.tags,
                figure_id: made.figure_id,
                picture: made.picture,
                subject_id: made.subject_id,
                material_id: made.material_id,
                page: made.page,
                quote: made.quote,
                boxes: made.boxes,
                updated_at: now,
                ..sibling
            };
            store::write(&tx, changed).await?;
        }
        store::set_deleted(&tx, &gone, Some(now)).await?;
        let new =
            wanted.difference(&there).map(|ordinal| row::blank(held.account_id, held.note_id, *ordinal, &draft, now));
        store::insert(&tx, new.collect()).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Changes both sides and the tags, and leaves the rest as it is.
    pub async fn edit_sides(
        &self,
        actor: &Actor,
        id: CardId,
        front: String,
        back: String,
        tags: Vec<String>,
    ) -> Outcome<()> {
        let held = permit::card(&self.tools, actor, id).await?;
        let draft = CardDraft {
            kind: word::read(&held.kind)?,
            front,
            back,
            tags,
            masks: serde_json::from_value(held.masks.clone()).unwrap_or_default(),
            figure: held.figure_id.map(Into::into),
            picture: held.picture.clone(),
            subject: held.subject_id.map(Into::into),
            material: held.material_id.map(Into::into),
            page: held.page.map(|page| page.max(1) as u32),
            quote: held.quote.clone().unwrap_or_default(),
            boxes: serde_json::from_value(held.boxes.clone()).unwrap_or_default(),
        };
        self.edit(actor, id, draft).await
    }

    /// The row as a page shows it, with its material's title.
    pub(super) async fn viewed(&self, row: card::Model) -> Outcome<CardView> {
        let titles = store::titles(self.tools.store.reads(), row.material_id).await?;
        let title = row.material_id.and_then(|material| titles.get(&material).cloned());
        row::view(row, title)
    }

    /// The draft, if it can be a card of the actor's: what it names is theirs.
    async fn checked(&self, actor: &Actor, draft: CardDraft) -> Outcome<CardDraft> {
        let mut draft = check::draft(draft)?;
        if let Some(figure) = draft.figure {
            let figure = permit::figure(&self.tools, actor, figure).await?;
            draft.material = draft.material.or(Some(figure.material_id.into()));
            draft.page = draft.page.or(Some(figure.page.max(1) as u32));
        }
        if let Some(subject) = draft.subject {
            permit::subject(&self.tools, actor, subject).await?;
        }
        if let Some(material) = draft.material {
            let material = permit::material(&self.tools, actor, material).await?;
            draft.subject = draft.subject.or(material.subject_id.map(Into::into));
        }
        Ok(draft)
    }

    pub(super) async fn insert(&self, actor: &Actor, rows: Vec<card::Model>) -> Outcome<Vec<CardId>> {
        let tx = self.tools.store.begin().await?;
        if store::count(&tx, actor.account).await? + rows.len() as u64 > MOST_CARDS {
            return Err(too_many());
        }
        let ids = rows.iter().map(|row| row.id.into()).collect();
        store::insert(&tx, rows).await?;
        tx.commit().await?;
        Ok(ids)
    }
}

/// The rows of a draft: one, or one for each gap or mask.
fn rows(actor: &Actor, draft: &CardDraft, now: chrono::DateTime<chrono::Utc>) -> Vec<card::Model> {
    let note = Uuid::now_v7();
    ordinals(draft).into_iter().map(|ordinal| row::blank(actor.account.0, note, ordinal, draft, now)).collect()
}

fn ordinals(draft: &CardDraft) -> BTreeSet<i32> {
    match draft.kind {
        CardKind::Basic => BTreeSet::from([0]),
        CardKind::Cloze => cloze::numbers(&draft.front).into_iter().map(|number| number as i32 - 1).collect(),
        CardKind::Occlusion => (0..draft.masks.len() as i32).collect(),
    }
}

fn too_many() -> crate::Fault {
    let say = format!("That is more than {MOST_AT_ONCE} cards at once, or more than {MOST_CARDS} in all.");
    Refusal::too_much(say).with_hint("Keep fewer of them, or delete cards first.").into()
}
