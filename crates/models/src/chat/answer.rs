//! One answer of a provider, read event by event in whatever protocol it speaks, and held to what was asked for.

use super::{Piece, Pieces};
use crate::ModelFault;
use crate::lines::Lines;
use futures::{StreamExt, stream};
use std::collections::VecDeque;

/// What one event of an answer says.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub pieces: Vec<Piece>,
    /// The answer is whole; what it took may still follow.
    pub whole: bool,
    /// Nothing follows.
    pub over: bool,
}

/// How a protocol frames its events.
#[derive(Clone, Copy)]
pub(super) enum Framing {
    /// Server-sent events.
    Events,
    /// One JSON document in each line.
    JsonLines,
}

/// Understands one event.
pub(super) type Understand = fn(&str) -> Result<Told, ModelFault>;

/// Letters that one token can stand for at the very most, taken over a whole answer.
const LETTERS_OF_A_TOKEN: usize = 16;

struct Reading {
    lines: Lines,
    framing: Framing,
    understand: Understand,
    waiting: VecDeque<Piece>,
    whole: bool,
    over: bool,
    /// Bytes of text that may still come.
    left: usize,
}

impl Reading {
    async fn next(&mut self) -> Result<Option<Piece>, ModelFault> {
        loop {
            if let Some(piece) = self.waiting.pop_front() {
                if let Piece::Text(text) = &piece {
                    let enough = || ModelFault::Broken("the answer is longer than was asked for".into());
                    self.left = self.left.checked_sub(text.len()).ok_or_else(enough)?;
                }
                return Ok(Some(piece));
            }
            if self.over {
                return Ok(None);
            }
            let event = match self.framing {
                Framing::Events => self.lines.event().await,
                Framing::JsonLines => self.lines.next().await,
            };
            match event {
                Ok(Some(event)) if event.trim().is_empty() => {}
                Ok(Some(event)) => {
                    let told = (self.understand)(&event)?;
                    self.whole |= told.whole;
                    self.over |= told.over;
                    self.waiting.extend(told.pieces);
                }
                // What it took is worth waiting for, but nothing to fail for.
                Ok(None) | Err(_) if self.whole => return Ok(None),
                Ok(None) => return Err(ModelFault::Broken("no end mark".into())),
                Err(fault) => return Err(fault),
            }
        }
    }
}

/// The pieces of an answer, once the first text is there: until then a caller can still turn elsewhere.
pub(super) async fn begun(
    lines: Lines,
    framing: Framing,
    understand: Understand,
    max_tokens: u32,
) -> Result<Pieces, ModelFault> {
    let left = max_tokens as usize * LETTERS_OF_A_TOKEN;
    let waiting = VecDeque::new();
    let reading = Reading { lines, framing, understand, waiting, whole: false, over: false, left };
    let pieces = stream::unfold(Some(reading), |reading| async move {
        let mut reading = reading?;
        match reading.next().await {
            Ok(Some(piece)) => Some((Ok(piece), Some(reading))),
            Ok(None) => None,
            Err(fault) => Some((Err(fault), None)),
        }
    });
    first_text(pieces.boxed()).await
}

/// The same pieces, once the first text is there.
pub(super) async fn first_text(mut pieces: Pieces) -> Result<Pieces, ModelFault> {
    let mut before = Vec::new();
    while let Some(piece) = pieces.next().await {
        let piece = piece?;
        let text = matches!(&piece, Piece::Text(text) if !text.is_empty());
        before.push(Ok(piece));
        if text {
            return Ok(stream::iter(before).chain(pieces).boxed());
        }
    }
    Err(ModelFault::Broken("an empty answer".into()))
}

/// Reads an event that must be JSON.
pub(super) fn json(event: &str) -> Result<serde_json::Value, ModelFault> {
    serde_json::from_str(event).map_err(|_| match event.trim_start().starts_with('<') {
        true => ModelFault::NotAServer,
        false => ModelFault::Broken("an event that cannot be read".into()),
    })
}

/// A number in a document.
pub(super) fn count(value: &serde_json::Value, pointer: &str) -> u64 {
    value.pointer(pointer).and_then(serde_json::Value::as_u64).unwrap_or_default()
}
