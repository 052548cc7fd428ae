//! Transcripts (SubRip, WebVTT): cues to paragraphs that know the second at which they are said.
//!
//! Invariant: a page is a stretch of about two minutes, labelled with the time at which it begins; its blocks carry
//! their second in `at`. Words said twice because captions roll are there once.

mod cues;

use crate::ReadError;
use crate::markdown::escaped;
use crate::page::{BlockKind, Page};
use crate::plain_text::decode;
use crate::sections::append;
use cues::{Cue, cues};

/// Seconds after which the next paragraph begins a new page.
const PAGE_SECONDS: u32 = 120;
/// Seconds of silence that end a paragraph.
const PAUSE: u32 = 3;
/// Characters after which a paragraph ends with the next sentence, and with the next cue.
const PARAGRAPH: usize = 400;
const PARAGRAPH_AT_MOST: usize = 900;

/// Reads a transcript. One without any time in it is [`ReadError::Damaged`].
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Page>, ReadError> {
    let cues = cues(&decode(bytes)?);
    let mut pages: Vec<Page> = Vec::new();
    let mut begun = 0;
    for paragraph in paragraphs(cues) {
        if pages.is_empty() || paragraph.start.saturating_sub(begun) >= PAGE_SECONDS {
            begun = paragraph.start;
            let number = pages.len() as u32 + 1;
            pages.push(Page { number, label: Some(clock(begun)), markdown: Some(String::new()), ..Page::default() });
        }
        let Some(page) = pages.last_mut() else { continue };
        append(page, BlockKind::Paragraph, &paragraph.text);
        if let Some(block) = page.blocks.last_mut() {
            block.at = Some(paragraph.start);
        }
        let markdown = page.markdown.get_or_insert_default();
        if !markdown.is_empty() {
            markdown.push_str("\n\n");
        }
        markdown.push_str(&format!("**{}** {}", clock(paragraph.start), escaped(&paragraph.text)));
    }
    if pages.is_empty() { Err(ReadError::Damaged) } else { Ok(pages) }
}

/// Seconds as people write them: `12:40`, `1:02:40`.
fn clock(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// What is said without a break.
struct Paragraph {
    start: u32,
    text: String,
}

fn paragraphs(cues: Vec<Cue>) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let (mut end, mut speaker) = (0, None);
    for cue in cues {
        let said = |speaker: &Option<String>| match speaker {
            Some(name) => format!("{name}: {}", cue.text),
            None => cue.text.clone(),
        };
        let new_speaker = cue.speaker.is_some() && cue.speaker != speaker;
        let goes_on = paragraphs.last().is_some_and(|open| {
            let sentence_ends = open.text.ends_with(['.', '?', '!', '…', '。', '؟']);
            !new_speaker
                && cue.start.saturating_sub(end) < PAUSE
                && open.text.len() + cue.text.len() <= PARAGRAPH_AT_MOST
                && !(sentence_ends && open.text.len() >= PARAGRAPH)
        });
        match paragraphs.last_mut() {
            Some(open) if goes_on => {
                open.text.push(' ');
                open.text.push_str(&cue.text);
            }
            _ => {
                let text = said(if new_speaker { &cue.speaker } else { &None });
                paragraphs.push(Paragraph { start: cue.start, text });
            }
        }
        end = cue.end;
        if cue.speaker.is_some() {
            speaker = cue.speaker;
        }
    }
    paragraphs
}

#[cfg(test)]
mod tests;
