//! Files made to hurt: each is read or refused in words, within bounds, and the next file is read at once.

use crate::settings;
use reading::{ReadError, ReadOptions, Readers, read_file};
use std::io::Write;
use std::time::{Duration, Instant};

/// No file may take longer.
const AT_MOST: Duration = Duration::from_secs(120);

/// A zip archive of these files.
fn zip(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        let mut packed = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(bytes).expect("packs");
        let packed = packed.finish().expect("packs");
        let at = out.len() as u32;
        // Version, flags, method, time, date, checksum, sizes, lengths of name and extra field.
        let mut fields = Vec::new();
        [20_u16, 0, 8, 0, 33].iter().for_each(|field| fields.extend(field.to_le_bytes()));
        [crc.sum(), packed.len() as u32, bytes.len() as u32]
            .iter()
            .for_each(|field| fields.extend(field.to_le_bytes()));
        [name.len() as u16, 0].iter().for_each(|field| fields.extend(field.to_le_bytes()));
        out.extend(b"PK\x03\x04");
        out.extend(&fields);
        out.extend(name.as_bytes());
        out.extend(&packed);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (count, at) = ((files.len() as u16).to_le_bytes(), (out.len() as u32).to_le_bytes());
    let length = (directory.len() as u32).to_le_bytes();
    out.extend(&directory);
    out.extend([b"PK\x05\x06\0\0\0\0", &[count, count].concat()[..], &length, &at, &[0, 0]].concat());
    out
}

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A Word document with this for its `word/document.xml`.
fn docx(document: Vec<u8>) -> Vec<u8> {
    let types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override \
                 PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.\
                 wordprocessingml.document.main+xml'/></Types>";
    let relations = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship \
                     Id='rId1' Target='word/document.xml' Type='http://schemas.openxmlformats.org/officeDocument/\
                     2006/relationships/officeDocument'/></Relationships>";
    zip(&[("[Content_Types].xml", types.into()), ("_rels/.rels", relations.into()), ("word/document.xml", document)])
}

fn document(body: &str) -> Vec<u8> {
    format!("<?xml version='1.0'?><w:document xmlns:w='{WORD}'><w:body>{body}</w:body></w:document>").into_bytes()
}

/// A PDF of these objects, numbered from 1; the first is the catalog.
fn pdf(objects: &[String]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).into_bytes());
    }
    let at = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    places.iter().for_each(|place| out.extend(format!("{place:010} 00000 n \n").into_bytes()));
    out.extend(format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{at}\n%%EOF", objects.len() + 1).into_bytes());
    out
}

/// A tree of ten times ten … the same page: a million of them in a few hundred bytes.
fn million_pages(claimed_only: bool) -> Vec<u8> {
    let mut objects = vec!["<</Type/Catalog/Pages 2 0 R>>".to_string()];
    if claimed_only {
        objects.push("<</Type/Pages/Kids[3 0 R]/Count 1000000>>".into());
        objects.push("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>".into());
        return pdf(&objects);
    }
    for level in 0..6_u32 {
        let kids = format!("{} 0 R ", level + 3).repeat(10);
        objects.push(format!("<</Type/Pages/Kids[{kids}]/Count {}>>", 10_u32.pow(6 - level)));
    }
    objects.push("<</Type/Page/MediaBox[0 0 9 9]>>".into());
    pdf(&objects)
}

/// A PNG's head that claims so many pixels on each side.
fn enormous_png() -> Vec<u8> {
    let mut head = b"IHDR\0\x01\x86\xa0\0\x01\x86\xa0\x08\x02\0\0\0".to_vec();
    let mut crc = flate2::Crc::new();
    crc.update(&head);
    head.extend(crc.sum().to_be_bytes());
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\r".to_vec();
    bytes.extend(head);
    bytes.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xae\x42\x60\x82");
    bytes
}

fn laughs() -> String {
    let mut dtd = String::from("<!DOCTYPE w:document [<!ENTITY a0 \"ha\">");
    for level in 1..12 {
        let inner = format!("&a{};", level - 1).repeat(10);
        dtd.push_str(&format!("<!ENTITY a{level} \"{inner}\">"));
    }
    dtd.push_str("]>");
    dtd
}

