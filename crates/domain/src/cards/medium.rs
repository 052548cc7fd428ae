//! What a card can show or play besides words: told by its bytes, named by its hash, put on a page by its kind.

use sha2::{Digest, Sha256};

/// A kind of media that every browser knows.
pub(super) struct Medium {
    ending: &'static str,
    pub media_type: &'static str,
}

const KINDS: [Medium; 11] = [
    Medium { ending: "png", media_type: "image/png" },
    Medium { ending: "jpg", media_type: "image/jpeg" },
    Medium { ending: "gif", media_type: "image/gif" },
    Medium { ending: "webp", media_type: "image/webp" },
    Medium { ending: "mp3", media_type: "audio/mpeg" },
    Medium { ending: "ogg", media_type: "audio/ogg" },
    Medium { ending: "wav", media_type: "audio/wav" },
    Medium { ending: "flac", media_type: "audio/flac" },
    Medium { ending: "m4a", media_type: "audio/mp4" },
    Medium { ending: "mp4", media_type: "video/mp4" },
    Medium { ending: "webm", media_type: "video/webm" },
];

impl Medium {
    /// The kind of what is kept under a name: a hash and a known ending.
    pub fn named(name: &str) -> Option<&'static Self> {
        let (hash, ending) = name.split_once('.')?;
        let hex = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        KINDS.iter().find(|kind| hex && kind.ending == ending)
    }

    /// The name under which these bytes are kept; none for what no page can show or play.
    pub fn name_of(bytes: &[u8]) -> Option<String> {
        let ending = match bytes {
            [0x89, b'P', b'N', b'G', ..] => "png",
            [0xFF, 0xD8, 0xFF, ..] => "jpg",
            [b'G', b'I', b'F', b'8', ..] => "gif",
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "webp",
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => "wav",
            // The second is a frame without a tag before it: MPEG 1, 2 or 2.5, layer III.
            [b'I', b'D', b'3', ..] | [0xFF, 0xE2 | 0xE3 | 0xF2 | 0xF3 | 0xFA | 0xFB, ..] => "mp3",
            [b'O', b'g', b'g', b'S', ..] => "ogg",
            [b'f', b'L', b'a', b'C', ..] => "flac",
            [_, _, _, _, b'f', b't', b'y', b'p', b'M', b'4', b'A' | b'B', ..] => "m4a",
            [_, _, _, _, b'f', b't', b'y', b'p', ..] => "mp4",
            // Matroska says in its head what of it this is.
            [0x1A, 0x45, 0xDF, 0xA3, head @ ..] if head.windows(4).take(60).any(|word| word == b"webm") => "webm",
            _ => return None,
        };
        Some(format!("{}.{ending}", hex::encode(Sha256::digest(bytes))))
    }

    /// The names of what a card with these sides and this picture shows and plays.
    pub fn names<'a>(sides: [&'a str; 2], picture: Option<&'a str>) -> impl Iterator<Item = String> + 'a {
        let named = |side: &'a str| side.split("](media:").skip(1).filter_map(|rest| rest.split(')').next());
        let all = sides.into_iter().flat_map(named).chain(picture);
        all.filter(|name| Self::named(name).is_some()).map(str::to_owned)
    }

    pub fn is_picture(&self) -> bool {
        self.media_type.starts_with("image/")
    }

    /// What a page holds for it; `name` is one that [`Self::named`] knows.
    pub fn html(&self, name: &str) -> String {
        let source = format!("src=\"/cards/media/{name}\"");
        match self.media_type.split_once('/').map(|(class, _)| class) {
            Some("audio") => format!("<audio {source} controls preload=\"none\"></audio>"),
            Some("video") => format!("<video {source} controls preload=\"metadata\" playsinline></video>"),
            _ => format!("<img {source} alt=\"\" loading=\"lazy\" decoding=\"async\">"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_played_or_shown_is_told_by_its_bytes_and_nothing_else_is_kept() {
        let kinds: [(&[u8], &str); 6] = [
            (b"RIFF0000WAVEfmt ", "audio/wav"),
            (b"RIFF0000WEBPVP8 ", "image/webp"),
            (b"\xFF\xFB\x90\x64", "audio/mpeg"),
            (b"0000ftypM4A 0000", "audio/mp4"),
            (b"0000ftypisom0000", "video/mp4"),
            (b"\x1A\x45\xDF\xA3\x9F\x42\x82\x84webm", "video/webm"),
        ];
        for (bytes, media_type) in kinds {
            let name = Medium::name_of(bytes).expect("a kind");
            assert_eq!(Medium::named(&name).map(|kind| kind.media_type), Some(media_type));
        }
        for other in ["<html>", "<svg onload=x>", "%PDF-1.7", "MZ", "\u{1A}E\u{DF}\u{A3} matroska", ""] {
            assert_eq!(Medium::name_of(other.as_bytes()), None, "{other}");
        }
        let hash = "a1".repeat(32);
        for name in [format!("{hash}.svg"), format!("../{hash}.png"), format!("{hash}.png.html"), "x.png".into()] {
            assert!(Medium::named(&name).is_none(), "{name}");
        }
    }
}
