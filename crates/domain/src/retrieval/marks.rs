//! Which words of a passage match the query, in any of their forms. Pure.

use std::collections::HashSet;

/// Byte ranges of `passage` that match words of `query`, first to last, without overlaps.
pub(super) fn marks(query: &str, passage: &str) -> Vec<(u32, u32)> {
    let (Ok(wanted), Ok(words)) = (index::words_of(query), index::words_of(passage)) else { return Vec::new() };
    let wanted: HashSet<String> = wanted.into_iter().map(|(_, stem)| stem).collect();
    words
        .into_iter()
        .filter(|(_, stem)| wanted.contains(stem))
        .filter_map(|(range, _)| Some((u32::try_from(range.start).ok()?, u32::try_from(range.end).ok()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked<'a>(query: &str, passage: &'a str) -> Vec<&'a str> {
        marks(query, passage).into_iter().map(|(start, end)| &passage[start as usize..end as usize]).collect()
    }

    #[test]
    fn other_forms_of_a_word_are_marked_and_empty_words_are_not() {
        assert_eq!(
            marked("What do dividing cells do?", "A cell divides; the Cells were divided."),
            ["cell", "divides", "Cells", "divided"]
        );
    }

    #[test]
    fn accents_do_not_matter() {
        assert_eq!(marked("energie", "Die Énergie"), ["Énergie"]);
    }

    #[test]
    fn nothing_matches_nothing() {
        assert!(marks("", "text").is_empty());
        assert!(marks("text", "").is_empty());
        assert!(marks("of the", "of the").is_empty());
    }
}
