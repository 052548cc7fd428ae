//! Searching the web for one question: what is found there, fetched through the guarded way to the web, read like any
//! page, and cut into passages that an answer may rest on.
//!
//! Invariant: bounded in pages, in passages and in time; nothing of it is kept beyond the answer that cites it. A page
//! that cannot be had is represented by what the search engine showed of it.

use super::extractive::words;
use crate::{Tools, retrieval::Passage};
use contract::{Refusal, WebSearched};
use futures::{StreamExt, stream};
use models::embed::ABSENT;
use models::web::{WebFault, WebFound, WebSearch};
use reading::chunks::{self, Headings};
use reading::{Kind, Ocr, OpenOptions, sniff};
use std::cmp::Ordering;
use std::collections::HashSet;
use std::io::Write;
use std::time::Duration;

/// Pages of the web that are fetched for one question, and how many of them at once.
const PAGES: usize = 5;
/// How long one page may take, fetched and read.
const PATIENCE: Duration = Duration::from_secs(10);
/// Pages of one document that are looked at.
const SHEETS: u32 = 12;
/// Passages of one page that are compared by meaning.
const COMPARED: usize = 12;
/// Passages of one page in an answer, and of all.
const OF_ONE: usize = 2;
const OF_ALL: usize = 5;
/// How much meaning counts beside words.
const MEANING: f32 = 0.6;

/// The passages of the web that fit a question best, best first, and how searching went. Nobody is asked where no engine
/// is configured, which is said, too.
pub(super) async fn searched(tools: &Tools, question: &str) -> (Vec<Passage>, Option<WebSearched>) {
    let Some(engine) = &tools.web_search else {
        let say = "Searching the web is switched off on this server.".into();
        let hint = "Ask the person who runs it, or ask without the web.".into();
        let refusal = Some(Refusal::Unavailable { say, hint });
        return (Vec::new(), Some(WebSearched { engine: String::new(), passages: 0, refusal }));
    };
    let told = |passages, refusal| Some(WebSearched { engine: engine.name().to_owned(), passages, refusal });
    match passages(tools, &**engine, question).await {
        Ok(found) => {
            let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
            (found, told(count, None))
        }
        Err(fault) => {
            tracing::info!(error = ?fault, "the web was not searched");
            let refusal = Refusal::Unavailable { say: fault.to_string(), hint: fault.hint().into() };
            (Vec::new(), told(0, Some(refusal)))
        }
    }
}

async fn passages(tools: &Tools, engine: &dyn WebSearch, question: &str) -> Result<Vec<Passage>, WebFault> {
    let found = engine.search(question).await?;
    let pages: Vec<Vec<Passage>> = stream::iter(found.into_iter().take(PAGES))
        .map(|found| async move {
            let read = tokio::time::timeout(PATIENCE, read(tools, &found)).await;
            let texts = read.ok().flatten().filter(|texts| !texts.is_empty());
            let texts = texts.unwrap_or_else(|| vec![found.snippet.clone()]);
            let of_page = |text| Passage::of_web(found.address.clone(), found.title.clone(), text, 0.0, None);
            let passages = texts.into_iter().filter(|text| !text.trim().is_empty()).map(of_page).collect();
            nearest_by_words(question, passages, COMPARED)
        })
        .buffered(PAGES)
        .collect()
        .await;
    let mut all: Vec<Passage> = pages.into_iter().flatten().collect();
    weigh_meaning(tools, question, &mut all).await;
    Ok(best(all))
}

