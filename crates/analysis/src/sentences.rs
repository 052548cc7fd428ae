//! Where sentences are in a text: byte ranges, so that a quote is the text's own.
//!
//! Breaks at full stops that end sentences (not at those of abbreviations, initials and numbers), at blank lines, and
//! before list items. What it gives covers every word once.

use std::{collections::HashSet, ops::Range, sync::LazyLock};

/// In German, where a day comes before them with a stop.
pub const GERMAN_MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
];

static SHORT: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "dr mr mrs ms prof st vs etc fig figs eq eqs e.g i.e cf no vol pp p al inc ltd co jr sr approx dept est ca resp jan \
     feb mar apr jun jul aug sep sept oct nov dec u.s u.k ph.d a.m p.m ed eds chap sec \
     bzw usw vgl abb tab kap nr bspw evtl ggf z z.b d.h u.a o.ä"
        .split_whitespace()
        .collect()
});

/// A sentence or a list item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Bytes of the passage; no white space at the ends.
    pub range: Range<usize>,
    /// It begins with a list mark.
    pub item: bool,
}

/// All sentences of a passage, in order.
pub fn split(text: &str) -> Vec<Sentence> {
    sentences(text, false)
}

/// The same of text that is learnt from: stops apart by spaces (". . .") are a pause, not ends.
pub(crate) fn split_prose(text: &str) -> Vec<Sentence> {
    sentences(text, true)
}

fn sentences(text: &str, with_pauses: bool) -> Vec<Sentence> {
    let mut found = Vec::new();
    for line in blocks(text) {
        let item = mark(&text[line.clone()]);
        let mut start = line.start;
        for end in ends(&text[line.clone()], with_pauses) {
            push(text, start..line.start + end, item.is_some() && start == line.start, &mut found);
            start = line.start + end;
        }
        push(text, start..line.end, item.is_some() && start == line.start, &mut found);
    }
    found
}

fn push(text: &str, range: Range<usize>, item: bool, found: &mut Vec<Sentence>) {
    let part = &text[range.clone()];
    let trimmed = part.trim();
    if trimmed.chars().any(char::is_alphanumeric) {
        let start = range.start + (part.len() - part.trim_start().len());
        found.push(Sentence { range: start..start + trimmed.len(), item });
    }
}

/// Stretches between blank lines and list marks: no sentence crosses their ends.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let mut start = 0;
    let mut at = 0;
    // Characters of the line before, when it belongs to a list item.
    let mut item_line = None;
    for line in text.split_inclusive('\n') {
        let blank = line.trim().is_empty();
        let item = mark(line.trim_start()).is_some();
        let heading = line.trim_start().starts_with('#');
        // A wrapped item goes on; a new sentence behind a short item stands on its own.
        let goes_on = line.starts_with([' ', '\t']) || line.starts_with(char::is_lowercase);
        let after_list = item_line.is_some_and(|length| length < 60) && !goes_on;
        if (blank || item || heading || after_list) && at > start {
            blocks.push(start..at);
            start = at;
        }
        at += line.len();
        let ends = blank || heading || (line.trim_end().ends_with(':') && item_line.is_none());
        if ends && at > start {
            blocks.push(start..at);
            start = at;
        }
        let continues = item_line.is_some() && !blank && !after_list && !heading;
        item_line = (item || continues).then(|| line.trim().chars().count());
    }
    if text.len() > start {
        blocks.push(start..text.len());
    }
    blocks
}

/// Bytes of the list mark that the text begins with.
pub fn mark(text: &str) -> Option<usize> {
    let inner = text.trim_start();
    let lead = text.len() - inner.len();
    let first = inner.chars().next()?;
    if "-*+•–▪◦‣●○·".contains(first) {
        let rest = &inner[first.len_utf8()..];
        return rest.starts_with([' ', '\t']).then(|| text.len() - rest.trim_start().len());
    }
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let letters = usize::from(digits == 0 && first.is_ascii_lowercase());
    let width = digits.max(letters);
    let rest = inner.get(width..)?;
    let closes = if digits > 0 { rest.starts_with(['.', ')']) } else { rest.starts_with(')') };
    let after = rest.get(1..).unwrap_or_default();
    (width > 0 && width <= 2 && closes && after.starts_with([' ', '\t']))
        .then(|| lead + width + 1 + (after.len() - after.trim_start().len()))
}

