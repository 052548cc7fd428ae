//! Cards and reviews on a real database.

mod anki;
mod cover;
mod making;
mod proposing;
mod reviewing;
mod strangers;

use super::Cards;
use crate::testing::{Bench, note};
use crate::{Actor, testing};
use ::store::entities::{figure, material, page};
use chrono::{DateTime, TimeDelta, Utc};
use contract::{CardDraft, CardId, FigureId, GivenGrade, Grade, Role};
use sea_orm::{EntityTrait, IntoActiveModel, Set};
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
        material::Entity::insert(row.into_active_model())
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

    /// A figure of the note, with three words on its page: two of them in the figure, of one label.
    pub async fn figure(&self) -> FigureId {
        let writes = self.bench.tools.store.writes();
        let words = serde_json::json!([
            0, 8, 1100, 1100, 1500, 1200, 9, 15, 1530, 1100, 1800, 1200, 16, 21, 100, 100, 400, 200
        ]);
        let page = testing::page(self.material, "Proximal tubule after", words, self.now());
        page::Entity::insert(page.into_active_model()).exec_without_returning(writes).await.expect("a page");
        let material = material::ActiveModel { id: Set(self.material), pages: Set(1), ..Default::default() };
        material::Entity::update(material).exec(writes).await.expect("it has a page");
        let figure = figure::Model {
            id: Uuid::new_v4(),
            account_id: self.actor.account.0,
            material_id: self.material,
            page: 1,
            number: 1,
            picture: None,
            x0: 100.0,
            y0: 100.0,
            x1: 300.0,
            y1: 200.0,
            caption: Some("Figure 1. A nephron.".into()),
            alt: None,
            words: None,
            description: None,
            file_key: Some("figures/nephron.webp".into()),
            width: 400,
            height: 200,
        };
        let id = figure.id.into();
        figure::Entity::insert(figure.into_active_model()).exec_without_returning(writes).await.expect("a figure");
        id
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
