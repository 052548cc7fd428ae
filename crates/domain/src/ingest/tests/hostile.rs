//! Broken, hostile and locked PDFs, uploaded and worked off: each comes to an end that is said in words, its upload
//! stays, and the next file is read as if nothing had been.

use super::{Desk, pdf};
use contract::{MaterialState, MaterialView};
use futures::TryStreamExt;
use reading::ReadError;
use std::path::{Path, PathBuf};

/// The folder of test documents, or `None` (said aloud) where it is not.
fn data(part: &str) -> Option<PathBuf> {
    let root = std::env::var_os("LECTERN_SHARED_DATA")
        .map(PathBuf::from)
        .unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"));
    let folder = root.join(part);
    if !folder.is_dir() {
        eprintln!("skipped: the test documents {} are not here", folder.display());
        return None;
    }
    Some(folder)
}

/// The PDFs of a folder with their names, in order.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("it is listed").path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "pdf"));
    files.sort();
    let name = |file: &PathBuf| file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    files.iter().map(|file| (name(file), std::fs::read(file).expect("it is read"))).collect()
}

/// A PDF of these objects, numbered from 1; the first is its catalog.
fn written(objects: &[&str]) -> Vec<u8> {
    let mut text = String::from("%PDF-1.7\n");
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (object, number) in objects.iter().zip(1..) {
        table.push_str(&format!("{:010} 00000 n \n", text.len()));
        text.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let (place, size) = (text.len(), objects.len() + 1);
    text.push_str(&format!("{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{place}\n%%EOF\n"));
    text.into_bytes()
}

/// One square page of so many points with a line of text, and under it, if wanted, a picture of as many pixels.
fn square(side: u32, text: &str, pictured: bool) -> Vec<u8> {
    let drawn = if pictured { format!("q {side} 0 0 {side} 0 0 cm /P Do Q ") } else { String::new() };
    let shown = format!("{drawn}BT /F {} Tf {} {} Td ({text}) Tj ET", side / 50, side / 20, side / 2);
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {side} {side}]/Contents 4 0 R\
         /Resources<</Font<</F 5 0 R>>/XObject<</P 6 0 R>>>>>>"
    );
    let content = format!("<</Length {}>>\nstream\n{shown}\nendstream", shown.len());
    let picture = format!(
        "<</Type/XObject/Subtype/Image/Width {side}/Height {side}/BitsPerComponent 1/ColorSpace/DeviceGray\
         /Filter/ASCIIHexDecode/Length 3>>\nstream\nFF>\nendstream"
    );
    written(&[
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        &page,
        &content,
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        &picture,
    ])
}

/// Uploads a file and works the queue off. What is then told of it; `None` for one that was not taken, which only an
/// empty one may be. A good file that comes after it is read.
async fn uploaded(desk: &Desk, name: &str, bytes: &[u8]) -> Option<MaterialView> {
    let uploaded = desk.bring(name, bytes).await;
    let view = match (uploaded.material, uploaded.refusal) {
        (Some(id), None) => {
            desk.work().await;
            let view = desk.library.material(&desk.actor, id).await.expect("it is there");
            assert_ended(name, &view);
            let original = desk.library.original(&desk.actor, id).await.expect("the upload is kept");
            let parts: Vec<_> = original.stream.try_collect().await.expect("it is downloaded");
            assert!(parts.concat() == bytes, "{name}: the upload is kept byte for byte");
            Some(view)
        }
        (None, Some(refusal)) => {
            assert!(bytes.is_empty(), "{name} was refused: {refusal:?}");
            assert_words(name, Some(&refusal.say()), Some(&refusal.hint()));
            None
        }
        odd => panic!("{name}: {odd:?}"),
    };
    let good = desk.take("good.pdf", &square(600, &format!("Read after {name}"), false)).await;
    desk.work().await;
    let good = desk.library.material(&desk.actor, good).await.expect("it is there");
    assert_eq!((good.state, good.pages_done, good.say.as_deref()), (MaterialState::Ready, 1, None), "after {name}");
    view
}

fn assert_words(name: &str, say: Option<&str>, hint: Option<&str>) {
    let sentence = |words: Option<&str>| words.is_some_and(|words| words.len() > 5 && words.ends_with('.'));
    assert!(sentence(say) && sentence(hint), "{name}: {say:?} {hint:?}");
}

fn assert_ended(name: &str, view: &MaterialView) {
    let (say, hint) = (view.say.as_deref(), view.hint.as_deref());
    match view.state {
        MaterialState::Ready => {
            assert!(view.pages > 0, "{name}: {view:?}");
            if view.pages_failed + view.pages_need_ocr > 0 {
                assert_words(name, say, hint);
            }
        }
        MaterialState::Failed => assert_words(name, say, hint),
        MaterialState::NeedsPassword => {
            let wanted = ReadError::NeedsPassword;
            assert_eq!((say, hint), (Some(wanted.say().as_str()), Some(wanted.hint())), "{name}");
        }
        MaterialState::Waiting | MaterialState::Reading | MaterialState::Cancelled => panic!("{name}: {view:?}"),
    }
}

#[tokio::test]
async fn every_broken_file_ends_in_words_and_stays_and_the_next_one_is_read() {
    let Some(folder) = data("pdf") else { return };
    for desk in pdf::desks().await {
        for part in ["malformed", "gnarly"] {
            for (name, bytes) in files(&folder.join(part)) {
                let view = uploaded(&desk, &name, &bytes).await;
                let waits = view.is_some_and(|view| view.state == MaterialState::NeedsPassword);
                assert!(!waits, "{name} has no password");
            }
        }
    }
}

#[tokio::test]
async fn every_locked_file_says_so_and_stays_and_the_others_are_read() {
    let Some(folder) = data("pdf/encrypted") else { return };
    let table = std::fs::read_to_string(folder.join("passwords.tsv")).expect("the passwords");
    for desk in pdf::desks().await {
        for (name, bytes) in files(&folder) {
            let row = table.lines().find_map(|row| row.split_once('\t').filter(|(file, _)| *file == name));
            let locked = row.is_some_and(|(_, password)| !password.starts_with("(none"));
            let view = uploaded(&desk, &name, &bytes).await.unwrap_or_else(|| panic!("{name} is taken"));
            let state = if locked { MaterialState::NeedsPassword } else { MaterialState::Ready };
            assert_eq!(view.state, state, "{name}: {view:?}");
        }
    }
}

#[tokio::test]
async fn a_file_without_pages_says_so_and_stays() {
    for desk in pdf::desks().await {
        let none = written(&["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"]);
        let view = uploaded(&desk, "none.pdf", &none).await.expect("it is taken");
        assert_eq!((view.state, view.pages), (MaterialState::Failed, 0));
        assert_eq!(view.say, Some(ReadError::Empty.say()));
    }
}

#[tokio::test]
async fn a_page_of_35_000_pixels_is_read_and_drawn_within_bounds() {
    for desk in pdf::desks().await {
        let view = uploaded(&desk, "wide.pdf", &square(35_000, "A page as large as a house", true)).await;
        let view = view.expect("it is taken");
        assert_eq!((view.state, view.pages_failed), (MaterialState::Ready, 0), "{view:?}");
        let page = desk.library.page(&desk.actor, view.id, 1).await.expect("it has a page");
        assert_eq!((page.width, page.words.len()), (35_000.0, 7));
        for width in [200, 2_400] {
            let picture = desk.library.page_picture(&desk.actor, view.id, 1, width).await.expect("it is drawn");
            assert!(&picture[8..12] == b"WEBP" && picture.len() < 4 << 20, "{} bytes", picture.len());
        }
    }
}
