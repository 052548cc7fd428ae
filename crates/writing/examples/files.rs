//! Files for the checks by other programs. `files apkg OUT` writes a package with one of everything, `files again FROM
//! OUT` reads one and writes it, `files counts FILE…` says what is in packages, a line of JSON for each;
//! `files documents FOLDER` writes every kind of document, `files long FOLDER` one as long as a book.

use std::path::Path;
use std::time::Instant;
use writing::apkg::{Limits, read, testing, write};
use writing::{cheat_sheet, concept_map, guide, past_paper, quiz, samples};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["apkg", out] => std::fs::write(out, write(&testing::sample())?)?,
        ["documents", folder] => documents(Path::new(folder))?,
        ["long", folder] => long(Path::new(folder))?,
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
        _ => return Err(
            "files apkg OUT | files documents FOLDER | files long FOLDER | files again FILE OUT | files counts FILE…"
                .into(),
        ),
    }
    Ok(())
}

fn documents(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    std::fs::create_dir_all(folder)?;
    let begun = Instant::now();
    let fitted = cheat_sheet::fit(&samples::cheat_sheet())?;
    println!("cheat sheet: {} sides, {} dropped, {:?}", fitted.sides, fitted.dropped.len(), begun.elapsed());
    std::fs::write(folder.join("sheet.pdf"), &fitted.pdf)?;
    std::fs::write(folder.join("sheet.docx"), cheat_sheet::docx(&fitted.sheet)?)?;
    let paper = samples::quiz();
    std::fs::write(folder.join("quiz.pdf"), quiz::pdf(&paper, quiz::Part::Both)?)?;
    std::fs::write(folder.join("quiz.docx"), quiz::docx(&paper, quiz::Part::Both)?)?;
    std::fs::write(folder.join("quiz.gift"), quiz::gift(&paper)?)?;
    std::fs::write(folder.join("quiz.xml"), quiz::moodle_xml(&paper)?)?;
    std::fs::write(folder.join("quiz.qti.zip"), quiz::qti(&paper)?)?;
    let outline = samples::guide();
    std::fs::write(folder.join("guide.md"), guide::markdown(&outline)?)?;
    std::fs::write(folder.join("guide.pdf"), guide::pdf(&outline)?)?;
    std::fs::write(folder.join("guide.docx"), guide::docx(&outline)?)?;
    let paper = samples::past_paper();
    std::fs::write(folder.join("paper.pdf"), past_paper::pdf(&paper)?)?;
    std::fs::write(folder.join("paper.docx"), past_paper::docx(&paper)?)?;
    std::fs::write(folder.join("map.svg"), concept_map::svg(&samples::concept_map())?)?;
    Ok(())
}

/// A guide as long as a book, and how long setting it takes.
fn long(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    std::fs::create_dir_all(folder)?;
    let mut outline = samples::guide();
    let once = outline.blocks.clone();
    (0..300).for_each(|_| outline.blocks.extend(once.iter().cloned()));
    let begun = Instant::now();
    std::fs::write(folder.join("long.docx"), guide::docx(&outline)?)?;
    println!("docx: {:?}", begun.elapsed());
    let begun = Instant::now();
    std::fs::write(folder.join("long.pdf"), guide::pdf(&outline)?)?;
    println!("pdf: {:?}", begun.elapsed());
    Ok(())
}