fn bombs() -> Vec<(&'static str, Vec<u8>)> {
    let text = |inside: &str| format!("<w:p><w:r><w:t>{inside}</w:t></w:r></w:p>");
    let laughing = format!(
        "<?xml version='1.0'?>{}<w:document xmlns:w='{WORD}'><w:body>{}</w:body></w:document>",
        laughs(),
        text("&a11;")
    );
    let inner = zip(&[("0.zip", vec![0; 50 << 20])]);
    let nested = zip(&[("1.zip", zip(&[("2.zip", inner.clone()), ("3.zip", inner)]))]);
    let deep_table = "<w:tbl><w:tr><w:tc>".repeat(50_000);
    vec![
        ("spaces.docx", docx(document(&text(&" ".repeat(400 << 20))))),
        ("paragraphs.docx", docx(document(&text("x").repeat(3_000_000)))),
        ("deep.docx", docx(document(&"<w:p>".repeat(1_000_000)))),
        ("tables.docx", docx(document(&deep_table))),
        ("laughs.docx", docx(laughing.into_bytes())),
        ("nested.zip", nested.clone()),
        ("nested.docx", nested.clone()),
        ("nested.epub", nested),
        ("empty.docx", docx(Vec::new())),
        ("claimed.pdf", million_pages(true)),
        ("million.pdf", million_pages(false)),
        ("enormous.png", enormous_png()),
        ("script.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>while(true){}</script></svg>".to_vec()),
        ("nested.html", format!("<html><body>{}text", "<div>".repeat(100_000)).into_bytes()),
        ("lists.html", format!("<html><body>{}text", "<ul><li>".repeat(100_000)).into_bytes()),
        ("tables.html", format!("<html><body>{}text", "<table><tr><td>".repeat(100_000)).into_bytes()),
        (
            "svg.html",
            b"<html><body><svg><script>while(1){}</script><text>x</text></svg><p>Text enough to read.".to_vec(),
        ),
        ("quotes.md", "> ".repeat(100_000).into_bytes()),
        ("brackets.md", "[".repeat(1 << 20).into_bytes()),
        ("stars.md", "*a **b ".repeat(200_000).into_bytes()),
        ("line.txt", vec![b'x'; 60 << 20]),
        ("marks.vtt", format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{}", "<a".repeat(1 << 20)).into_bytes()),
    ]
}

#[tokio::test]
async fn every_bomb_is_read_or_refused_within_bounds_and_the_next_file_is_read_at_once() {
    let Some(mut settings) = settings() else { return };
    settings.processes = 1;
    let readers = Readers::new(settings);
    let folder = tempfile::tempdir().expect("a folder");
    let sound = folder.path().join("sound.pdf");
    std::fs::write(&sound, pdf(&sound_objects())).expect("written");
    for (name, bytes) in bombs() {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).expect("written");
        let begun = Instant::now();
        let result = read_file(&readers, &file, &ReadOptions::default()).await;
        let took = begun.elapsed();
        println!("{name:18} {:6} ms  {}", took.as_millis(), told(&result));
        assert!(took < AT_MOST, "{name} took {took:?}");
        if let Err(error) = &result {
            assert!(!error.is_ours() && error.say().ends_with('.') && error.hint().ends_with('.'), "{name}: {error}");
        }
        let begun = Instant::now();
        let next = read_file(&readers, &sound, &ReadOptions::default()).await.expect("the next file is read");
        assert!(next.pages[0].text.contains("Sound") && begun.elapsed() < Duration::from_secs(20), "after {name}");
        std::fs::remove_file(&file).expect("removed");
    }
}

fn told(result: &Result<reading::ReadReport, ReadError>) -> String {
    match result {
        Ok(report) => {
            let letters: usize = report.pages.iter().map(|page| page.text.len()).sum();
            let failed = report.pages.iter().filter(|page| page.error.is_some()).count();
            format!("{} pages, {letters} letters, {failed} failed", report.pages.len())
        }
        Err(error) => format!("{}: {} {}", error.code(), error.say(), error.hint()),
    }
}

fn sound_objects() -> Vec<String> {
    let text = "BT /F1 24 Tf 20 50 Td (Sound) Tj ET";
    vec![
        "<</Type/Catalog/Pages 2 0 R>>".into(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".into(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>".into(),
        format!("<</Length {}>>\nstream\n{text}\nendstream", text.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".into(),
    ]
}
