//! Telling kinds apart, under every name ending.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reading::{Kind, sniff};

fuzz_target!(|bytes: &[u8]| {
    for name in ["a", "a.docx", "a.doc", "a.md", "a.html", "a.srt", "a.epub", "a.pdf"] {
        let kind = sniff(bytes, name);
        assert_eq!(Kind::of_media_type(kind.media_type()), kind);
    }
});
