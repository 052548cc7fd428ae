//! A sound or a film as a player wants it: any stretch of it.

use crate::Outcome;
use bytes::Bytes;
use files::Files;
use futures::{StreamExt, stream::BoxStream};
use std::ops::Range;

/// What a player asks for, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    Whole,
    /// From here to the end.
    From(u64),
    /// Both ends belong to it.
    Between(u64, u64),
    /// The last so many.
    Last(u64),
}

impl Stretch {
    /// The bytes that are meant, of a file of `length`; `None` where it has none of them.
    pub fn of(self, length: u64) -> Option<Range<u64>> {
        let range = match self {
            Self::Whole => return Some(0..length),
            Self::From(first) => first..length,
            Self::Between(first, last) => first..last.saturating_add(1).min(length),
            Self::Last(count) => length.saturating_sub(count)..length,
        };
        (range.start < range.end).then_some(range)
    }
}

/// A stretch of a file on its way out.
pub struct Played {
    /// Safe to be shown: never that of a page.
    pub media_type: String,
    /// Of the whole file, in bytes.
    pub length: u64,
    /// `None`: it has no such stretch, and nothing is sent.
    pub range: Option<Range<u64>>,
    pub stream: BoxStream<'static, std::io::Result<Bytes>>,
}

impl Played {
    /// Of the file under a key.
    ///
    /// # Errors
    /// When the file is not there, or cannot be read.
    pub(crate) async fn of(files: &Files, key: &str, media_type: String, stretch: Stretch) -> Outcome<Self> {
        let length = files.length(key).await?;
        let Some(range) = stretch.of(length) else {
            return Ok(Self { media_type, length, range: None, stream: futures::stream::empty().boxed() });
        };
        let stream = files.open_range(key, range.clone()).await?;
        let stream = stream.map(|part| part.map_err(std::io::Error::other)).boxed();
        Ok(Self { media_type, length, range: Some(range), stream })
    }
}

#[cfg(test)]
mod tests {
    use super::Stretch;

    #[test]
    fn a_stretch_lies_within_its_file() {
        assert_eq!(Stretch::Whole.of(10), Some(0..10));
        assert_eq!(Stretch::From(4).of(10), Some(4..10));
        assert_eq!(Stretch::Between(4, 5).of(10), Some(4..6));
        assert_eq!(Stretch::Between(4, u64::MAX).of(10), Some(4..10));
        assert_eq!(Stretch::Last(3).of(10), Some(7..10));
        assert_eq!(Stretch::Last(30).of(10), Some(0..10));
        for nothing in [Stretch::From(10), Stretch::Between(5, 4), Stretch::Between(10, 12), Stretch::Last(0)] {
            assert_eq!(nothing.of(10), None);
        }
    }
}
