//! How many pixels to an inch a picture was made with, as its file says; decoders do not tell.
//!
//! Invariant: looks at the head of the file only, and fails on nothing.

use super::PictureKind;

/// Bytes looked at.
const HEAD: usize = 256 * 1024;
/// What is taken for an inch otherwise, as the web does.
pub(super) const USUAL: f32 = 96.0;

/// The density, where the file names a believable one.
pub(super) fn of(kind: PictureKind, bytes: &[u8]) -> Option<f32> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let found = match kind {
        PictureKind::Png => png(head),
        PictureKind::Jpeg => jpeg(head),
        PictureKind::Bmp => number(head, 38, true).map(|per_metre| per_metre as f32 * 0.0254),
        _ => None,
    };
    found.filter(|dpi| believable(*dpi))
}

/// Cameras write 72 whatever they took: that is no measure, and neither are 1 and 10,000.
pub(super) fn believable(dpi: f32) -> bool {
    (73.0..2400.0).contains(&dpi)
}

/// The chunk `pHYs`, in pixels to the metre.
fn png(head: &[u8]) -> Option<f32> {
    let mut at = 8;
    loop {
        let length = number(head, at, false)? as usize;
        let kind = head.get(at + 4..at + 8)?;
        if kind == b"pHYs" {
            let metres = head.get(at + 16)? == &1;
            return metres.then_some(number(head, at + 8, false)? as f32 * 0.0254);
        }
        if kind == b"IDAT" {
            return None;
        }
        at = at.checked_add(length)?.checked_add(12)?;
    }
}

/// The segment `JFIF`, in dots to the inch or to the centimetre.
fn jpeg(head: &[u8]) -> Option<f32> {
    let mut at = 2;
    loop {
        let [0xff, marker] = *head.get(at..at + 2)? else { return None };
        let length = usize::from(u16::from_be_bytes([*head.get(at + 2)?, *head.get(at + 3)?]));
        if marker == 0xe0 && head.get(at + 4..at + 9)? == b"JFIF\0" {
            let density = f32::from(u16::from_be_bytes([*head.get(at + 12)?, *head.get(at + 13)?]));
            return match head.get(at + 11)? {
                1 => Some(density),
                2 => Some(density * 2.54),
                _ => None,
            };
        }
        if marker == 0xda || length < 2 {
            return None;
        }
        at += 2 + length;
    }
}

fn number(bytes: &[u8], at: usize, little: bool) -> Option<u32> {
    let four: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    Some(if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn densities_are_read_and_rubbish_is_none() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        png.extend([0; 17]);
        png.extend(b"\0\0\0\x09pHYs\0\0\x2e\x23\0\0\x2e\x23\x01");
        assert_eq!(of(PictureKind::Png, &png).map(f32::round), Some(300.0));
        let jpeg = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\x01\0\xc8\0\xc8\0\0";
        assert_eq!(of(PictureKind::Jpeg, jpeg), Some(200.0));
        let endless = b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR\0\0\0\0";
        assert_eq!((of(PictureKind::Png, endless), of(PictureKind::Jpeg, b"\xff\xd8")), (None, None));
        assert!(!believable(72.0) && !believable(f32::NAN) && believable(96.0));
    }
}
