//! Which sheets are near the view, as the browser sees it; and scrolling to them. Effects and handlers only.

use super::{
    book::Book,
    sheets::SCROLLER,
    state::{Landed, Near, Seen, page_in_view},
};
use crate::browser::marks::{self, Mark};
use crate::prelude::*;
use contract::PassageView;
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
pub fn to_top(book: Book, number: u32) {
    if let Some(sheet) = sheet(number) {
        bring(&sheet, ScrollLogicalPosition::Start);
        land(book, number);
    }
}

/// Brings the marked words of a page to the middle of the view; the page itself where nothing is marked on it.
pub fn to_middle(book: Book, number: u32) {
    let Some(sheet) = sheet(number) else { return };
    match marked(&sheet) {
        Some(stroke) => bring(&stroke, ScrollLogicalPosition::Center),
        None => bring(&sheet, ScrollLogicalPosition::Start),
    }
    land(book, number);
}

/// The first marked words: a place that was found, else the quote, else the passage.
fn marked(inside: &Element) -> Option<Element> {
    let kinds = [".stroke[data-kind=found]", ".stroke[data-kind=passage]", ".stroke, .figure-cited"];
    kinds.into_iter().find_map(|kind| inside.query_selector(kind).ok().flatten())
}

/// Remembers where the view was brought to.
fn land(book: Book, page: u32) {
    let top = scroller().map(|scroller| f64::from(scroller.scroll_top()));
    book.landed.try_set_value(top.map(|top| Landed { page, top }));
}

/// Whether the view is still about where it was brought to last, at the page being read.
pub fn still_landed(book: Book) -> bool {
    let (Some(landed), Some(scroller)) = (book.landed.try_get_value().flatten(), scroller()) else { return false };
    let here = landed.page == book.current.get_untracked()
        && landed.holds(f64::from(scroller.scroll_top()), f64::from(scroller.client_height()));
    if !here {
        book.landed.try_set_value(None);
    }
    here
}

fn bring(element: &Element, place: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Instant);
    options.set_block(place);
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Puts the marker over a passage in a reflowed page, strongly over what is quoted of it, and brings it to the middle.
pub fn mark_text(body: &Element, passage: &PassageView) {
    let put = |words: &str, kind| {
        marks::mark(body, words, Mark { tag: "mark", class: "stroke", attributes: &[("data-kind", kind)] });
    };
    put(&passage.text, if passage.quoted.is_empty() { "passage" } else { "around" });
    for quote in &passage.quoted {
        put(quote, "passage");
    }
    if let Some(stroke) = marked(body) {
        bring(&stroke, ScrollLogicalPosition::Center);
    }
}

/// Frames a figure in a reflowed page, and brings it to the middle.
pub fn mark_figure(body: &Element, figure: &str) {
    const CITED: &str = "figure-cited";
    if let Ok(Some(before)) = body.query_selector(&format!(".{CITED}")) {
        drop(before.class_list().remove_1(CITED));
    }
    if let Ok(Some(picture)) = body.query_selector(&format!("img[data-figure=\"{figure}\"]")) {
        drop(picture.class_list().add_1(CITED));
        bring(&picture, ScrollLogicalPosition::Center);
    }
}
