//! What a title and tags may be.

use contract::Refusal;

const LONGEST_TITLE: usize = 300;
const LONGEST_TAG: usize = 60;
const MOST_TAGS: usize = 30;

/// A title without space at its ends, on one line.
pub(super) fn title(typed: &str) -> Result<String, Refusal> {
    let title = one_line(typed);
    if title.is_empty() {
        return Err(Refusal::invalid("title", "The title is empty.").with_hint("Give it a title."));
    }
    if title.chars().count() > LONGEST_TITLE {
        return Err(Refusal::invalid("title", format!("A title has at most {LONGEST_TITLE} characters."))
            .with_hint("Shorten it."));
    }
    Ok(title)
}

/// Tags without doubles, in the order given.
pub(super) fn tags(typed: Vec<String>) -> Result<Vec<String>, Refusal> {
    let mut tags: Vec<String> = Vec::new();
    for tag in typed.iter().map(|tag| one_line(tag)).filter(|tag| !tag.is_empty()) {
        if tag.chars().count() > LONGEST_TAG {
            return Err(Refusal::invalid("tags", format!("A tag has at most {LONGEST_TAG} characters.")));
        }
        if !tags.iter().any(|known| known.to_lowercase() == tag.to_lowercase()) {
            tags.push(tag);
        }
    }
    if tags.len() > MOST_TAGS {
        return Err(Refusal::invalid("tags", format!("A material has at most {MOST_TAGS} tags.")));
    }
    Ok(tags)
}

/// White space as single spaces, control characters gone.
pub(super) fn one_line(typed: &str) -> String {
    let printable: String = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    printable.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_one_line_and_not_empty() {
        assert_eq!(title("  Week 1\n\tCells\0 "), Ok("Week 1 Cells".into()));
        assert!(title(" \n ").is_err());
        assert!(title(&"x".repeat(301)).is_err());
    }

    #[test]
    fn a_tag_counts_once_whatever_its_case() {
        assert_eq!(
            tags(vec![" Exam".into(), "exam ".into(), "".into(), "week 1".into()]),
            Ok(vec!["Exam".into(), "week 1".into()])
        );
        assert!(tags((0..31).map(|n| n.to_string()).collect()).is_err());
    }
}
