//! Every item is held against the words that it rests on, as the sentences of an answer are. What they do not say is
//! left out.

use crate::{Tools, chat::support};
use contract::{ItemBody, ItemKind, Support, cloze};
use queue::{Context, JobFault};

/// Items compared between two looks at whether to go on.
const AT_ONCE: usize = 40;

/// The items that hold, and how many do not.
pub async fn held(tools: &Tools, items: Vec<ItemBody>, context: &Context) -> Result<(Vec<ItemBody>, usize), JobFault> {
    let total = items.len();
    let mut held = Vec::with_capacity(total);
    let mut rest = items.into_iter();
    let mut seen = 0;
    loop {
        let mut part: Vec<ItemBody> = rest.by_ref().take(AT_ONCE).collect();
        if part.is_empty() {
            let left_out = total - held.len();
            return Ok((held, left_out));
        }
        context.checkpoint()?;
        context.progress("check", seen, total as u32);
        seen += part.len() as u32;
        let mut checks: Vec<support::Check> = part.iter().map(check).collect();
        support::compare(&mut checks, &*tools.embedder).await;
        for (item, check) in part.iter_mut().zip(&checks) {
            item.support = Some(if is_verbatim(item) { Support::Supported } else { check.verdict() });
        }
        held.extend(part.into_iter().filter(|item| item.support != Some(Support::Unsupported) || is_shown(item)));
    }
}

/// A figure is its own proof: its caption is what stands under it.
fn is_shown(item: &ItemBody) -> bool {
    item.kind == ItemKind::Figure
}

/// It says what its page says, word for word: a denial in it is the page's own.
fn is_verbatim(item: &ItemBody) -> bool {
    let claim = claim(item);
    item.sources.first().is_some_and(|source| analysis::is_quoted(&claim, &source.quote))
}

fn check(item: &ItemBody) -> support::Check {
    let quotes: Vec<&str> = item.sources.iter().map(|source| source.quote.as_str()).collect();
    support::Check::new(&claim(item), &quotes)
}

/// What an item says, as a sentence.
fn claim(item: &ItemBody) -> String {
    match item.kind {
        ItemKind::Sentence | ItemKind::Quote | ItemKind::Formula | ItemKind::Figure => item.front.clone(),
        ItemKind::TrueFalse | ItemKind::MultipleChoice | ItemKind::ShortAnswer | ItemKind::Numeric
            if !item.explanation.is_empty() =>
        {
            item.explanation.clone()
        }
        ItemKind::Cloze => filled(&item.front),
        ItemKind::List => format!("{} {}", item.front, item.back.replace('\n', ", ")),
        _ => item.back.clone(),
    }
}

/// A cloze with its gaps filled.
fn filled(text: &str) -> String {
    cloze::filled(text, |_, answer, _| answer.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cloze_is_checked_with_its_gaps_filled() {
        assert_eq!(filled("{{c1::Water}} moves by {{c2::osmosis::o…}}."), "Water moves by osmosis.");
        assert_eq!(filled("{{c1::never closed"), "{{c1::never closed");
    }
}
