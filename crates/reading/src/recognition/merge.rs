//! What a file says of a page and what was read in its picture, as one page.
//!
//! Invariant: number, label, size and figures are the file's. Text is never lost to a picture that says less.

use crate::ReadError;
use crate::markdown::escaped;
use crate::page::{Figure, Page};
use crate::sections::append;

/// A page without a shape keeps its text and gets what was read behind it.
pub(super) fn merged(mut page: Page, read: Result<Page, ReadError>) -> Page {
    let Ok(read) = read else {
        page.needs_ocr = true;
        return page;
    };
    page.needs_ocr = false;
    if page.width == 0.0 {
        for block in &read.blocks {
            append(&mut page, block.kind, block.text(&read));
        }
        let markdown = page.markdown.get_or_insert_default();
        for block in &read.blocks {
            markdown.push_str("\n\n");
            markdown.push_str(&escaped(&block.text(&read).replace('\n', " ")));
        }
        page.ocr = read.ocr;
    } else if letters(&read) * 2 >= letters(&page) {
        (page.text, page.blocks, page.words, page.ocr) = (read.text, read.blocks, read.words, read.ocr);
        let new = read.figures.into_iter().filter(|figure| !page.figures.iter().any(|known| overlap(known, figure)));
        let new: Vec<Figure> = new.collect();
        page.figures.extend(new);
        (1..).zip(&mut page.figures).for_each(|(number, figure)| figure.number = number);
    }
    page
}

/// Inside figures too.
fn letters(page: &Page) -> usize {
    let figures = page.figures.iter().filter_map(|figure| figure.words.as_deref());
    let texts = figures.chain([page.text.as_str()]);
    texts.map(|text| text.chars().filter(|c| c.is_alphanumeric()).count()).sum()
}

fn overlap(known: &Figure, other: &Figure) -> bool {
    let [a, b] = [known, other].map(|figure| figure.place);
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{BlockKind, Recognised};

    fn page(text: &str, width: f32) -> Page {
        let mut page = Page { number: 7, width, needs_ocr: true, ..Page::default() };
        append(&mut page, BlockKind::Paragraph, text);
        page
    }

    fn read(text: &str) -> Page {
        Page { ocr: Some(Recognised { engine: "tesseract".into(), confidence: Some(0.9) }), ..page(text, 600.0) }
    }

    #[test]
    fn what_was_read_takes_the_place_of_less_and_not_of_more() {
        let better = merged(page("x", 595.0), Ok(read("A whole page")));
        assert_eq!((better.text.as_str(), better.number, better.width), ("A whole page", 7, 595.0));
        assert!(better.ocr.is_some() && !better.needs_ocr);
        let same = merged(page("A long text that stands in the file", 595.0), Ok(read("A lo")));
        assert!(same.text.starts_with("A long text") && same.ocr.is_none() && !same.needs_ocr);
    }

    #[test]
    fn figures_that_were_seen_are_added_to_those_of_the_file() {
        let figure = |x: f32| Figure { number: 1, place: [x, 100.0, x + 90.0, 200.0], ..Figure::default() };
        let file = Page { figures: vec![figure(100.0)], ..page("x", 595.0) };
        let seen = Page { figures: vec![figure(120.0), figure(300.0)], ..read("A whole page") };
        let both = merged(file, Ok(seen)).figures;
        assert_eq!(
            both.iter().map(|figure| (figure.number, figure.place[0])).collect::<Vec<_>>(),
            [(1, 100.0), (2, 300.0)]
        );
    }

    #[test]
    fn a_page_that_could_not_be_read_says_so() {
        let page = merged(page("x", 595.0), Err(ReadError::Timeout));
        assert!(page.needs_ocr && page.text == "x");
    }

    #[test]
    fn a_slide_that_is_a_picture_keeps_its_words_and_gets_those_in_it() {
        let slide = merged(page("Results", 0.0), Ok(read("42 % of *all*")));
        assert_eq!(slide.text, "Results\n\n42 % of *all*");
        assert_eq!(slide.markdown.as_deref(), Some("\n\n42 % of \\*all\\*"));
        assert!(slide.words.is_empty());
    }
}
