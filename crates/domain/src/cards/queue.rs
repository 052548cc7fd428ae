//! What is asked today, in its order.

use super::{
    Cards,
    day::{self, Today},
    row, show, store,
};
use crate::{Actor, Outcome};
use ::store::entities::card;
use ::store::word;
use contract::{ReviewCard, ReviewQueue};
use memory::{Candidate, CardMemory, plan_day};
use std::collections::HashMap;

/// Cards that are handed out at once: enough for a ride without a network.
const AT_ONCE: usize = 60;

impl Cards {
    /// What is asked today: cards in steps that are due, the day's cards by its plan, then those whose step comes
    /// later.
    pub async fn queue(&self, actor: &Actor) -> Outcome<ReviewQueue> {
        let today = day::today(&self.tools, actor.account).await?;
        let reads = self.tools.store.reads();
        let mut rows = store::due_before(reads, actor.account, today.now, today.ends).await?;
        // Siblings of what was answered today are among the new ones, and are left out.
        let new = u64::from(today.settings.new_per_day.saturating_sub(today.done.new));
        if new > 0 {
            let most = new.saturating_mul(2).saturating_add(today.done.notes.len() as u64 * 2).min(2_000);
            rows.extend(store::new_cards(reads, actor.account, today.now, most).await?);
        }
        let mut by_id = HashMap::new();
        let mut candidates = Vec::with_capacity(rows.len());
        let mut later: Vec<(CardMemory, card::Model)> = Vec::new();
        for row in rows {
            let memory = row::memory(&row)?;
            if memory.in_steps() && memory.due > today.now {
                later.push((memory, row));
                continue;
            }
            candidates.push(candidate(&today, &row, &memory));
            by_id.insert(row.id.as_u128(), row);
        }
        let plan = plan_day(&candidates, &today.limits(), &today.pace, &today.done.notes, today.seed());
        later.sort_by_key(|(memory, row)| (memory.due, row.id));
        let next_at = later.first().filter(|_| plan.order.is_empty()).map(|(memory, _)| memory.due);
        let left = plan.order.len() + later.len();
        let seconds = plan.seconds + later.iter().map(|(memory, _)| today.pace.of(memory.state)).sum::<f32>();
        let mut shown: Vec<card::Model> = plan.order.iter().filter_map(|id| by_id.remove(id)).take(AT_ONCE).collect();
        shown.extend(later.into_iter().map(|(_, row)| row).take(AT_ONCE.saturating_sub(shown.len())));
        let cards = self.asked(&today, shown).await?;
        Ok(ReviewQueue {
            cards,
            left: left as u32,
            done: today.done.answers,
            minutes: (seconds / 60.0).ceil() as u32,
            carried: plan.carried,
            next_at,
            any: left > 0 || store::count(reads, actor.account).await? > 0,
            at: today.now,
            account: actor.account,
        })
    }

    /// Cards as they are asked.
    pub(super) async fn asked(&self, today: &Today, rows: Vec<card::Model>) -> Outcome<Vec<ReviewCard>> {
        let mut drawn = Vec::with_capacity(rows.len());
        for row in &rows {
            let (question, answer) = show::sides(row, word::read(&row.kind)?);
            drawn.push((question, answer, today.minutes(row)?));
        }
        let views = self.views(rows).await?;
        let asked = views.into_iter().zip(drawn);
        Ok(asked
            .map(|(card, (question, answer, minutes))| ReviewCard {
                card,
                question,
                answer,
                client: uuid::Uuid::new_v4(),
                minutes,
            })
            .collect())
    }
}

fn candidate(today: &Today, row: &card::Model, memory: &CardMemory) -> Candidate {
    Candidate {
        card: row.id.as_u128(),
        note: row.note_id.as_u128(),
        state: memory.state,
        recall: today.rules.recall(memory, today.now),
        at_risk: today.rules.at_risk(memory, today.now),
    }
}
