//! Workbooks.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reading::{Kind, read_bytes};

fuzz_target!(|bytes: &[u8]| {
    let _ = read_bytes(&Kind::Xlsx, bytes);
});
