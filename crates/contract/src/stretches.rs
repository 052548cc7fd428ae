//! Stretches of a text, small enough for an address: `12-80,130-190`.

use std::{fmt, num::ParseIntError, ops::Range, str::FromStr};

/// More than any answer quotes of one passage.
const MOST: usize = 16;

/// Byte ranges of a text, none of them empty; at most sixteen are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stretches(Vec<Range<u32>>);

impl Stretches {
    /// These ranges; empty ones and those beyond the sixteenth are left out.
    pub fn new(ranges: impl IntoIterator<Item = Range<u32>>) -> Self {
        Self(ranges.into_iter().filter(|range| range.start < range.end).take(MOST).collect())
    }

    /// In the order they were given.
    pub fn iter(&self) -> impl Iterator<Item = Range<u32>> {
        self.0.iter().cloned()
    }

    /// There are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Stretches {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, range) in self.0.iter().enumerate() {
            let comma = if place > 0 { "," } else { "" };
            write!(f, "{comma}{}-{}", range.start, range.end)?;
        }
        Ok(())
    }
}

impl FromStr for Stretches {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        let parts = text.split(',').filter(|part| !part.is_empty()).take(MOST);
        let ranges = parts.map(|part| {
            let (start, end) = part.split_once('-').unwrap_or((part, ""));
            Ok(start.parse()?..end.parse()?)
        });
        Ok(Self::new(ranges.collect::<Result<Vec<_>, _>>()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_read_as_they_are_written() {
        let both = Stretches::new([12..80, 130..190, 5..5]);
        assert_eq!(both.to_string(), "12-80,130-190");
        assert_eq!("12-80,130-190".parse(), Ok(both));
        assert_eq!("".parse(), Ok(Stretches::default()));
        for wrong in ["x", "1", "1-", "-2", "1-99999999999", "1-2;3-4"] {
            assert!(wrong.parse::<Stretches>().is_err(), "{wrong}");
        }
        let many = vec!["1-2"; 99].join(",");
        assert_eq!(many.parse::<Stretches>().map(|all| all.iter().count()), Ok(MOST));
    }
}
