//! Gaps made by selecting words, and a card turned from one kind into the other. Fields are asked in handlers only.

use crate::prelude::*;
use contract::{CardKind, cloze};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// The fields of both sides.
pub const FRONT: &str = "draft[front]";
pub const BACK: &str = "draft[back]";

/// Makes a gap of what is selected in the front; tells whether there was a word to make one of.
pub fn make() -> bool {
    let made = field(FRONT).and_then(|field| {
        let text = field.value();
        let (from, to) = (field.selection_start().ok()??, field.selection_end().ok()??);
        let made = cloze::with_gap(&text, byte_of(&text, from)..byte_of(&text, to))?;
        field.set_value(&made);
        field.focus().ok()
    });
    made.is_some()
}

/// Moves what the sides hold to where the other kind has it.
pub fn turn(to: CardKind) {
    if let (Some(front), Some(back)) = (field(FRONT), field(BACK)) {
        let (new_front, new_back) = turned(to, &front.value(), &back.value());
        front.set_value(&new_front);
        back.set_value(&new_back);
    }
}

fn field(id: &str) -> Option<HtmlTextAreaElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The sides of the same card as the other kind. Nothing that was written is lost: where both sides are, they stay.
fn turned(to: CardKind, front: &str, back: &str) -> (String, String) {
    match to {
        CardKind::Basic if back.trim().is_empty() => {
            (String::new(), cloze::filled(front, |_, answer, _| answer.to_owned()))
        }
        CardKind::Cloze if front.trim().is_empty() => (back.to_owned(), String::new()),
        _ => (front.to_owned(), back.to_owned()),
    }
}

/// The byte at which a letter begins that the browser counts in units of UTF-16.
fn byte_of(text: &str, unit: u32) -> usize {
    let mut units = 0;
    let at = text.char_indices().find(|(_, letter)| {
        let here = units;
        units += letter.len_utf16() as u32;
        here >= unit
    });
    at.map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_gaps_becomes_a_back_and_a_back_becomes_a_text() {
        let pair = |front: &str, back: &str| (front.to_owned(), back.to_owned());
        assert_eq!(turned(CardKind::Basic, "{{c1::Water}} flows", ""), pair("", "Water flows"));
        assert_eq!(turned(CardKind::Cloze, "", "Water flows"), pair("Water flows", ""));
        assert_eq!(turned(CardKind::Cloze, "What flows?", "Water"), pair("What flows?", "Water"));
        assert_eq!(turned(CardKind::Basic, "{{c1::a}}", "more"), pair("{{c1::a}}", "more"));
    }

    #[test]
    fn letters_beyond_the_basic_plane_count_twice_in_a_browser() {
        let text = "a𝐵ö";
        assert_eq!([0, 1, 3, 4, 9].map(|unit| byte_of(text, unit)), [0, 1, 5, 7, 7]);
    }
}
