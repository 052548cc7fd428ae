//! What an answer takes, counted while it passes and recorded when it ends: whole, broken off or dropped.

use super::{breaker::Line, candidates::Candidate, money, store, usage};
use crate::Tools;
use ::store::{entities::model_use, word};
use contract::{AccountId, Work};
use futures::{StreamExt, stream};
use models::{
    Tokens,
    chat::{ChatRequest, Piece, Pieces},
};
use std::sync::Arc;

/// One request of somebody, nothing counted yet. `names` are those of the provider and of its model.
pub(super) fn row(tools: &Tools, account: AccountId, own: bool, names: (&str, &str), work: Work) -> model_use::Model {
    model_use::Model {
        account_id: account.0,
        day: usage::day(tools.now()),
        own,
        provider: names.0.to_owned(),
        model: names.1.to_owned(),
        work: word::of(work),
        requests: 1,
        asked: 0,
        answered: 0,
        estimated: 0,
        cost: 0,
    }
}

/// Counts one answer.
pub(super) struct Meter {
    tools: Arc<Tools>,
    line: Line,
    row: model_use::Model,
    /// By an estimate, until the provider tells.
    tokens: Tokens,
    begun: bool,
    recorded: bool,
}

impl Meter {
    pub fn new(
        tools: Arc<Tools>,
        account: AccountId,
        candidate: &Candidate,
        work: Work,
        request: &ChatRequest,
    ) -> Self {
        let row = row(&tools, account, candidate.is_own(), (candidate.name(), candidate.model()), work);
        let tokens = Tokens { asked: request.estimate(), answered: 0, estimated: true };
        Self { tools, line: candidate.line(), row, tokens, begun: false, recorded: false }
    }

    /// What is to be written, once.
    fn take(&mut self) -> Option<(Arc<Tools>, model_use::Model, Tokens)> {
        let first = self.begun && !std::mem::replace(&mut self.recorded, true);
        first.then(|| (self.tools.clone(), self.row.clone(), self.tokens))
    }

    async fn end(&mut self) {
        if let Some(taken) = self.take() {
            // By itself: who reads an answer may stop polling it in the middle of this, with the connection that it then
            // waits for.
            let _ended = tokio::spawn(record(taken)).await;
        }
    }
}

impl Drop for Meter {
    /// Who stops an answer has used what came until then.
    fn drop(&mut self) {
        if let (Some(taken), Ok(runtime)) = (self.take(), tokio::runtime::Handle::try_current()) {
            runtime.spawn(record(taken));
        }
    }
}

/// Adds one request to what somebody has used, with its cost where the model has a price.
pub(super) async fn record((tools, mut row, tokens): (Arc<Tools>, model_use::Model, Tokens)) {
    metrics::counter!("lectern_model_calls_total", "work" => row.work.clone(), "end" => "answered").increment(1);
    let written = async {
        let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        (row.asked, row.answered) = (count(tokens.asked), count(tokens.answered));
        row.estimated = if tokens.estimated { row.asked.saturating_add(row.answered) } else { 0 };
        if let Some(price) = store::price(tools.store.reads(), &row.model).await? {
            let (asked, answered) =
                (money::cost(tokens.asked, price.asked), money::cost(tokens.answered, price.answered));
            row.cost = asked.saturating_add(answered);
        }
        store::add_use(tools.store.writes(), row).await
    };
    if let Err(error) = written.await {
        tracing::error!(error = %error, "what a model was used for was not recorded");
    }
}

/// The same pieces, counted. The end is told after the record is written.
pub(super) fn measured(pieces: Pieces, mut meter: Meter) -> Pieces {
    meter.begun = true;
    let measured = stream::unfold(Some((pieces, meter)), |state| async move {
        let (mut pieces, mut meter) = state?;
        let piece = pieces.next().await;
        match &piece {
            Some(Ok(Piece::Text(text))) if meter.tokens.estimated => meter.tokens.answered += models::estimate(text),
            Some(Ok(Piece::Text(_))) => {}
            Some(Ok(Piece::Used(tokens))) => meter.tokens = *tokens,
            Some(Err(fault)) => {
                meter.tools.providers.breakers.faulty(&meter.line, fault, meter.tools.now());
                meter.end().await;
                return piece.map(|piece| (piece, None));
            }
            None => {
                meter.tools.providers.breakers.fine(&meter.line);
                meter.end().await;
            }
        }
        piece.map(|piece| (piece, Some((pieces, meter))))
    });
    measured.boxed()
}