/// The texts of a page's passages; `None` where it cannot be had.
async fn read(tools: &Tools, found: &WebFound) -> Option<Vec<String>> {
    let fetched = tools.web.page(&found.address).await.ok()?;
    let said = Kind::of_media_type(&fetched.media_type);
    let kind = match sniff(&fetched.bytes, "page") {
        Kind::PlainText if matches!(said, Kind::Html | Kind::Markdown) => said,
        seen => seen,
    };
    if !matches!(kind, Kind::Html | Kind::Markdown | Kind::PlainText | Kind::Pdf) {
        return None;
    }
    let mut file = tempfile::NamedTempFile::new().ok()?;
    file.write_all(&fetched.bytes).ok()?;
    let options = OpenOptions { ocr: Ocr::Never, address: Some(fetched.address), ..OpenOptions::default() };
    let mut open = tools.readers.open(file.path(), &kind, &options).await.ok()?;
    let mut texts = Vec::new();
    let mut headings = Headings::default();
    for number in 1..=open.about().pages.min(SHEETS) {
        let Ok(page) = open.page(number).await else { continue };
        let count = |text: &str| tools.embedder.count(text);
        let (chunks, open_headings) = chunks::of_page(&page, &headings, tools.embedder.max_tokens(), &count);
        headings = open_headings;
        texts.extend(chunks.into_iter().map(|chunk| chunk.text));
    }
    Some(texts)
}

/// The share of a question's words that a passage holds, as its score; of all the best `most`.
fn nearest_by_words(question: &str, mut passages: Vec<Passage>, most: usize) -> Vec<Passage> {
    let language = words::language(question).unwrap_or_default();
    let asked: HashSet<String> = words::content(language, question).into_iter().collect();
    for passage in &mut passages {
        let said: HashSet<String> = words::content(language, &passage.text).into_iter().collect();
        passage.score = asked.intersection(&said).count() as f32 / asked.len().max(1) as f32;
    }
    passages.sort_by(better);
    passages.truncate(most);
    passages
}

async fn weigh_meaning(tools: &Tools, question: &str, passages: &mut [Passage]) {
    if tools.embedder.name() == ABSENT || passages.is_empty() {
        return;
    }
    let mut texts = vec![question.to_owned()];
    texts.extend(passages.iter().map(|passage| passage.text.clone()));
    // Without vectors the words decide.
    let Ok(vectors) = tools.embedder.embed(texts).await else { return };
    let Some((asked, of_passages)) = vectors.split_first() else { return };
    for (passage, vector) in passages.iter_mut().zip(of_passages) {
        let cosine: f32 = asked.iter().zip(vector).map(|(a, b)| a * b).sum();
        passage.why.meaning = Some(cosine);
        passage.score = MEANING * cosine.clamp(0.0, 1.0) + (1.0 - MEANING) * passage.score;
    }
}

/// The best of all, with no page alone in them, and no text twice.
fn best(mut passages: Vec<Passage>) -> Vec<Passage> {
    passages.sort_by(better);
    let mut kept: Vec<Passage> = Vec::new();
    for passage in passages {
        let of_page = kept.iter().filter(|one| one.address == passage.address).count();
        if of_page < OF_ONE && kept.iter().all(|one| one.text != passage.text) {
            kept.push(passage);
        }
    }
    kept.truncate(OF_ALL);
    kept
}

fn better(one: &Passage, other: &Passage) -> Ordering {
    other.score.total_cmp(&one.score)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(address: &str, text: &str, score: f32) -> Passage {
        Passage::of_web(address.into(), String::new(), text.into(), score, None)
    }

    #[test]
    fn what_holds_more_of_the_question_comes_first() {
        let passages = vec![passage("a", "Cats sleep.", 0.0), passage("a", "The kidney filters blood.", 0.0)];
        let kept = nearest_by_words("What does the kidney filter?", passages, 1);
        assert_eq!(kept[0].text, "The kidney filters blood.");
        assert!(kept[0].score > 0.9);
    }

    #[test]
    fn no_page_takes_all_the_room_and_no_text_comes_twice() {
        let kept = best(vec![
            passage("a", "1", 0.9),
            passage("a", "2", 0.8),
            passage("a", "3", 0.7),
            passage("b", "1", 0.6),
            passage("b", "4", 0.5),
        ]);
        assert_eq!(kept.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["1", "2", "4"]);
    }
}
