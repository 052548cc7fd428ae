//! Pages of the web whose server names a charset, and chapters of books: the first byte chooses.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reading::article::{Hints, article, chapter};

const CHARSETS: [&str; 9] =
    ["utf-8", "utf-16le", "shift_jis", "gb18030", "iso-2022-jp", "windows-1251", "euc-kr", "big5", "no such thing"];

fuzz_target!(|bytes: &[u8]| {
    let Some((chosen, rest)) = bytes.split_first() else { return };
    let address = (chosen & 64 != 0).then_some("https://example.org/a/b?c#d");
    let charset = CHARSETS.get(usize::from(chosen & 15)).copied();
    let _ = article(rest, Hints { address, charset });
    let mut pictures = 0;
    let _ = chapter(rest, &mut |_| {
        pictures += 1;
        (pictures % 3 != 0).then_some(pictures)
    });
});
