//! Pages of the web.

#![no_main]

use lectern_fuzz::read;
use libfuzzer_sys::fuzz_target;
use reading::Kind;

fuzz_target!(|bytes: &[u8]| {
    read(&Kind::Html, bytes);
});
