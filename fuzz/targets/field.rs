//! Fields of Anki's notes: HTML to Markdown and back.

#![no_main]

use libfuzzer_sys::fuzz_target;
use writing::field::{html, markdown, masks_in, words};

fuzz_target!(|bytes: &[u8]| {
    let field = String::from_utf8_lossy(bytes);
    let said = markdown(&field);
    let again = html(&said.text);
    let _ = (html(&field), markdown(&again), words(&field), masks_in(&field));
});
