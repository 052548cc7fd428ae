//! What a person meant by what they typed or pasted into the one box.

/// Words from which on a text is something to keep, not something to ask.
const LONG: usize = 60;

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    Nothing,
    /// The address of a page.
    Address,
    Question,
    /// Several paragraphs, or many words: a note.
    Text,
}

/// Looks at it as a reader would.
pub fn meant(text: &str) -> Meant {
    let text = text.trim();
    if text.is_empty() {
        return Meant::Nothing;
    }
    let scheme = ["http://", "https://", "www."].iter().any(|start| text.to_ascii_lowercase().starts_with(start));
    if scheme && !text.contains(char::is_whitespace) {
        return Meant::Address;
    }
    let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    if lines > 2 || text.split_whitespace().count() > LONG {
        return Meant::Text;
    }
    Meant::Question
}

/// A title for a pasted text: its first line, without the signs of a heading, cut at a word.
pub fn title_of(text: &str) -> String {
    const LETTERS: usize = 80;
    let line = text.lines().map(|line| line.trim().trim_start_matches('#').trim()).find(|line| !line.is_empty());
    let line = line.unwrap_or_default();
    if line.chars().count() <= LETTERS {
        return line.to_owned();
    }
    let cut: String = line.chars().take(LETTERS).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_box_knows_a_question_from_an_address_from_a_text() {
        assert_eq!(meant("  "), Meant::Nothing);
        assert_eq!(meant("What is entropy?"), Meant::Question);
        assert_eq!(meant("entropy"), Meant::Question);
        assert_eq!(meant("https://example.org/a?b=c"), Meant::Address);
        assert_eq!(meant("www.example.org"), Meant::Address);
        assert_eq!(meant("Is https://example.org a good source?"), Meant::Question);
        assert_eq!(meant("# Notes\n\nOne.\n\nTwo."), Meant::Text);
        assert_eq!(meant(&"word ".repeat(61)), Meant::Text);
    }

    #[test]
    fn a_title_is_one_line_and_ends_with_a_word() {
        assert_eq!(title_of("\n## Heat\n\nIt flows."), "Heat");
        let title = title_of(&"thermodynamics ".repeat(20));
        assert!(title.ends_with("thermodynamics…") && title.chars().count() <= 81, "{title}");
    }
}
