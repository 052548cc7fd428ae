//! OpenAI's chat completions, as its many servers speak them.
//!
//! They differ on three fields of a request, and on how an answer ends: either an end mark or a reason to finish makes it
//! whole. A stream that ends without both is broken.

use super::answer::{self, Framing, Told, count, json};
use super::{ChatRequest, Piece, Pieces, Speaker};
use crate::line::{Line, is_page, media_type, whole};
use crate::lines::Lines;
use crate::{ModelFault, Tokens};
use futures::{StreamExt, stream};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU8, Ordering};

/// Of an answer that comes in one piece although a stream was asked for.
const LONGEST_ANSWER: usize = 4 << 20;

/// The fields that a server has refused: it is asked without them from then on.
#[derive(Default)]
pub(super) struct Refused(AtomicU8);

/// What can be done without, in the words of a refusal.
const FIELDS: [(u8, &str); 3] = [(1, "stream_options"), (2, "max_tokens"), (4, "temperature")];

impl Refused {
    fn without(&self, field: &str) -> bool {
        let without = self.0.load(Ordering::Relaxed);
        FIELDS.iter().any(|(bit, name)| *name == field && without & bit != 0)
    }

    /// Whether a refusal names a field that was still sent; it is left out from now on.
    fn learns(&self, fault: &ModelFault) -> bool {
        let ModelFault::Refused(words) = fault else { return false };
        let named = FIELDS.iter().find(|(_, field)| words.ends_with(field));
        named.is_some_and(|(bit, _)| self.0.fetch_or(*bit, Ordering::Relaxed) & bit == 0)
    }
}

pub(super) async fn ask(line: &Line, refused: &Refused, request: &ChatRequest) -> Result<Pieces, ModelFault> {
    let answer = loop {
        let asked = line.post("chat/completions").json(&body(line.model(), refused, request));
        match line.open(asked).await {
            Ok(answer) => break answer,
            Err(fault) if refused.learns(&fault) => {}
            Err(fault) => return Err(fault),
        }
    };
    if is_page(&answer) {
        return Err(ModelFault::NotAServer);
    }
    if media_type(&answer).starts_with("application/json") {
        let read = tokio::time::timeout(line.patience(), whole(answer, LONGEST_ANSWER)).await;
        return in_one_piece(&read.unwrap_or(Err(ModelFault::TooSlow))?);
    }
    let lines = Lines::of(answer, line.patience());
    answer::begun(lines, Framing::Events, understand, request.max_tokens).await
}

fn body(model: &str, refused: &Refused, request: &ChatRequest) -> Value {
    let mut messages = vec![json!({ "role": "system", "content": request.system })];
    messages.extend(request.turns.iter().map(|turn| {
        let role = if turn.speaker == Speaker::Person { "user" } else { "assistant" };
        json!({ "role": role, "content": turn.text })
    }));
    let mut body = json!({ "model": model, "messages": messages, "stream": true });
    // Newer models of OpenAI know the limit by another name only.
    let limit = if refused.without("max_tokens") { "max_completion_tokens" } else { "max_tokens" };
    body[limit] = json!(request.max_tokens);
    if !refused.without("temperature") {
        body["temperature"] = json!(0.2);
    }
    if !refused.without("stream_options") {
        body["stream_options"] = json!({ "include_usage": true });
    }
    body
}

/// One event of the stream.
fn understand(event: &str) -> Result<Told, ModelFault> {
    if event.trim() == "[DONE]" {
        return Ok(Told { whole: true, over: true, ..Told::default() });
    }
    let event = json(event)?;
    refusal(&event)?;
    let choice = event.pointer("/choices/0");
    let mut told = Told { whole: choice.is_some_and(|choice| choice["finish_reason"].is_string()), ..Told::default() };
    let text = choice.and_then(|choice| text_of(choice.pointer("/delta/content")?)).filter(|text| !text.is_empty());
    told.pieces.extend(text.map(Piece::Text));
    told.pieces.extend(used(&event).map(Piece::Used));
    Ok(told)
}

/// An answer that is no stream: a whole one, or a refusal under a good status.
fn in_one_piece(body: &[u8]) -> Result<Pieces, ModelFault> {
    let text = std::str::from_utf8(body).map_err(|_| ModelFault::Broken("the answer is not text".into()))?;
    let answer = json(text)?;
    refusal(&answer)?;
    let text = answer.pointer("/choices/0/message/content").and_then(text_of).filter(|text| !text.is_empty());
    let text = text.ok_or_else(|| ModelFault::Broken("an empty answer".into()))?;
    let pieces = std::iter::once(Piece::Text(text)).chain(used(&answer).map(Piece::Used));
    Ok(stream::iter(pieces.map(Ok).collect::<Vec<_>>()).boxed())
}

/// Some servers answer 200 and put the refusal into the answer.
fn refusal(answer: &Value) -> Result<(), ModelFault> {
    match answer.get("error") {
        Some(error) if !error.is_null() => Err(ModelFault::told(error)),
        _ if answer["object"] == "error" => Err(ModelFault::told(answer)),
        _ => Ok(()),
    }
}

/// A text, or a list of parts of which those count that are no thinking.
fn text_of(content: &Value) -> Option<String> {
    match content {
        Value::String(text) => Some(text.clone()),
        Value::Array(parts) => Some(parts.iter().filter_map(|part| part["text"].as_str()).collect()),
        _ => None,
    }
}

fn used(answer: &Value) -> Option<Tokens> {
    let usage = answer.get("usage").filter(|usage| usage.is_object())?;
    let tokens = Tokens {
        asked: count(usage, "/prompt_tokens"),
        answered: count(usage, "/completion_tokens"),
        estimated: false,
    };
    (tokens.asked + tokens.answered > 0).then_some(tokens)
}
