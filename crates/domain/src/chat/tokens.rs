//! What a model is sent at most, in about its tokens: close enough to say before sending what will fit.

/// Tokens of earlier turns that are told as they stand.
pub(super) const EARLIER: u32 = 1_800;
/// Tokens of earlier turns that are told in short.
pub(super) const CONDENSED: u32 = 500;
/// Tokens of passages.
pub(super) const PASSAGES: u32 = 3_200;
/// All that is sent at most, which small local models read in one go: rules and a longest question come to the three above.
pub(super) const ALL: u32 = 8_000;

/// About how many tokens a text is.
pub(super) fn about(text: &str) -> u32 {
    u32::try_from(models::estimate(text)).unwrap_or(u32::MAX)
}
