//! A line of an outline as the templates take it.

use crate::formula;
use crate::rich::{self, Span};
use serde_json::{Value, json};

/// A word longer than this may be broken anywhere after so many letters.
const LONG_WORD: usize = 28;
const BREAK_AFTER: usize = 12;

/// Spans with the direction in which they are read.
pub(crate) fn line(text: &str) -> Value {
    let spans: Vec<Value> = rich::spans(text)
        .into_iter()
        .map(|span| match span {
            Span::Text { text, bold, italic, code } => {
                json!({ "t": breakable(&text), "b": bold, "i": italic, "c": code })
            }
            Span::Formula { latex } => json!({ "f": formula::typeset(&latex) }),
        })
        .collect();
    json!({ "spans": spans, "rtl": rich::leftwards(text) })
}

/// The typesetter's language and whether words may be parted.
pub(crate) fn language(language: &str) -> (String, bool) {
    let two: String =
        language.chars().take(2).filter(char::is_ascii_alphabetic).collect::<String>().to_ascii_lowercase();
    if two.len() == 2 { (two, true) } else { ("en".into(), false) }
}

/// Long words (addresses, sequences, keys) get places where they may break.
fn breakable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(' ') {
        if word.chars().count() <= LONG_WORD {
            out.push_str(word);
            continue;
        }
        let mut since = 0;
        for letter in word.chars() {
            out.push(letter);
            since += 1;
            if matches!(letter, '/' | '.' | '-' | '_' | '?' | '&' | '=' | ',' | ';') && since > 2
                || since >= BREAK_AFTER
            {
                out.push('\u{200b}');
                since = 0;
            }
        }
    }
    out
}
