//! Workbooks.

#![no_main]

use lectern_fuzz::{bend_a_part, read};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use reading::Kind;

fuzz_target!(|bytes: &[u8]| {
    read(&Kind::Xlsx, bytes);
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| { bend_a_part(data, size, max_size, seed) });
