//! The fonts that are set with. They are part of the program, so that paper looks the same everywhere.
//!
//! Arimo has the widths of Arial. What it has no letters for comes from DejaVu Sans, formulas from New Computer Modern
//! Math, and every other script from Unifont: plain, but legible. Unifont is unpacked only where it is needed.

use std::sync::OnceLock;
use typst::foundations::Bytes;
use typst::text::Font;

const USUAL: [&[u8]; 5] = [
    include_bytes!("../../fonts/Arimo-Regular.ttf"),
    include_bytes!("../../fonts/Arimo-Bold.ttf"),
    include_bytes!("../../fonts/Arimo-Italic.ttf"),
    include_bytes!("../../fonts/DejaVuSans.ttf"),
    include_bytes!("../../fonts/NewCMMath-Regular.otf"),
];
/// Packed with zstd.
const EVERY_SCRIPT: &[u8] = include_bytes!("../../fonts/unifont.otf.zst");

/// The fonts that a text needs.
pub(super) fn of(text: &str) -> Vec<Font> {
    static FONTS: OnceLock<Vec<Font>> = OnceLock::new();
    static LAST: OnceLock<Vec<Font>> = OnceLock::new();
    let usual = FONTS.get_or_init(|| USUAL.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes))).collect());
    let mut fonts = usual.clone();
    let has = |letter: char| usual.iter().any(|font| font.info().coverage.contains(letter as u32));
    if text.chars().any(|letter| !letter.is_ascii() && !letter.is_control() && !has(letter)) {
        fonts.extend(LAST.get_or_init(unpacked).iter().cloned());
    }
    fonts
}

fn unpacked() -> Vec<Font> {
    zstd::decode_all(EVERY_SCRIPT).map(|bytes| Font::iter(Bytes::new(bytes)).collect()).unwrap_or_default()
}
