//! Where a passage stands in the text nodes of an element.
//!
//! Spaces and word joiners are not compared: the passage was cut from plain text, the nodes come from rendered Markdown.

/// A stretch of one text node, in UTF-16 units as the DOM counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub node: usize,
    pub start: u32,
    pub end: u32,
}

/// The stretches that the passage covers; empty when it is not there.
pub fn locate(nodes: &[String], passage: &str) -> Vec<Stretch> {
    let mut letters: Vec<(char, usize, u32, u32)> = Vec::new();
    for (node, text) in nodes.iter().enumerate() {
        let mut at = 0;
        for letter in text.chars() {
            let end = at + letter.len_utf16() as u32;
            if is_compared(letter) {
                letters.push((letter, node, at, end));
            }
            at = end;
        }
    }
    let sought: Vec<char> = passage.chars().filter(|letter| is_compared(*letter)).collect();
    if sought.is_empty() || sought.len() > letters.len() {
        return Vec::new();
    }
    let same = |from: usize| letters[from..].iter().zip(&sought).all(|(have, want)| have.0 == *want);
    let Some(first) = (0..=letters.len() - sought.len()).find(|from| same(*from)) else { return Vec::new() };
    let mut stretches: Vec<Stretch> = Vec::new();
    for (_, node, start, end) in &letters[first..first + sought.len()] {
        match stretches.last_mut() {
            Some(last) if last.node == *node => last.end = *end,
            _ => stretches.push(Stretch { node: *node, start: *start, end: *end }),
        }
    }
    stretches
}

/// Neither a space nor the sign that holds a citation to its word.
fn is_compared(letter: char) -> bool {
    !letter.is_whitespace() && letter != '\u{2060}'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nodes(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_passage_is_found_across_nodes_whatever_the_spaces() {
        let found = locate(&nodes(&["An ", "acid", " gives\nprotons."]), "acid  gives protons");
        assert_eq!(found, [Stretch { node: 1, start: 0, end: 4 }, Stretch { node: 2, start: 1, end: 14 }]);
    }

    #[test]
    fn letters_outside_the_basic_plane_count_twice() {
        assert_eq!(locate(&nodes(&["𝛼 is"]), "is"), [Stretch { node: 0, start: 3, end: 5 }]);
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        assert!(locate(&nodes(&["An acid"]), "a base").is_empty());
        assert!(locate(&nodes(&["An acid"]), "  ").is_empty());
        assert!(locate(&[], "x").is_empty());
    }
}
