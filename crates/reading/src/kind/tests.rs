//! What telling kinds apart promises.

use super::*;

#[test]
fn bytes_win_over_the_name() {
    assert_eq!(sniff(b"%PDF-1.7\n", "notes.txt"), Kind::Pdf);
    assert_eq!(sniff(b"\n\n  %PDF-1.4", "a"), Kind::Pdf);
    assert_eq!(sniff(b"\x89PNG\r\n\x1a\n\0\0\0\0", "a.pdf"), Kind::Image { media: "image/png".into() });
    assert_eq!(sniff(b"WEBVTT\n\n00:01.000 --> 00:02.000\nHi", "a.txt"), Kind::Transcript { vtt: true });
    assert_eq!(sniff(b"ID3\x03\0\0\0\0\0\0", "a.txt"), Kind::Recording { media: "audio/mpeg".into() });
}

#[test]
fn text_is_told_apart_by_its_name() {
    assert_eq!(sniff(b"# Title", "a.MD"), Kind::Markdown);
    assert_eq!(sniff(b"# Title", "a.txt"), Kind::PlainText);
    assert_eq!(sniff("Überraschung".as_bytes(), "README"), Kind::PlainText);
    assert_eq!(sniff(&[0xff, 0xfe, b'a', 0, b'b', 0], "a.txt"), Kind::PlainText);
    assert_eq!(sniff(b"1\n00:00:01,000 --> 00:00:02,000\nHi", "a.srt"), Kind::Transcript { vtt: false });
    assert_eq!(sniff(b"<p>Hi", "a.htm"), Kind::Html);
    assert_eq!(sniff(b"  <!DOCTYPE html><html>", "saved"), Kind::Html);
    assert_eq!(
        sniff(b"<?xml version='1.0'?><svg onload='x'>", "a"),
        Kind::Unsupported { what: "image/svg+xml".into() }
    );
}

#[test]
fn binary_data_is_refused() {
    assert!(matches!(sniff(&[0, 1, 2, 3, 0, 0, 7, 8], "a.txt"), Kind::Unsupported { .. }));
    assert!(matches!(sniff(b"PK\x03\x04\x14\0\0\0\0\0", "a.zip"), Kind::Unsupported { .. }));
}

#[test]
fn old_and_locked_office_files_are_refused_with_what_to_do() {
    let compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0";
    for (name, code) in
        [("a.doc", "old_format"), ("a.ppt", "old_format"), ("a.xls", "old_format"), ("a.docx", "protected")]
    {
        let refusal = sniff(compound, name).refusal().map(|refusal| refusal.code());
        assert_eq!(refusal, Some(code), "{name}");
    }
}

#[test]
fn what_can_be_saved_as_another_kind_is_refused_with_which() {
    let zip = |media: &str| [&b"PK\x03\x04"[..], &[0; 26], b"mimetype", media.as_bytes()].concat();
    for (bytes, name, hint) in [
        (zip("application/vnd.oasis.opendocument.text"), "a.odt", ".docx"),
        (zip("application/vnd.oasis.opendocument.spreadsheet"), "a.ods", ".xlsx"),
        (zip("application/vnd.oasis.opendocument.presentation"), "a.odp", ".pptx"),
        (b"{\\rtf1\\ansi Hello}".to_vec(), "a", ".docx"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), "a.svg", "PNG"),
    ] {
        let refusal = sniff(&bytes, name).refusal().expect("is refused");
        assert_eq!(refusal.code(), "unsupported", "{name}");
        assert!(refusal.hint().contains(hint), "{name}: {}", refusal.hint());
    }
}

#[test]
fn a_page_is_a_page_in_whatever_encoding_it_says() {
    let japanese = encoding_rs::SHIFT_JIS.encode("<html><head><meta charset=Shift_JIS></head><body>日本語の文章。").0;
    assert_eq!(sniff(&japanese, "saved"), Kind::Html);
    assert_eq!(sniff(b"<p>\x81\x8d\x8f\x90\x9d", "a.html"), Kind::Html);
    assert!(matches!(sniff(b"<html>\0\0\0\x01\x02\0\0\0", "a.html"), Kind::Unsupported { .. }));
}

#[test]
fn a_media_type_leads_back_to_its_kind() {
    let names = [
        "a.pdf", "a.md", "a.html", "a.docx", "a.pptx", "a.xlsx", "a.epub", "a.vtt", "a.srt", "a.txt", "a.csv", "a.tsv",
        "a.ipynb",
    ];
    for name in names {
        let kind = sniff(b"", name);
        assert_eq!(Kind::of_media_type(kind.media_type()), kind, "{name}");
    }
    let picture = Kind::Image { media: "image/tiff".into() };
    assert_eq!(Kind::of_media_type(picture.media_type()), picture);
    let film = Kind::Recording { media: "video/mp4".into() };
    assert_eq!(Kind::of_media_type(film.media_type()), film);
}
