//! Google's Gemini: `streamGenerateContent`, as server-sent events.
//!
//! The key goes in a header, never into the address. An answer without a reason to finish was cut.

use super::answer::{self, Framing, Told, count, json};
use super::{ChatRequest, Piece, Pieces, Speaker};
use crate::line::{Line, is_page};
use crate::lines::Lines;
use crate::{ModelFault, Tokens};
use serde_json::{Value, json};

pub(super) async fn ask(line: &Line, request: &ChatRequest) -> Result<Pieces, ModelFault> {
    let model = line.model().trim_start_matches("models/");
    // It becomes part of an address, which it must not change.
    if model.is_empty() || !model.chars().all(|one| one.is_ascii_alphanumeric() || "-._".contains(one)) {
        return Err(ModelFault::UnknownModel);
    }
    let path = format!("models/{model}:streamGenerateContent?alt=sse");
    let answer = line.open(line.post(&path).json(&body(request))).await?;
    if is_page(&answer) {
        return Err(ModelFault::NotAServer);
    }
    let lines = Lines::of(answer, line.patience());
    answer::begun(lines, Framing::Events, understand, request.max_tokens).await
}

fn body(request: &ChatRequest) -> Value {
    let contents: Vec<Value> = request
        .turns
        .iter()
        .map(|turn| {
            let role = if turn.speaker == Speaker::Person { "user" } else { "model" };
            json!({ "role": role, "parts": [{ "text": turn.text }] })
        })
        .collect();
    json!({
        "systemInstruction": { "parts": [{ "text": request.system }] },
        "contents": contents,
        "generationConfig": { "maxOutputTokens": request.max_tokens, "temperature": 0.2 },
    })
}

fn understand(event: &str) -> Result<Told, ModelFault> {
    let event = json(event)?;
    if let Some(error) = event.get("error") {
        return Err(ModelFault::told(error));
    }
    if event.pointer("/promptFeedback/blockReason").is_some() {
        return Err(ModelFault::Refused("the question was blocked".into()));
    }
    let candidate = event.pointer("/candidates/0");
    let reason = candidate.and_then(|candidate| candidate["finishReason"].as_str());
    if reason.is_some_and(|reason| matches!(reason, "SAFETY" | "RECITATION" | "PROHIBITED_CONTENT" | "BLOCKLIST")) {
        return Err(ModelFault::Refused("the answer was blocked".into()));
    }
    let parts = candidate.and_then(|candidate| candidate.pointer("/content/parts")?.as_array());
    let spoken = parts.into_iter().flatten().filter(|part| part["thought"] != true);
    let text: String = spoken.filter_map(|part| part["text"].as_str()).collect();
    let mut told = Told { whole: reason.is_some(), over: reason.is_some(), ..Told::default() };
    told.pieces.extend(Some(text).filter(|text| !text.is_empty()).map(Piece::Text));
    // Each event counts anew; the last one is right.
    if told.over
        && let Some(usage) = event.get("usageMetadata")
    {
        let answered = count(usage, "/candidatesTokenCount") + count(usage, "/thoughtsTokenCount");
        told.pieces.push(Piece::Used(Tokens { asked: count(usage, "/promptTokenCount"), answered, estimated: false }));
    }
    Ok(told)
}
