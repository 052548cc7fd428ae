//! The selectable text of a page as HTML: one invisible span for each word, where the word stands on the picture.
//!
//! Places are in percent of the sheet and sizes in its container units, so the layer fits at any zoom without being
//! measured. Words are set in the monospaced face, whose every letter is 0.6 em wide: that makes the width known, and
//! a scale fits it to the box. Selecting gives the words in reading order with spaces and line ends as in the page's
//! text. Does not draw anything that can be seen.

use crate::ui::escape;
use contract::{PageView, Rect};
use std::fmt::Write;

/// Width of a letter of the monospaced face, in em.
const ADVANCE: f32 = 0.6;

/// The layer's HTML; empty for a page without a picture or without words.
pub fn layer(page: &PageView) -> String {
    if page.width <= 0.0 || page.height <= 0.0 {
        return String::new();
    }
    let mut html = String::with_capacity(page.words.len() * 120);
    let mut after = 0;
    for (position, word) in page.words.iter().enumerate() {
        let here = page.text[after..].find(&word.text).map_or(after, |found| after + found);
        after = (here + word.text.len()).min(page.text.len());
        while !page.text.is_char_boundary(after) {
            after += 1;
        }
        let next = page.words.get(position + 1).map(|next| next.text.as_str());
        span(&mut html, page, &word.text, word.rect, gap(&page.text[after..], next));
    }
    html
}

/// What stands between a word and the next one: nothing, a space, or a line end where a paragraph ends.
fn gap(rest: &str, next: Option<&str>) -> &'static str {
    let Some(next) = next else { return "" };
    let between = rest.find(next).map_or(" ", |end| &rest[..end]);
    if between.is_empty() {
        ""
    } else if between.contains('\n') {
        "\n"
    } else {
        " "
    }
}

fn span(html: &mut String, page: &PageView, text: &str, rect: Rect, gap: &str) {
    let letters = text.chars().count().max(1);
    let height = (rect.y1 - rect.y0).max(1.0);
    let scale = (rect.x1 - rect.x0).max(0.5) / (letters as f32 * ADVANCE * height);
    // Writing to a string cannot fail.
    let _ = write!(
        html,
        "<span style=\"left:{:.2}%;top:{:.2}%;font-size:{:.3}cqw;width:{letters}ch;transform:scaleX({:.3})\">",
        100.0 * rect.x0 / page.width,
        100.0 * rect.y0 / page.height,
        100.0 * height / page.width,
        scale,
    );
    html.push_str(&escape(text));
    html.push_str(gap);
    html.push_str("</span>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::{PageState, WordBox};

    fn page(text: &str, words: &[(&str, Rect)]) -> PageView {
        PageView {
            material: "00000000-0000-7000-8000-000000000001".parse().expect("an id"),
            number: 1,
            label: None,
            width: 200.0,
            height: 100.0,
            state: PageState::Indexed,
            text: text.into(),
            html: None,
            words: words.iter().map(|(text, rect)| WordBox { text: (*text).into(), rect: *rect }).collect(),
            needs_ocr: false,
            say: None,
            notes: None,
            ocr: None,
            confidence: None,
            cues: vec![],
        }
    }

    const AT: Rect = Rect { x0: 20.0, y0: 10.0, x1: 44.0, y1: 20.0 };

    fn plain(html: &str) -> String {
        let mut out = String::new();
        let mut inside = false;
        for letter in html.chars() {
            match letter {
                '<' => inside = true,
                '>' => inside = false,
                _ if !inside => out.push(letter),
                _ => {}
            }
        }
        out
    }

    #[test]
    fn a_word_stands_where_its_box_is_at_any_zoom() {
        let html = layer(&page("four", &[("four", AT)]));
        assert_eq!(
            html,
            "<span style=\"left:10.00%;top:10.00%;font-size:5.000cqw;width:4ch;transform:scaleX(1.000)\">four</span>"
        );
    }

    #[test]
    fn selected_text_has_its_spaces_and_paragraphs() {
        let words = [("An", AT), ("acid", AT), ("(", AT), ("a", AT), (")", AT), ("gives", AT), ("An", AT)];
        let html = layer(&page("An acid (a) gives\n\nAn", &words));
        assert_eq!(plain(&html), "An acid (a) gives\nAn");
    }

    #[test]
    fn what_a_page_says_is_never_markup() {
        let html = layer(&page("<b>&", &[("<b>&", AT)]));
        assert!(html.contains("&lt;b&gt;&amp;"));
    }

    #[test]
    fn words_that_the_text_lacks_do_not_stop_the_layer() {
        let html = layer(&page("ﬁne day", &[("fine", AT), ("day", AT)]));
        assert_eq!(plain(&html), "fine day");
    }

    #[test]
    fn a_page_without_a_picture_has_no_layer() {
        let mut reflowed = page("text", &[("text", AT)]);
        reflowed.width = 0.0;
        assert_eq!(layer(&reflowed), "");
    }
}