/// Byte offsets behind sentence ends inside one block.
fn ends(text: &str, with_pauses: bool) -> Vec<usize> {
    let mut found = Vec::new();
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if "。！？".contains(character) {
            found.push(at + character.len_utf8());
            continue;
        }
        if !matches!(character, '.' | '!' | '?') {
            continue;
        }
        // Closing marks and reference numbers belong to the sentence they follow.
        let mut end = at + 1;
        while let Some(&(next, closing)) = characters.peek() {
            if !matches!(closing, '"' | '\'' | '”' | '’' | ')' | ']' | '.' | '!' | '?' | '»') {
                break;
            }
            end = next + closing.len_utf8();
            characters.next();
        }
        let rest = &text[end..];
        if !rest.starts_with(char::is_whitespace) {
            continue;
        }
        let next = rest.trim_start().chars().next();
        if character == '.'
            && (with_pauses && next == Some('.')
                || is_short(&text[..at])
                || is_day(&text[..at], rest)
                || next.is_some_and(char::is_lowercase))
        {
            continue;
        }
        found.push(end);
    }
    found
}

/// Whether the full stop behind `before` ends an abbreviation or an initial.
fn is_short(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default().trim_start_matches(['(', '"', '“', '[']);
    let lower = word.to_lowercase();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    // "1." at the beginning is a list mark.
    let number = before.trim() == word && !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    initial || number || SHORT.contains(lower.as_str())
}

/// Whether the full stop between `before` and `rest` is that of a German date: "am 3. Oktober".
fn is_day(before: &str, rest: &str) -> bool {
    let day = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let month = rest.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    matches!(day.len(), 1 | 2)
        && day.bytes().all(|byte| byte.is_ascii_digit())
        && GERMAN_MONTHS.contains(&month.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|sentence| &text[sentence.range]).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        let cases: [(&str, &[&str]); 9] = [
            ("One. Two! Three? Four", &["One.", "Two!", "Three?", "Four"]),
            ("Dr. J. Smith et al. found 3.5 g. It was new.", &["Dr. J. Smith et al. found 3.5 g.", "It was new."]),
            ("He said “Stop.” Then he left.", &["He said “Stop.”", "Then he left."]),
            (
                "First part\nof a sentence. Next.\n\nHeading\n\nBody.",
                &["First part\nof a sentence.", "Next.", "Heading", "Body."],
            ),
            (
                "Three kinds:\n- red\n- green\n  and olive\n2) blue\nNext.",
                &["Three kinds:", "- red", "- green\n  and olive", "2) blue", "Next."],
            ),
            ("As in Fig. 2, see p. 4. Done.", &["As in Fig. 2, see p. 4.", "Done."]),
            ("Am 3. Oktober, z. B. hier. Ende.", &["Am 3. Oktober, z. B. hier.", "Ende."]),
            ("  \n\n *** \n", &[]),
            ("水は重要です。空も。", &["水は重要です。", "空も。"]),
        ];
        for (text, expected) in cases {
            assert_eq!(texts(text), expected, "{text:?}");
        }
    }

    #[test]
    fn list_items_are_known_by_their_marks() {
        let items: Vec<bool> = split("Kinds:\n• red\n• blue. Deep blue.\nEnd").iter().map(|one| one.item).collect();
        assert_eq!(items, [false, true, true, false, false]);
        for (text, length) in
            [("- a", Some(2)), ("12. a", Some(4)), ("a) b", Some(3)), ("-a", None), ("1990. It", None)]
        {
            assert_eq!(mark(text), length, "{text}");
        }
    }

    #[test]
    fn any_text_is_covered_without_panic() {
        for text in ["…。.\u{301}", "a.\u{2003}B", "[", "1.", "é) x", "ß. ß! 1) ", "\u{feff}- x\n\r\n• \u{a0}y"]
        {
            let covered: usize = split(text).iter().map(|one| text[one.range.clone()].len()).sum();
            assert!(covered <= text.len());
        }
    }
}
