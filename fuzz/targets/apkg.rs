//! Anki's packages, what their fields say, and the way back.

#![no_main]

use lectern_fuzz::bend_a_part;
use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use writing::apkg::{Limits, read};
use writing::field::{html, markdown, masks_in, words};

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { collection: 16 << 20, media: 16 << 20, media_file: 4 << 20, ..Limits::default() };
    let Ok(package) = read(bytes, &limits) else { return };
    for field in package.notes.iter().take(50).flat_map(|note| &note.fields) {
        let _ = html(&markdown(field).text);
        let _ = (words(field), masks_in(field));
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| { bend_a_part(data, size, max_size, seed) });
