//! An answer that comes line by line, as server-sent events and as JSON lines do.
//!
//! Bounded whatever a server sends: in the length of a line, in all bytes, in the silence between two pieces and in the
//! time of the whole. Text that is not UTF-8 ends it.

use crate::ModelFault;
use bytes::{Bytes, BytesMut};
use futures::{StreamExt, stream::BoxStream};
use reqwest::Response;
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// Of one line. The longest that is right holds a whole answer.
const LONGEST_LINE: usize = 1 << 20;
/// Of all lines: each token of an answer comes in some hundred bytes of wrapping.
const MOST: usize = 16 << 20;
/// Of the whole answer. What writes for longer writes nothing that anybody waits for.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// The lines of one answer.
pub(crate) struct Lines {
    body: BoxStream<'static, reqwest::Result<Bytes>>,
    held: BytesMut,
    /// Bytes of `held` in which no end of line was found.
    looked_at: usize,
    taken: usize,
    patience: Duration,
    end: Instant,
}

impl Lines {
    pub fn of(answer: Response, patience: Duration) -> Self {
        let body = answer.bytes_stream().boxed();
        Self { body, held: BytesMut::new(), looked_at: 0, taken: 0, patience, end: Instant::now() + LONGEST }
    }

    /// The next line, without its end; `None` at the end of the answer. The last line needs no end.
    pub async fn next(&mut self) -> Result<Option<String>, ModelFault> {
        loop {
            if let Some(at) = self.held[self.looked_at..].iter().position(|byte| *byte == b'\n') {
                let line = self.held.split_to(self.looked_at + at + 1);
                self.looked_at = 0;
                return text(&line).map(Some);
            }
            self.looked_at = self.held.len();
            if self.held.len() > LONGEST_LINE || self.taken > MOST {
                return Err(ModelFault::Broken("the answer does not end".into()));
            }
            let due = (Instant::now() + self.patience).min(self.end);
            match timeout_at(due, self.body.next()).await {
                Err(_) => return Err(ModelFault::TooSlow),
                Ok(Some(Ok(piece))) => {
                    self.taken += piece.len();
                    self.held.extend_from_slice(&piece);
                }
                Ok(Some(Err(error))) => return Err(ModelFault::of(&error)),
                Ok(None) if self.held.is_empty() => return Ok(None),
                Ok(None) => {
                    self.looked_at = 0;
                    return text(&self.held.split()).map(Some);
                }
            }
        }
    }

    /// The data of the next event of a stream of server-sent events.
    pub async fn event(&mut self) -> Result<Option<String>, ModelFault> {
        let mut data: Option<String> = None;
        while let Some(line) = self.next().await? {
            match line.strip_prefix("data:") {
                Some(more) => {
                    let more = more.strip_prefix(' ').unwrap_or(more);
                    match &mut data {
                        Some(data) => {
                            data.push('\n');
                            data.push_str(more);
                        }
                        None => data = Some(more.to_owned()),
                    }
                    if data.as_ref().is_some_and(|data| data.len() > LONGEST_LINE) {
                        return Err(ModelFault::Broken("the answer does not end".into()));
                    }
                }
                None if line.is_empty() && data.is_some() => break,
                // Comments that keep a connection awake, names of events, and pages.
                None if line.trim_start().starts_with('<') => return Err(ModelFault::NotAServer),
                None => {}
            }
        }
        Ok(data)
    }
}

fn text(line: &[u8]) -> Result<String, ModelFault> {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    String::from_utf8(line.to_vec()).map_err(|_| ModelFault::Broken("the answer is not text".into()))
}
