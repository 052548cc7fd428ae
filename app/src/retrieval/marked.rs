//! A passage with the words that were sought under the marker.

use crate::prelude::*;

/// Bytes that may stand before the first mark. A passage is shown from near its first mark on, not from its first word.
const LEAD: usize = 120;

/// `text` with the byte ranges `marks` in `<mark>`. Ranges that do not fall on letters are left out.
#[component]
pub fn Marked(text: String, marks: Vec<(u32, u32)>) -> impl IntoView {
    let (text, marks) = excerpt(text, marks);
    pieces(&text, &marks)
        .into_iter()
        .map(|(piece, marked)| if marked { view! { <mark>{piece}</mark> }.into_any() } else { piece.into_any() })
        .collect_view()
}

/// Leaves out what stands far before the first mark, at a space, and moves the marks along.
fn excerpt(text: String, marks: Vec<(u32, u32)>) -> (String, Vec<(u32, u32)>) {
    const CUT: &str = "… ";
    let first = marks.iter().map(|(start, _)| *start as usize).min().unwrap_or(0);
    if first <= LEAD || first > text.len() {
        return (text, marks);
    }
    let space = text.char_indices().find(|(at, letter)| *at + LEAD >= first && letter.is_whitespace());
    let Some(from) = space.map(|(at, letter)| at + letter.len_utf8()).filter(|from| *from <= first) else {
        return (text, marks);
    };
    let moved = |at: u32| at + CUT.len() as u32 - from as u32;
    let marks = marks.into_iter().map(|(start, end)| (moved(start), moved(end.max(start)))).collect();
    (format!("{CUT}{}", &text[from..]), marks)
}

/// Cuts `text` into pieces, marked or not.
fn pieces(text: &str, marks: &[(u32, u32)]) -> Vec<(String, bool)> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for (start, end) in marks.iter().map(|(start, end)| (*start as usize, *end as usize)) {
        let (Some(before), Some(marked)) = (text.get(at..start), text.get(start..end)) else { continue };
        if marked.is_empty() {
            continue;
        }
        if !before.is_empty() {
            pieces.push((before.to_owned(), false));
        }
        pieces.push((marked.to_owned(), true));
        at = end;
    }
    if let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        pieces.push((rest.to_owned(), false));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{excerpt, pieces};

    #[test]
    fn every_letter_of_the_text_is_there_once() {
        for marks in [&[][..], &[(0, 3)], &[(4, 9), (5, 7)], &[(1, 2), (90, 99)], &[(5, 5)], &[(6, 2)]] {
            let whole: String = pieces("Wärme und Arbeit", marks).into_iter().map(|(piece, _)| piece).collect();
            assert_eq!(whole, "Wärme und Arbeit", "{marks:?}");
        }
    }

    #[test]
    fn a_mark_within_a_letter_is_left_out() {
        assert_eq!(pieces("Wärme", &[(2, 4)]), [("Wärme".to_owned(), false)]);
    }

    #[test]
    fn a_passage_is_shown_from_near_its_first_mark() {
        let text = format!("{} the forgetting curve", "wörter ".repeat(60));
        let start = text.find("forgetting").unwrap_or_default() as u32;
        let (shown, marks) = excerpt(text, vec![(start, start + 10)]);
        assert!(shown.starts_with("… wörter") && shown.len() < 160, "{shown}");
        assert_eq!(&shown[marks[0].0 as usize..marks[0].1 as usize], "forgetting");
        let early = ("Heat flows.".to_owned(), vec![(0, 4)]);
        assert_eq!(excerpt(early.0.clone(), early.1.clone()), early);
    }
}
