//! Pictures: opened, measured, unpacked and shown.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reading::images::{PictureFile, shown};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(file) = PictureFile::of(bytes.to_vec()) {
        let _ = file.sizes();
        let _ = file.grey(1);
        let _ = file.grey(file.pages());
        let _ = shown(bytes);
    }
});
