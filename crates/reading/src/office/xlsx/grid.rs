//! A sheet's cells by row and column.

/// Rows and columns beyond these are cut off, counted from the first that has something in it.
pub(super) const ROWS: usize = 5_000;
pub(super) const COLUMNS: usize = 100;

/// Rows that have something in them, in order.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub(super) rows: Vec<Row>,
    pub(super) cut: bool,
}

/// A row's texts, by column from 0; columns without a text are empty.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// In the sheet, from 0.
    pub(super) place: usize,
    pub(super) cells: Vec<String>,
}

impl Row {
    /// The columns that have something in them.
    pub(super) fn filled(&self) -> impl Iterator<Item = usize> {
        self.cells.iter().enumerate().filter(|(_, text)| !text.is_empty()).map(|(column, _)| column)
    }
}

/// Row and column, from 0, of `B12`; `None` where it is none.
pub(super) fn place(reference: &str) -> Option<(usize, usize)> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, row) = reference.split_at(letters);
    if letters == 0 || letters > 3 {
        return None;
    }
    let column = column.bytes().fold(0, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    Some((row.parse::<usize>().ok()?.checked_sub(1)?, column - 1))
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn places_are_counted_from_nought() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("XFD1048576"), Some((1_048_575, 16_383)));
        assert_eq!(place("AB12"), Some((11, 27)));
        assert_eq!(place("A0"), None);
        assert_eq!(place("12"), None);
        assert_eq!(place("ABCD1"), None);
    }
}
