//! Small books made here.

use super::epub;
use crate::ReadError;
use crate::package::testing::zipped;

const CONTAINER: &str = "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>\
     <rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>";

fn opf(spine: &str) -> String {
    format!(
        "<package xmlns=\"http://www.idpf.org/2007/opf\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><metadata>\
         <dc:title>Cells</dc:title><dc:creator>A. Author</dc:creator><dc:creator>B. Other</dc:creator>\
         <dc:date>2020-05-01T00:00:00Z</dc:date><dc:language>en</dc:language></metadata><manifest>\
         <item id=\"nav\" href=\"nav.xhtml\" properties=\"nav\"/><item id=\"two\" href=\"text/two%20b.xhtml\"/>\
         <item id=\"one\" href=\"text/one.xhtml\"/><item id=\"pic\" href=\"p.png\"/></manifest><spine>{spine}</spine></package>"
    )
}

fn book(spine: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let opf = opf(spine);
    let nav = "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"><body>\
               <nav epub:type=\"toc\"><ol><li><a href=\"text/one.xhtml#top\">1. The  cell</a></li></ol></nav></body></html>";
    let one = "<html><body><h1>Cell</h1><p>It <b>lives</b>.</p><img src=\"../p.png\" alt=\"A cell\"/></body></html>";
    let mut parts = vec![
        ("META-INF/container.xml", CONTAINER),
        ("OEBPS/book.opf", opf.as_str()),
        ("OEBPS/nav.xhtml", nav),
        ("OEBPS/text/one.xhtml", one),
        ("OEBPS/text/two b.xhtml", "<html><body><h2>Growth</h2><p>It grows.</p></body></html>"),
        ("OEBPS/p.png", "picture"),
    ];
    parts.extend(more);
    zipped(&parts)
}

#[test]
fn a_book_of_which_nothing_could_be_read_because_it_is_too_large_says_so() {
    let chapter = format!("<html><body>{}</body></html>", "<p>word</p>".repeat(6_000_000));
    let opf = opf("<itemref idref=\"one\"/>");
    let parts =
        [("META-INF/container.xml", CONTAINER), ("OEBPS/book.opf", opf.as_str()), ("OEBPS/text/one.xhtml", &chapter)];
    assert_eq!(epub(&zipped(&parts)).err(), Some(ReadError::TooLarge { what: "this book".into() }));
}

const SPINE: &str = "<itemref idref=\"nav\"/><itemref idref=\"two\"/><itemref idref=\"one\"/><itemref idref=\"two\"/><itemref idref=\"gone\"/>";

#[test]
fn chapters_come_in_the_order_of_reading_with_the_names_of_the_contents() {
    let book = epub(&book(SPINE, &[])).expect("is read");
    let labels: Vec<_> = book.sections.iter().map(|section| section.label.as_deref().unwrap_or_default()).collect();
    assert_eq!(labels, ["Growth", "1. The cell"]);
    assert!(book.sections[1].markdown.contains("**lives**"), "{}", book.sections[1].markdown);
    assert!(book.sections[1].markdown.contains("![A cell](picture:0)"), "{}", book.sections[1].markdown);
    assert_eq!(book.pictures[0].bytes, b"picture");
    assert_eq!(book.about.author.as_deref(), Some("A. Author, B. Other"));
    assert_eq!((book.about.title.as_deref(), book.about.date.as_deref()), (Some("Cells"), Some("2020-05-01")));
}

#[test]
fn a_locked_book_is_refused_and_one_with_locked_fonts_is_not() {
    let locked = |part: &str| {
        format!("<encryption><EncryptedData><CipherReference URI=\"{part}\"/></EncryptedData></encryption>")
    };
    let chapter = locked("OEBPS/text/one.xhtml");
    assert_eq!(epub(&book(SPINE, &[("META-INF/encryption.xml", &chapter)])), Err(ReadError::ProtectedBook));
    let font = locked("OEBPS/font.otf");
    assert!(epub(&book(SPINE, &[("META-INF/encryption.xml", &font)])).is_ok());
}

#[test]
fn what_is_no_book_is_refused() {
    assert_eq!(epub(&zipped(&[("word/document.xml", "<a/>")])), Err(ReadError::NotThisKind));
    assert_eq!(epub(&zipped(&[("META-INF/container.xml", "<container/>")])), Err(ReadError::Damaged));
    assert_eq!(epub(&book("<itemref idref=\"nav\"/>", &[])), Err(ReadError::Empty));
}
