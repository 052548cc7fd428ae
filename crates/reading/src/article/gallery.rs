//! The pictures of a page, each once.
//!
//! Invariant: bounded in number and in bytes; what is beyond is left out with a warning. It decodes `data:` addresses
//! and fetches nothing.

use super::write::Shown;
use crate::Picture;
use crate::Warning;
use base64::Engine;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use std::collections::HashMap;

const MOST: usize = 500;
/// Bytes of all pictures that stand in the page itself.
const MOST_BYTES: usize = 48 * 1024 * 1024;

/// Padding is often left away in pages.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

#[derive(Default)]
pub(crate) struct Gallery {
    pictures: Vec<Picture>,
    known: HashMap<String, usize>,
    bytes: usize,
    left_out: usize,
}

impl Gallery {
    /// Keeps a picture; its number, or `None` when it is beyond the limits or broken.
    pub fn place(&mut self, shown: Shown) -> Option<usize> {
        if let Some(number) = self.known.get(&shown.source) {
            let kept = &mut self.pictures[*number];
            kept.alt = kept.alt.take().or(shown.alt);
            kept.caption = kept.caption.take().or(shown.caption);
            return Some(*number);
        }
        let (bytes, address) = match shown.source.strip_prefix("data:") {
            Some(data) => (decoded(data)?, None),
            None => (Vec::new(), Some(shown.source.clone())),
        };
        if self.pictures.len() >= MOST || self.bytes + bytes.len() > MOST_BYTES {
            self.left_out += 1;
            return None;
        }
        self.bytes += bytes.len();
        let number = self.pictures.len();
        self.pictures.push(Picture { bytes, address, alt: shown.alt, caption: shown.caption });
        self.known.insert(shown.source, number);
        Some(number)
    }

    pub fn into_parts(self) -> (Vec<Picture>, Vec<Warning>) {
        let warnings = match self.left_out {
            0 => Vec::new(),
            n => vec![Warning {
                code: "pictures_left_out".into(),
                say: format!("{n} pictures were left out because the page has too many."),
            }],
        };
        (self.pictures, warnings)
    }
}

/// The bytes of a picture's `data:` address (what follows the colon).
fn decoded(data: &str) -> Option<Vec<u8>> {
    let (kind, body) = data.split_once(',')?;
    if !kind.starts_with("image/") {
        return None;
    }
    let body: Vec<u8> = percent_encoding::percent_decode_str(body).collect();
    if !kind.ends_with(";base64") {
        return Some(body);
    }
    let body: Vec<u8> = body.into_iter().filter(|byte| !byte.is_ascii_whitespace()).collect();
    BASE64.decode(body).ok().filter(|bytes| !bytes.is_empty())
}
