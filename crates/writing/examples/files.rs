//! Files for the checks by other programs: `files apkg OUT` writes a package with one of everything,
//! `files counts FILE…` says what is in packages, a line of JSON for each.

use std::path::Path;
use writing::apkg::{Limits, read, testing, write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["apkg", out] => std::fs::write(out, write(&testing::sample())?)?,
        ["again", from, out] => std::fs::write(out, write(&read(&std::fs::read(from)?, &Limits::default())?)?)?,
        ["counts", files @ ..] => {
            for file in files {
                let package = read(&std::fs::read(Path::new(file))?, &Limits::default())?;
                let counts = serde_json::json!({
                    "notes": package.notes.len(), "cards": package.cards.len(), "reviews": package.reviews.len(),
                    "media": package.media.len(), "left_out": package.left_out.len(),
                });
                println!("{counts}");
            }
        }
        _ => return Err("files apkg OUT | files again FILE OUT | files counts FILE…".into()),
    }
    Ok(())
}
