//! Which sheets are near the view, as the browser sees it; and scrolling to them. Effects and handlers only.

use super::{
    book::Book,
    sheets::SCROLLER,
    state::{Near, Seen, page_in_view},
};
use crate::browser::marks::{self, Mark};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ScrollBehavior,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// Sheets this far above and below the view are drawn.
const MARGIN: &str = "120% 0px";

/// Sees sheets come near and go away, until it is dropped.
pub struct Watch {
    observer: IntersectionObserver,
    _seen: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

impl Watch {
    /// Watches the sheets that there are once the page has been laid out.
    pub fn begin(book: Book) -> Option<Self> {
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        options.set_root(scroller().as_ref());
        let seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            for entry in entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok()) {
                if let Some(number) = number_of(&entry.target()) {
                    came(book, number, entry.is_intersecting());
                }
            }
        });
        let observer = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options).ok()?;
        let watching = observer.clone();
        request_animation_frame(move || {
            for sheet in sheets() {
                watching.observe(&sheet);
            }
        });
        Some(Self { observer, _seen: seen })
    }
}

fn came(book: Book, number: u32, near: bool) {
    // One page at a time is always drawn.
    let alone = book.continuous.try_get_untracked() == Some(false);
    if book.near.try_update_value(|all: &mut Near| all.set(number, near)).is_some()
        && let Some(leaf) = book.leaf(number)
    {
        let near = near || alone;
        if leaf.near.get_untracked() != near {
            leaf.near.set(near);
        }
    }
}

fn scroller() -> Option<Element> {
    document().get_element_by_id(SCROLLER)
}

fn sheets() -> Vec<Element> {
    let Some(Ok(list)) = scroller().map(|scroller| scroller.query_selector_all(".sheet")) else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).collect()
}

fn sheet(number: u32) -> Option<Element> {
    document().get_element_by_id(&format!("page-{number}"))
}

fn number_of(sheet: &Element) -> Option<u32> {
    sheet.get_attribute("data-page")?.parse().ok()
}

/// The page that is being read now.
pub fn page_now(book: Book) -> Option<u32> {
    let scroller = scroller()?;
    let height = f64::from(scroller.client_height());
    let left = f64::from(scroller.scroll_height()) - f64::from(scroller.scroll_top()) - height;
    if left < 2.0 && scroller.scroll_top() > 0 {
        return Some(book.leaves.with_untracked(Vec::len) as u32);
    }
    let top = scroller.get_bounding_client_rect().top();
    let near = book.near.try_with_value(Near::pages)?;
    let seen: Vec<Seen> = near
        .into_iter()
        .filter_map(|page| {
            let place = sheet(page)?.get_bounding_client_rect();
            Some(Seen { page, top: place.top() - top, bottom: place.bottom() - top })
        })
        .collect();
    page_in_view(&seen, height)
}

/// Brings the top of a page into view.
pub fn to_top(number: u32) {
    if let Some(sheet) = sheet(number) {
        bring(&sheet, ScrollLogicalPosition::Start);
    }
}

/// Brings the marked words of a page to the middle of the view; the page itself where nothing is marked on it.
pub fn to_middle(number: u32) {
    let Some(sheet) = sheet(number) else { return };
    let found = sheet.query_selector(".stroke[data-kind=found]").ok().flatten();
    match found.or_else(|| sheet.query_selector(".stroke").ok().flatten()) {
        Some(stroke) => bring(&stroke, ScrollLogicalPosition::Center),
        None => bring(&sheet, ScrollLogicalPosition::Start),
    }
}

fn bring(element: &Element, place: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Instant);
    options.set_block(place);
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Puts the marker over a passage in a reflowed page, and brings it to the middle.
pub fn mark_text(body: &Element, passage: &str) {
    marks::mark(body, passage, Mark { tag: "mark", class: "stroke", attributes: &[("data-kind", "passage")] });
    if let Ok(Some(stroke)) = body.query_selector(".stroke") {
        bring(&stroke, ScrollLogicalPosition::Center);
    }
}
