//! Answers, from the screen or from a device that was without a network.
//!
//! Each is taken once, by the id that its device gave it. One that comes late is put where it belongs: the card is then
//! remembered as if all had come in the order of their times.

use super::{
    Cards,
    day::{self, seed},
    row, store,
};
use crate::{Actor, Fault, Outcome};
use ::store::DatabaseTransaction;
use ::store::entities::{card, review};
use ::store::word;
use chrono::{DateTime, TimeDelta, Utc};
use contract::{AccountId, CardId, GivenGrade, GradesTaken, Refusal};
use memory::{CardMemory, Grade, Load, Rules};
use uuid::Uuid;

/// Answers that are sent at once.
const MOST: usize = 1_000;
/// An answer that took longer says that somebody was away.
const LONGEST: f32 = 600.0;
/// An older answer counts as given then.
const OLDEST: TimeDelta = TimeDelta::days(365);

impl Cards {
    /// Takes answers, in the order of their times. What is known already changes nothing.
    pub async fn answer(&self, actor: &Actor, mut given: Vec<GivenGrade>) -> Outcome<GradesTaken> {
        if given.len() > MOST {
            let say = format!("That is more than {MOST} answers at once.");
            return Err(Refusal::too_much(say).into());
        }
        given.sort_by_key(|answer| (answer.at, answer.client));
        let (_, rules) = super::settings::of(&self.tools, actor.account).await?;
        let now = self.tools.now();
        let load = day::load(&self.tools, actor.account, &rules, now).await?;
        let mut taken = GradesTaken::default();
        let (mut leeches, mut answered) = (Vec::new(), Vec::new());
        let tx = self.tools.store.begin().await?;
        for answer in given {
            if store::is_known(&tx, actor.account, answer.client).await? {
                taken.known += 1;
                continue;
            }
            let found = store::among(&tx, actor.account, &[answer.card.0], false).await?;
            let Some(row) = found.into_iter().next() else {
                taken.missing += 1;
                continue;
            };
            let answer = GivenGrade { at: answer.at.clamp(now - OLDEST, now), ..answer };
            let (row, leech) = record(&tx, &rules, &load, row, &answer, now).await?;
            taken.taken += 1;
            leeches.extend(leech.then(|| row.clone()));
            answered.retain(|before: &card::Model| before.id != row.id);
            answered.push(row);
        }
        tx.commit().await?;
        let today = day::today(&self.tools, actor.account).await?;
        answered.retain(|row| row::memory(row).is_ok_and(|memory| memory.in_steps() && memory.due < today.ends));
        taken.again = self.asked(&today, answered).await?;
        taken.leeches = self.views(leeches).await?;
        Ok(taken)
    }

    /// Takes one answer that is given now, from a form that knows no clock.
    pub async fn answer_now(&self, actor: &Actor, card: CardId, grade: contract::Grade, client: Uuid) -> Outcome<()> {
        let given = GivenGrade { client, card, grade, at: self.tools.now(), seconds: 0.0 };
        let taken = self.answer(actor, vec![given]).await?;
        if taken.missing > 0 { Err(Refusal::Missing.into()) } else { Ok(()) }
    }
}

/// Writes one answer and what it makes of its card. Tells whether the card has become a leech.
async fn record(
    tx: &DatabaseTransaction,
    rules: &Rules,
    load: &Load,
    row: card::Model,
    answer: &GivenGrade,
    now: DateTime<Utc>,
) -> Outcome<(card::Model, bool)> {
    let before = row::memory(&row)?;
    let grade = grade(answer.grade.number() as i32)?;
    let late = before.last_review.is_some_and(|last| answer.at < last);
    let choice = rules.answer(&before, grade, answer.at, load, seed(row.id, before.reviews));
    let log = entry(row.account_id.into(), row.id, answer, &before, &choice.after, now);
    store::insert_reviews(tx, vec![log.clone()]).await?;
    if late {
        let first = store::given(tx, row.id).await?.iter().find(|other| other.id != log.id).and_then(row::before);
        let changed = rebuilt(tx, rules, row, first.unwrap_or(before)).await?;
        return Ok((changed, false));
    }
    let changed = card::Model { buried_until: None, ..row::with_memory(row, &choice.after) };
    store::write(tx, changed.clone()).await?;
    Ok((changed, choice.leech))
}

/// The card as its answers make it, taken in the order of their times from `start` on; the log says so, too.
pub(super) async fn rebuilt(
    tx: &DatabaseTransaction,
    rules: &Rules,
    row: card::Model,
    start: CardMemory,
) -> Outcome<card::Model> {
    let mut memory = start;
    for log in store::given(tx, row.id).await? {
        let before = memory;
        let at = before.last_review.map_or(log.at, |last| last.max(log.at));
        memory = rules.answer(&before, grade(log.grade)?, at, &Load::default(), seed(row.id, before.reviews)).after;
        let log = review::Model {
            state: word::of(before.state),
            interval_before: before.interval as i32,
            interval_after: memory.interval as i32,
            before: Some(serde_json::json!(before)),
            ..log
        };
        store::write_review(tx, log).await?;
    }
    let changed = row::with_memory(row, &memory);
    store::write(tx, changed.clone()).await?;
    Ok(changed)
}

fn entry(
    account: AccountId,
    card: Uuid,
    answer: &GivenGrade,
    before: &CardMemory,
    after: &CardMemory,
    now: DateTime<Utc>,
) -> review::Model {
    let seconds = if answer.seconds.is_finite() { answer.seconds.clamp(0.0, LONGEST) } else { 0.0 };
    review::Model {
        id: Uuid::now_v7(),
        account_id: account.0,
        card_id: card,
        client_id: answer.client,
        grade: answer.grade.number() as i32,
        at: answer.at,
        state: word::of(before.state),
        interval_before: before.interval as i32,
        interval_after: after.interval as i32,
        seconds,
        before: Some(serde_json::json!(before)),
        received_at: now,
    }
}

/// The grade of a number in the log.
pub(super) fn grade(number: i32) -> Outcome<Grade> {
    let grade = u32::try_from(number).ok().and_then(Grade::from_number);
    grade.ok_or_else(|| Fault::Broken(anyhow::anyhow!("{number} is no grade")))
}
