//! Telling kinds apart, under every name ending.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reading::{Kind, sniff};

fuzz_target!(|bytes: &[u8]| {
    for ending in ["", "docx", "doc", "pptx", "xlsx", "md", "html", "srt", "epub", "pdf", "csv", "ipynb", "svg", "mht"]
    {
        let name = format!("a.{ending}");
        let kind = sniff(bytes, &name);
        assert_eq!(Kind::of_media_type(kind.media_type()), kind);
    }
});
