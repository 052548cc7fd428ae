//! What cutting into pages promises.

use super::*;
use crate::document::About;

fn section(label: Option<&str>, markdown: &str, notes: Option<&str>) -> Section {
    Section { label: label.map(str::to_string), markdown: markdown.into(), notes: notes.map(str::to_string) }
}

fn picture(caption: &str) -> Picture {
    Picture { caption: Some(caption.into()), alt: Some("a drawing".into()), ..Picture::default() }
}

#[test]
fn a_section_is_a_page_with_its_label_notes_and_figures() {
    let document = Document {
        about: About { author: Some("Ada".into()), ..About::default() },
        sections: vec![
            section(Some("Slide 1"), "# Cells\n\n![a drawing](picture:1)\n\n- small\n- alive", Some("Say hello.")),
            section(Some("Slide 2"), "", None),
            section(Some("Slide 3"), "Only text", None),
        ],
        pictures: vec![picture("unused"), picture("Figure 1. A cell")],
        warnings: Vec::new(),
    };
    let flow = Flow::of_document(document).unwrap();
    assert_eq!(flow.about.pages, 3);
    assert_eq!(flow.about.title.as_deref(), Some("Cells"));
    let titles: Vec<(&str, Option<u32>)> =
        flow.about.outline.iter().map(|entry| (entry.title.as_str(), entry.page)).collect();
    assert_eq!(titles, [("Cells", Some(1)), ("Slide 2", Some(2)), ("Slide 3", Some(3))]);
    let page = &flow.pages[0];
    assert_eq!(page.text, "Cells\n\na drawing\n\n• small\n\n• alive\n\nSay hello.");
    assert_eq!(page.notes.as_deref(), Some("Say hello."));
    assert!(page.markdown.as_deref().unwrap().starts_with("# Cells"));
    assert_eq!(page.label.as_deref(), Some("Slide 1"));
    assert_eq!((page.figures.len(), page.figures[0].number, page.figures[0].picture), (1, 1, Some(1)));
    assert_eq!(page.figures[0].caption.as_deref(), Some("Figure 1. A cell"));
}

#[test]
fn a_logo_on_every_slide_is_no_figure() {
    let slide = |n| section(None, &format!("text {n} ![](picture:0)"), None);
    let document =
        Document { sections: (0..6).map(slide).collect(), pictures: vec![picture("")], ..Document::default() };
    assert!(Flow::of_document(document).unwrap().pages.iter().all(|page| page.figures.is_empty()));
}

#[test]
fn every_page_of_a_long_text_has_its_own_markdown() {
    let chapter = |n| format!("# Chapter {n}\n\n{}\n\n", "some words of it ".repeat(500));
    let flow = Flow::of_markdown(&(0..6).map(chapter).collect::<String>()).unwrap();
    assert_eq!(flow.pages.len(), 3);
    for page in &flow.pages {
        let title = page.text.lines().next().unwrap();
        assert!(page.markdown.as_deref().unwrap().starts_with(&format!("# {title}\n")));
    }
    let numbers: Vec<u32> = flow.pages.iter().map(|page| page.number).collect();
    assert_eq!(numbers, [1, 2, 3]);
}

#[test]
fn one_enormous_paragraph_has_pages_without_markdown() {
    let flow = Flow::of_markdown(&"word ".repeat(10_000)).unwrap();
    assert_eq!(flow.pages.len(), 3);
    assert!(flow.pages.iter().all(|page| page.markdown.is_none() && !page.text.is_empty()));
}

#[test]
fn a_file_without_any_text_or_picture_is_empty() {
    assert_eq!(Flow::of_markdown(" \n").err(), Some(ReadError::Empty));
}

#[test]
fn a_slide_that_is_a_picture_is_to_be_recognised_and_one_with_text_is_not() {
    let large = Picture { bytes: vec![0; 10_000], ..Picture::default() };
    let sections = vec![
        section(None, "![](picture:0)", None),
        section(None, "Text enough to say what this slide is about. ![](picture:0)", None),
    ];
    let flow = Flow::of_document(Document { sections, pictures: vec![large], ..Document::default() }).unwrap();
    let wanted: Vec<bool> = flow.pages.iter().map(|page| page.needs_ocr).collect();
    assert_eq!(wanted, [true, false]);
}
