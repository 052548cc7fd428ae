//! Guides keep what they are given, whatever signs it holds.

use super::{docx, markdown, marked, pdf};
use crate::WriteFault;
use crate::outline::{Entry, Guide};
use crate::samples;

#[test]
fn markdown_keeps_paragraphs_paragraphs_and_cells_cells() {
    let text = String::from_utf8(markdown(&samples::guide()).unwrap()).unwrap();
    for said in
        ["\n1\\. This is no list.", "| a \\| b |", "\n   - deeper", "$$E = mc^2$$ (p. 4)", "![A gradient](<gradient>)"]
    {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn a_list_never_skips_a_depth() {
    let entries: Vec<Entry> = [3, 0, 2, 1, 1].iter().map(|depth| Entry { depth: *depth, ..Entry::default() }).collect();
    let marks: Vec<(usize, String)> =
        marked(&entries, true).into_iter().map(|(depth, mark, _)| (depth, mark)).collect();
    let expected = [(0, "1."), (0, "2."), (1, "2.1."), (1, "2.2."), (1, "2.3.")];
    assert_eq!(marks, expected.map(|(depth, mark)| (depth, mark.to_owned())));
}

#[test]
fn every_block_is_set_and_an_empty_guide_is_refused() {
    assert!(pdf(&samples::guide()).unwrap().starts_with(b"%PDF"));
    assert!(docx(&samples::guide()).unwrap().starts_with(b"PK"));
    assert_eq!(pdf(&Guide::default()), Err(WriteFault::Empty));
}
