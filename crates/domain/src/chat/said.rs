//! An answer, sentence by sentence, as plain text with its citation numbers: what the support check looks at.

use super::{
    citations::{self, CLOSE, OPEN},
    extractive, support,
};
use contract::AnswerSentence;
use models::embed::Embedder;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// The sentences of an answer, each checked against the texts behind its numbers. Headings, the heads of tables, code
/// and our own framing sentences claim nothing and are left out. Without an embedder words alone are compared.
pub async fn sentences(
    markdown: &str,
    text_of: impl Fn(u32) -> Option<String>,
    embedder: Option<&dyn Embedder>,
) -> Vec<AnswerSentence> {
    let said = claims(markdown);
    let mut checks: Vec<support::Check> = Vec::with_capacity(said.len());
    for (text, numbers) in &said {
        let cited: Vec<String> = numbers.iter().filter_map(|number| text_of(*number)).collect();
        let cited: Vec<&str> = cited.iter().map(String::as_str).collect();
        checks.push(support::Check::new(text, &cited));
    }
    if let Some(embedder) = embedder {
        support::compare(&mut checks, embedder).await;
    }
    let checked = said.into_iter().zip(checks);
    checked.map(|((text, citations), check)| AnswerSentence { text, citations, support: check.verdict() }).collect()
}

/// The sentences that claim something, with their numbers.
pub(super) fn claims(markdown: &str) -> Vec<(String, Vec<u32>)> {
    let sentences = plain(markdown).into_iter().flat_map(|block| cut(&block));
    sentences.filter(|(text, _)| !extractive::is_frame(text) && text.chars().any(char::is_alphanumeric)).collect()
}

/// What an answer says, as plain text without its citations: a paragraph for each block, our own framing left out.
pub(super) fn text(markdown: &str) -> String {
    let said = |block: String| {
        let sentences = cut(&block).into_iter().map(|(text, _)| text).filter(|text| !extractive::is_frame(text));
        sentences.collect::<Vec<_>>().join(" ")
    };
    let blocks = plain(markdown).into_iter().map(said).filter(|block| !block.is_empty());
    blocks.collect::<Vec<_>>().join("\n\n")
}

/// The text of each paragraph, list item and table row, with citations as marks.
fn plain(markdown: &str) -> Vec<String> {
    let marked = citations::marked(markdown);
    let mut blocks = Vec::new();
    let mut current = String::new();
    let mut skipping = 0usize;
    let mut end = |current: &mut String| {
        let text = std::mem::take(current);
        if !text.trim().is_empty() {
            blocks.push(text);
        }
    };
    for event in Parser::new_ext(&marked, citations::options()) {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::Heading { .. } | Tag::TableHead) => {
                end(&mut current);
                skipping += 1;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::Heading(_) | TagEnd::TableHead) => {
                skipping = skipping.saturating_sub(1)
            }
            _ if skipping > 0 => {}
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                current.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => current.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableRow) => end(&mut current),
            _ => {}
        }
    }
    end(&mut current);
    blocks
}

/// Sentences with their numbers.
fn cut(block: &str) -> Vec<(String, Vec<u32>)> {
    let block = drawn_in(block);
    let mut all: Vec<(String, Vec<u32>)> = Vec::new();
    for sentence in extractive::split(&block) {
        let (text, numbers) = without_marks(&block[sentence.range]);
        all.push((text, numbers));
    }
    // A quotation of several sentences is cited at its end: the number holds for all of it.
    for at in (0..all.len().saturating_sub(1)).rev() {
        let open = all[at].0.matches('“').count() > all[at].0.matches('”').count();
        let inside = !all[at + 1].0.contains('“') && all[at].1.is_empty();
        if inside && (open || quoted_before(&all, at)) {
            all[at].1 = all[at + 1].1.clone();
        }
    }
    all
}

