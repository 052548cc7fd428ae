//! Ollama's own protocol.
//!
//! Its OpenAI-compatible address cannot be told how much to read: what is longer than the model's usual window is cut
//! without a word, and the passages with it. Here the window is asked for as wide as the question needs it.

use super::answer::{self, Framing, Told, count, json};
use super::{ChatRequest, Piece, Pieces, Speaker};
use crate::line::{Line, is_page};
use crate::lines::Lines;
use crate::{ModelFault, Tokens};
use serde_json::{Value, json};

/// The window that is asked for at least. Each change of it loads the model again, so it grows in steps.
const WINDOW: u64 = 4_096;
/// The widest: memory grows with it.
const WIDEST: u64 = 32_768;

pub(super) async fn ask(line: &Line, request: &ChatRequest) -> Result<Pieces, ModelFault> {
    let answer = line.open(line.post("api/chat").json(&body(line.model(), request))).await?;
    if is_page(&answer) {
        return Err(ModelFault::NotAServer);
    }
    let lines = Lines::of(answer, line.patience());
    answer::begun(lines, Framing::JsonLines, understand, request.max_tokens).await
}

fn body(model: &str, request: &ChatRequest) -> Value {
    let mut messages = vec![json!({ "role": "system", "content": request.system })];
    messages.extend(request.turns.iter().map(|turn| {
        let role = if turn.speaker == Speaker::Person { "user" } else { "assistant" };
        json!({ "role": role, "content": turn.text })
    }));
    // An estimate may be a quarter too low.
    let needed = request.estimate() * 5 / 4 + u64::from(request.max_tokens);
    let window = needed.next_power_of_two().clamp(WINDOW, WIDEST);
    let options = json!({ "temperature": 0.2, "num_predict": request.max_tokens, "num_ctx": window });
    json!({ "model": model, "messages": messages, "stream": true, "options": options })
}

fn understand(event: &str) -> Result<Told, ModelFault> {
    let event = json(event)?;
    if let Some(error) = event.get("error") {
        return Err(ModelFault::told(error));
    }
    let over = event["done"] == true;
    if !over && event.get("message").is_none() {
        return Err(ModelFault::NotAServer);
    }
    let mut told = Told { whole: over, over, ..Told::default() };
    let text = event.pointer("/message/content").and_then(Value::as_str).filter(|text| !text.is_empty());
    told.pieces.extend(text.map(|text| Piece::Text(text.to_owned())));
    let tokens =
        Tokens { asked: count(&event, "/prompt_eval_count"), answered: count(&event, "/eval_count"), estimated: false };
    // It leaves out what it had read before; without the question's own count nothing is known.
    if over && tokens.asked > 0 {
        told.pieces.push(Piece::Used(tokens));
    }
    Ok(told)
}
