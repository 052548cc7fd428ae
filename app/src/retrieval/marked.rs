//! A passage with the words that were sought under the marker.

use leptos::prelude::*;

/// `text` with the byte ranges `marks` in `<mark>`. Ranges that do not fall on letters are left out.
#[component]
pub fn Marked(text: String, marks: Vec<(u32, u32)>) -> impl IntoView {
    pieces(&text, &marks)
        .into_iter()
        .map(|(piece, marked)| if marked { view! { <mark>{piece}</mark> }.into_any() } else { piece.into_any() })
        .collect_view()
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
    use super::pieces;

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
}