/// Whether a quotation that began before sentence `at` is still open behind it.
fn quoted_before(all: &[(String, Vec<u32>)], at: usize) -> bool {
    let said = || all[..=at].iter().flat_map(|(text, _)| text.chars());
    said().filter(|character| *character == '“').count() > said().filter(|character| *character == '”').count()
}

/// Marks behind a full stop go before it: they belong to the sentence that it ends.
fn drawn_in(block: &str) -> String {
    let mut out = String::with_capacity(block.len());
    let mut rest = block;
    while let Some(at) = rest.find(OPEN) {
        let length = rest[at..].find(CLOSE).map_or(rest.len() - at, |length| length + CLOSE.len_utf8());
        out.push_str(&rest[..at]);
        let kept = out.trim_end().trim_end_matches(['.', '!', '?', '"', '”', '’', '\'', ')', '»']).trim_end().len();
        let kept = if out[kept..].trim().is_empty() { out.len() } else { kept };
        let tail = out.split_off(kept);
        out.push_str(&rest[at..at + length]);
        out.push_str(&tail);
        rest = &rest[at + length..];
    }
    out + rest
}

/// The text without its marks, and their numbers, each once.
fn without_marks(text: &str) -> (String, Vec<u32>) {
    let mut out = String::new();
    let mut numbers = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(OPEN) {
        out.push_str(&rest[..at]);
        let inner = &rest[at + OPEN.len_utf8()..];
        let end = inner.find(CLOSE).unwrap_or(inner.len());
        match inner[..end].parse() {
            Ok(number) if !numbers.contains(&number) => numbers.push(number),
            _ => {}
        }
        rest = inner[end..].strip_prefix(CLOSE).unwrap_or(&inner[end..]);
        if rest.starts_with(['.', ',', ';', ':', '!', '?', OPEN]) || rest.trim().is_empty() {
            out.truncate(out.trim_end().len());
        }
    }
    out.push_str(rest);
    (out.split_whitespace().collect::<Vec<_>>().join(" "), numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sentence_keeps_its_own_numbers() {
        /// A text, and its sentences with their numbers.
        type Case<'a> = (&'a str, &'a [(&'a str, &'a [u32])]);
        let cases: [Case; 8] = [
            (
                "“A is so. B is so. C is so.” [2] D.",
                &[("“A is so.", &[2]), ("B is so.", &[2]), ("C is so.”", &[2]), ("D.", &[])],
            ),
            ("One [1]. Two [2][3]. Three.", &[("One.", &[1]), ("Two.", &[2, 3]), ("Three.", &[])]),
            ("One is so. [1] Two is so. [2, 1]", &[("One is so.", &[1]), ("Two is so.", &[2, 1])]),
            ("# Head\n\n- **Red** [1]\n- *Blue*[2]\n\n```\ncode [9].\n```", &[("Red", &[1]), ("Blue", &[2])]),
            ("As `x[1]` shows [2].", &[("As x[1] shows.", &[2])]),
            ("“It is &#91;12] so.” [1]", &[("“It is [12] so.”", &[1])]),
            ("| a | b |\n|---|---|\n| c [1] | d |", &[("c d", &[1])]),
            ("Quoted from your materials:\n\n“Water is wet.” [1]", &[("“Water is wet.”", &[1])]),
        ];
        for (markdown, expected) in cases {
            let expected: Vec<_> =
                expected.iter().map(|(text, numbers)| ((*text).to_owned(), numbers.to_vec())).collect();
            assert_eq!(claims(markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn as_plain_text_an_answer_keeps_its_paragraphs_and_loses_numbers_marks_and_framing() {
        let markdown = "Quoted from your materials:\n\n“Water is wet.” [1] It **flows** [2].\n\n- Red [1]\n- *Blue*";
        assert_eq!(text(markdown), "“Water is wet.” It flows.\n\nRed\n\nBlue");
        assert_eq!(text("# Head\n\n[1]"), "");
    }
}
