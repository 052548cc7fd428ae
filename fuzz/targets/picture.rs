//! Pictures: opened, measured and unpacked.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reading::images::PictureFile;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(file) = PictureFile::of(bytes.to_vec()) {
        let _ = file.grey(1);
        let _ = file.grey(file.pages());
    }
});
