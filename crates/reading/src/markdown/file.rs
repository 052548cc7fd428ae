//! A Markdown file as a document: what it says of itself before its text, and the pictures that stand in it.

use super::{front_matter, pictures};
use crate::{Document, ReadError, Section, delimiters};

/// Lines beyond which a text is refused: the parser keeps something for each.
const LINES_AT_MOST: usize = 1_000_000;

/// Reads the text of a file.
///
/// # Errors
/// [`ReadError::TooLarge`] where it has more lines than anybody writes.
pub(crate) fn document(source: &str) -> Result<Document, ReadError> {
    if source.bytes().filter(|byte| *byte == b'\n').count() > LINES_AT_MOST {
        return Err(ReadError::TooLarge { what: "the text of this file".into() });
    }
    let source = source.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let (about, text) = front_matter::split(&source);
    let (text, pictures, warnings) = pictures::unpacked(text);
    let section = Section { markdown: delimiters::of_file(&text).into_owned(), ..Section::default() };
    Ok(Document { about, sections: vec![section], pictures, warnings })
}

#[cfg(test)]
mod tests {
    use super::document;
    use proptest::prelude::*;

    const DOT: &str = "data:image/png;base64,iVBORw0KGgoAAAA=";
    const LEAF: &str = "data:image/png;base64,iVBORw0KGgoAAAE=";
    const ROOT: &str = "data:image/png;base64,iVBORw0KGgoAAAI=";

    #[test]
    fn pictures_in_the_text_become_pictures_of_the_document() {
        let source = format!(
            "---\ntitle: T\n---\n![A *cell*]({DOT} \"Figure 1\")\n\n![other][one] and <img alt='third' src=\"{DOT}\">\n\n\
             <div>\n<img src=\"{LEAF}\"\n alt=\"fourth\">\n</div>\n\n[one]: <{ROOT}>\n"
        );
        let read = document(&source).expect("is read");
        let text = &read.sections[0].markdown;
        assert_eq!(read.about.title.as_deref(), Some("T"));
        assert_eq!(read.pictures.len(), 3, "{text}");
        assert_eq!(read.pictures[0].alt.as_deref(), Some("A cell"));
        assert_eq!(read.pictures[0].caption.as_deref(), Some("Figure 1"));
        assert!(text.contains("![A *cell*](picture:0)") && text.contains("![third](picture:0)"), "{text}");
        assert!(text.contains("![other](picture:1)") && text.contains("\n\n![fourth](picture:2)\n\n"), "{text}");
        assert!(!text.contains("base64"), "{text}");
        assert!(read.warnings.is_empty());
    }

    proptest! {
        #[test]
        fn no_order_of_marks_breaks_the_reading(marks in prop::collection::vec(prop::sample::select(vec![
            "![", "](", ")", "]", "[a]: ", "[a]", "<img ", "src=", "alt=", "\"", "'", DOT, LEAF, "<script>", "</script", "<!--",
            "-->", "<p", "<td>", ">", "<", "\n", "\n\n", "| a |\n|---|\n", "- ", "é", "&gt;", "```\n", "---\n", "title: ", " ",
        ]), 0..40)) {
            let read = document(&marks.concat()).expect("is read");
            let _ = crate::markdown(&read.sections[0].markdown);
        }
    }

    #[test]
    fn a_picture_that_is_not_in_the_file_is_said_and_its_words_stay() {
        let read = document("# A\n\n![a cell](img/cell.png)\n\n<img src=\"/assets/x.jpg\" alt=\"a leaf\">\n")
            .expect("is read");
        assert_eq!(read.warnings.len(), 1);
        assert!(read.warnings[0].say.contains('2'), "{}", read.warnings[0].say);
        let pages = crate::markdown(&read.sections[0].markdown);
        assert!(pages[0].text.contains("a cell") && pages[0].text.contains("a leaf"), "{}", pages[0].text);
    }
}
