//! Markdown as words alone, on one line: to be listed.

use super::COMMON;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// The words without any mark; pictures are left out, formulas stay as they are written.
pub fn words(source: &str) -> String {
    let source = reading::to_dollars(source);
    let mut words = String::with_capacity(source.len());
    let mut in_picture = false;
    for event in Parser::new_ext(&source, COMMON) {
        match event {
            Event::Start(Tag::Image { .. }) => in_picture = true,
            Event::End(TagEnd::Image) => in_picture = false,
            _ if in_picture => {}
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::Html(text)
            | Event::InlineHtml(text) => words.push_str(&text),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => {}
            Event::End(_) | Event::SoftBreak | Event::HardBreak | Event::Rule => words.push(' '),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn only_words_are_left_on_one_line() {
        let source = "# Heart\n\nIt **pumps** blood: $p = F/A$\nby ![a](b.png) `beats`.\n\n- one\n- two";
        assert_eq!(words(source), "Heart It pumps blood: p = F/A by beats. one two");
        assert_eq!(words("a_b and 2 * 3 * 4"), "a_b and 2 * 3 * 4");
    }
}
