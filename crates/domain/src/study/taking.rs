//! A quiz taken on screen: begun, answered one question after the other, and looked at again.

use super::{Study, grade, store, view};
use crate::{Actor, Outcome, permit};
use ::store::{entities::attempt, word};
use contract::{AttemptId, AttemptView, GivenAnswer, OutputId, OutputItemId, OutputState, Refusal};
use serde_json::json;
use uuid::Uuid;

/// The longest answer, in characters.
const LONGEST: usize = 2_000;

impl Study {
    /// Begins a quiz: all of its questions that are kept, in their order.
    ///
    /// # Errors
    /// `Conflict` for one that is not made yet or has no question.
    pub async fn begin_quiz(&self, actor: &Actor, id: OutputId) -> Outcome<AttemptId> {
        let held = permit::output(&self.tools, actor, id).await?;
        if word::read::<OutputState>(&held.state)? != OutputState::Ready {
            return Err(Refusal::conflict("It is not ready yet.").with_hint("Wait until it is made.").into());
        }
        let items = store::items(self.tools.store.reads(), held.id).await?;
        let mut questions = Vec::new();
        for item in items.iter().filter(|item| item.kept) {
            if view::body(item)?.kind.is_question() {
                questions.push(item.id);
            }
        }
        if questions.is_empty() {
            return Err(Refusal::conflict("There is no question in it to answer.").into());
        }
        let row = attempt::Model {
            id: Uuid::now_v7(),
            output_id: held.id,
            questions: json!(questions),
            answers: json!([]),
            begun_at: self.tools.now(),
            ended_at: None,
        };
        let id = row.id;
        store::insert_attempt(self.tools.store.writes(), row).await?;
        Ok(id.into())
    }

    /// Answers a question, and tells whether that was right. The first answer counts; another one changes nothing.
    pub async fn answer_quiz(
        &self,
        actor: &Actor,
        id: OutputId,
        attempt: AttemptId,
        item: OutputItemId,
        given: &str,
        confidence: u8,
    ) -> Outcome<AttemptView> {
        let held = permit::output(&self.tools, actor, id).await?;
        let tx = self.tools.store.begin().await?;
        let mut row = store::attempt(&tx, held.id, attempt.0).await?.ok_or(Refusal::Missing)?;
        let mut taken = view::attempt(&row)?;
        if !taken.questions.contains(&item) {
            return Err(Refusal::Missing.into());
        }
        if taken.answer_to(item).is_some() {
            return Ok(taken);
        }
        let given: String = given.trim().chars().filter(|c| !c.is_control()).take(LONGEST).collect();
        // A question that was deleted meanwhile cannot be answered rightly.
        let right = match store::item(&tx, held.id, item.0).await? {
            Some(item) => grade::is_right(&view::body(&item)?, &given),
            None => false,
        };
        let now = self.tools.now();
        taken.answers.push(GivenAnswer { item, given, right, confidence: confidence.min(3), at: now });
        if taken.next().is_none() {
            taken.ended_at = Some(now);
        }
        row.answers = json!(taken.answers);
        row.ended_at = taken.ended_at;
        store::put_answers(&tx, row).await?;
        tx.commit().await?;
        Ok(taken)
    }
}
