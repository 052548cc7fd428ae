//! What Tesseract prints for a picture, to lines, columns and a page.

#![no_main]

use lectern_fuzz::hold;
use libfuzzer_sys::fuzz_target;
use reading::ReadError;
use reading::ocr::{Manner, Raster, Recogniser, Seen, read, words_in_table};

struct Printed(Vec<Seen>);

impl Recogniser for Printed {
    fn name(&self) -> &'static str {
        "printed"
    }

    fn recognise(&self, _: &Raster, _: Manner) -> Result<Vec<Seen>, ReadError> {
        Ok(self.0.clone())
    }
}

fuzz_target!(|bytes: &[u8]| {
    let words = words_in_table(&String::from_utf8_lossy(bytes));
    // A small picture with a few lines of ink on it, so that it is worth a look.
    let pixels = (0..200 * 120).map(|at| if at / 200 % 24 < 12 && at % 7 < 3 { 0 } else { 255 }).collect();
    let picture = Raster::new(200, 120, 150.0, pixels).expect("a picture");
    if let Ok(page) = read(&picture, &Printed(words)) {
        hold(&[page]);
    }
});
