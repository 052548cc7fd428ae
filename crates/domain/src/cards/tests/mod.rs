//! Cards and reviews on a real database.

mod anki;
mod making;
mod reviewing;
mod strangers;

use super::Cards;
use crate::testing::{Bench, note};
use crate::{Actor, testing};
use chrono::{DateTime, TimeDelta, Utc};
use contract::{CardDraft, CardId, GivenGrade, Grade, Role};
use sea_orm::{EntityTrait, IntoActiveModel};
use uuid::Uuid;

/// A bench with somebody at it who has a note, and a stranger.
pub(super) struct Desk {
    pub bench: Bench,
    pub cards: Cards,
    pub actor: Actor,
    pub stranger: Actor,
    pub material: Uuid,
}

/// One on every database there is.
pub(super) async fn desks() -> Vec<Desk> {
    let mut desks = Vec::new();
    for bench in testing::benches().await {
        let actor = bench.person("ada", Role::Learner).await;
        let stranger = bench.person("eve", Role::Administrator).await;
        let material = Uuid::now_v7();
        let row = note(material, actor.account.0, bench.tools.now());
        ::store::entities::material::Entity::insert(row.into_active_model())
            .exec_without_returning(bench.tools.store.writes())
            .await
            .expect("a note is there");
        let cards = Cards::new(bench.tools.clone());
        desks.push(Desk { bench, cards, actor, stranger, material });
    }
    desks
}

impl Desk {
    pub fn now(&self) -> DateTime<Utc> {
        self.bench.tools.now()
    }

    pub fn draft(&self, front: &str) -> CardDraft {
        CardDraft {
            front: front.into(),
            back: format!("{front}, answered"),
            material: Some(self.material.into()),
            page: Some(1),
            quote: "Leaves are green.".into(),
            ..CardDraft::default()
        }
    }

    /// A card of its own note.
    pub async fn card(&self, front: &str) -> CardId {
        self.cards.add(&self.actor, self.draft(front)).await.expect("a card is made")[0]
    }

    pub async fn answer(&self, card: CardId, grade: Grade) -> GivenGrade {
        let given = GivenGrade { client: Uuid::new_v4(), card, grade, at: self.now(), seconds: 5.0 };
        let taken = self.cards.answer(&self.actor, vec![given.clone()]).await.expect("taken");
        assert_eq!(taken.taken, 1, "{}", self.bench.name);
        given
    }

    /// Learns a card: it is days away afterwards.
    pub async fn learn(&self, card: CardId) {
        self.answer(card, Grade::Easy).await;
    }

    pub fn pass(&self, time: TimeDelta) {
        self.bench.clock.advance(time);
    }

    pub async fn asked(&self) -> Vec<CardId> {
        self.cards.queue(&self.actor).await.expect("a queue").cards.iter().map(|asked| asked.card.id).collect()
    }
}
