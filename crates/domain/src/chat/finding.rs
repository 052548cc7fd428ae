//! Finding conversations again: in titles, questions and answers, with the words where they stand.

use super::{Chat, citations, store, view};
use crate::{Actor, Outcome};
use contract::{ConversationView, FoundIn};
use std::collections::HashMap;
use uuid::Uuid;

/// Words of a search that are looked for.
const WORDS: usize = 8;
/// Characters of a word.
const WORD: usize = 60;
/// Characters around the first word in what is shown.
const AROUND: usize = 60;
/// Conversations in a list, when nothing else is asked for and at most.
const USUAL: u64 = 40;
const MOST: u64 = 500;

impl Chat {
    /// The actor's conversations, the latest first. With `text`, those that hold all its words in their title, or in
    /// one question with its answer. `most` is 40 when it is not given, and 500 at most.
    pub async fn find_conversations(
        &self,
        actor: &Actor,
        text: Option<&str>,
        most: Option<u32>,
    ) -> Outcome<Vec<ConversationView>> {
        let cut: Vec<String> = text
            .unwrap_or_default()
            .split_whitespace()
            .take(WORDS)
            .map(|word| word.chars().take(WORD).collect())
            .collect();
        let words: Vec<&str> = cut.iter().map(String::as_str).collect();
        let most = most.map_or(USUAL, |most| u64::from(most).clamp(1, MOST));
        let reads = self.tools.store.reads();
        let mut heard: HashMap<Uuid, store::Heard> = HashMap::new();
        if !words.is_empty() {
            for one in store::heard(reads, actor.account, &words).await? {
                // The latest that holds the words is shown.
                heard.entry(one.conversation_id).or_insert(one);
            }
        }
        let ids = heard.keys().copied().collect();
        let rows = store::conversations(reads, actor.account, &words, ids, most).await?;
        let view = |row: &_| {
            let conversation = view::conversation(row)?;
            let title = conversation.title.to_lowercase();
            let titled = words.iter().all(|word| title.contains(&word.to_lowercase()));
            let found = heard.get(&conversation.id.0).filter(|_| !titled).map(|one| found(one, &words));
            Ok(ConversationView { found, ..conversation })
        };
        rows.iter().map(view).collect()
    }
}

fn found(one: &store::Heard, words: &[&str]) -> FoundIn {
    let answer = citations::checked(&one.markdown, |_| false);
    let text = [plain(&one.question), plain(&answer)].join(" ");
    FoundIn { message: one.id.into(), words: around(&text, words.first().copied().unwrap_or_default()) }
}

/// Without the signs of Markdown, on one line.
fn plain(markdown: &str) -> String {
    let text: String = markdown.chars().filter(|c| !matches!(c, '*' | '_' | '#' | '`' | '>' | '|' | '\\')).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first place of a word with some text around it, cut between words.
fn around(text: &str, word: &str) -> String {
    let word: Vec<char> = word.to_lowercase().chars().collect();
    let letters: Vec<char> = text.chars().collect();
    let lower = |c: &char| c.to_lowercase().next().unwrap_or(*c);
    let holds = |window: &[char]| window.iter().zip(&word).all(|(a, b)| lower(a) == *b);
    let at = letters.windows(word.len().max(1)).position(holds).unwrap_or(0);
    let space = |c: &char| c.is_whitespace();
    let start = at.saturating_sub(AROUND);
    let start = if start == 0 { 0 } else { start + letters[start..at].iter().position(space).map_or(0, |gap| gap + 1) };
    let end = (at + word.len() + AROUND).min(letters.len());
    let behind = (at + word.len()).min(end);
    let end = if end == letters.len() {
        end
    } else {
        behind + letters[behind..end].iter().rposition(space).unwrap_or(end - behind)
    };
    let (before, after) = (if start > 0 { "… " } else { "" }, if end < letters.len() { " …" } else { "" });
    format!("{before}{}{after}", letters[start..end].iter().collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_shown_with_some_text_around_it() {
        let text = format!("{} the Nephron filters {}", "before ".repeat(30).trim(), "after ".repeat(30).trim());
        let shown = around(&text, "nephron");
        assert!(shown.starts_with("… before") && shown.ends_with("after …"), "{shown}");
        assert!(shown.contains("the Nephron filters") && shown.chars().count() < 140, "{shown}");
        assert_eq!(around("ÄÖÜ straße", "öü"), "ÄÖÜ straße");
        assert_eq!(around("short", "missing"), "short");
        assert_eq!(around("", "x"), "");
    }
}
