//! Where a list's item stands: its indent and its mark.

use super::writer::Marker;

/// The lists that are open, the outermost first.
#[derive(Default)]
pub(super) struct Lists(Vec<Level>);

struct Level {
    level: usize,
    indent: usize,
    width: usize,
    /// The number before and the character behind it, in a numbered list.
    number: Option<(u64, char)>,
}

/// Deeper ones are written at this depth.
const DEEPEST: usize = 12;

impl Lists {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// What stands before an item, and whether a blank line has to part it from the item before.
    pub(super) fn item(&mut self, level: usize, marker: &Marker) -> (String, bool) {
        let level = level.min(DEEPEST);
        while self.0.last().is_some_and(|open| open.level > level) {
            self.0.pop();
        }
        let before = self.0.pop_if(|open| open.level == level);
        let indent = self.0.last().map_or(0, |parent| parent.indent + parent.width);
        let number = match marker {
            Marker::Number(number) => {
                let number = (*number).min(999_999_999);
                let behind = match before.as_ref().and_then(|before| before.number) {
                    Some((last, behind)) if last + 1 == number => behind,
                    // Another character makes it another list.
                    Some((_, '.')) => ')',
                    _ => '.',
                };
                Some((number, behind))
            }
            _ => None,
        };
        let mark = match (number, marker) {
            (Some((number, behind)), _) => format!("{number}{behind} "),
            _ => "- ".to_string(),
        };
        let goes_on = before.is_some_and(|before| before.number.map(|(_, behind)| behind) == number.map(|(_, b)| b));
        // Only a list that begins with 1 may follow a line of text at once.
        let apart = !goes_on && number.is_some_and(|(number, _)| number != 1);
        self.0.push(Level { level, indent, width: mark.len(), number });
        (format!("{}{mark}", " ".repeat(indent)), apart)
    }
}
