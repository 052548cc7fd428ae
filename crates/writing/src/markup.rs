//! Inline Markdown as XHTML, for programs that take questions.

use crate::rich::{Span, spans};
use quick_xml::escape::escape;

/// A text as XHTML without blocks; formulas stand in `\(…\)`, which MathJax reads.
pub(crate) fn inline(text: &str) -> String {
    spans(text)
        .into_iter()
        .map(|span| match span {
            Span::Formula { latex } => format!("\\({}\\)", escape(latex)),
            Span::Text { text, bold, italic, code } => {
                let mut html = escape(text).into_owned();
                for (wanted, tag) in [(code, "code"), (italic, "em"), (bold, "strong")] {
                    if wanted {
                        html = format!("<{tag}>{html}</{tag}>");
                    }
                }
                html
            }
        })
        .collect()
}

/// Plain text fit for XML: escaped, without letters that XML may not hold.
pub(crate) fn plain(text: &str) -> String {
    let fit: String =
        text.chars().filter(|letter| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}')).collect();
    escape(fit).into_owned()
}
