//! The words that are selected on one page, as the browser knows them. Asked in handlers only.

use crate::prelude::*;
use contract::HighlightDraft;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range};

/// What is selected, if it stands on one page of the reader.
pub fn of_page() -> Option<HighlightDraft> {
    let selection = window().get_selection().ok().flatten()?;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let sheet = sheet_of(&range.start_container().ok()?)?;
    if sheet_of(&range.end_container().ok()?)? != sheet {
        return None;
    }
    let page = sheet.get_attribute("data-page")?.parse().ok()?;
    let quote = folded(&String::from(selection.to_string()));
    if quote.is_empty() {
        return None;
    }
    let nth = before(&sheet, &range).matches(&quote.to_lowercase()).count() as u32;
    Some(HighlightDraft { page, quote, nth, ..HighlightDraft::default() })
}

/// Nothing is selected any more.
pub fn clear() {
    if let Ok(Some(selection)) = window().get_selection() {
        drop(selection.remove_all_ranges());
    }
}

/// The page's words before the selection.
fn before(sheet: &Element, range: &Range) -> String {
    let before = range.clone_range();
    let cut = || {
        before.set_start(sheet, 0).ok()?;
        before.set_end(&range.start_container().ok()?, range.start_offset().ok()?).ok()
    };
    cut().map(|()| folded(&String::from(before.to_string())).to_lowercase()).unwrap_or_default()
}

fn sheet_of(node: &Node) -> Option<Element> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    element.closest("article.sheet[data-page]").ok().flatten()
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
