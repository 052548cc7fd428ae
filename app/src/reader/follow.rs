//! What the reader does by itself in the browser: waking up, going where it is told, keeping the address and the
//! place, listening to keys and live events. Effects and handlers only; the server runs none of it.

use super::{
    api,
    book::{Book, Goal},
    head::PAGE_FIELD,
    page::{Layout, Part},
    panel::FIND_FIELD,
    state::Zoom,
    watch::{Watch, page_now, still_landed, to_middle, to_top},
};
use crate::browser::{keys, live::on_live, page as screen, storage};
use crate::prelude::*;
use contract::MaterialId;
use leptos::{ev, leptos_dom::helpers::TimeoutHandle, task::spawn_local};
use std::time::Duration;
use wasm_bindgen::JsValue;

/// The place is kept once the person has stayed on a page this long.
const STAY: Duration = Duration::from_secs(1);
/// Where the browser keeps the size of pages, and how many are shown.
const ZOOM: &str = "lectern.reader.zoom";
const PAGES: &str = "lectern.reader.pages";
const ONE: &str = "one";

/// Everything, for as long as the reader lives.
pub fn all(book: Book, layout: Layout) {
    remember(book);
    wake(book);
    go(book);
    watch(book);
    keep(book);
    listen_to_keys(book, layout);
    on_live(move |event| book.hear(&event));
}

/// The size of pages, and whether all are shown or one: this browser's business.
fn remember(book: Book) {
    Effect::new(move |before: Option<()>| {
        let (zoom, all) = (book.zoom.get(), book.continuous.get());
        if before.is_some() {
            storage::set(ZOOM, &zoom.0.to_string());
            storage::set(PAGES, if all { "all" } else { ONE });
        }
    });
}

/// Lays all pages out around the one the server sent, unless the person wants one at a time, and goes to what the
/// address names.
fn wake(book: Book) {
    Effect::new(move || {
        if let Some(zoom) = storage::get(ZOOM).and_then(|text| Zoom::read(&text)) {
            book.zoom.set(zoom);
        }
        book.continuous.set(storage::get(PAGES).as_deref() != Some(ONE));
        let number = book.current.get_untracked();
        let passage = book.passage.with_untracked(|one| one.as_ref().is_some_and(|one| one.page == number));
        let hit = book.hit.get_untracked();
        request_animation_frame(move || {
            if is_closed(book) {
                return;
            }
            if let Some(hit) = hit.filter(|_| !passage) {
                book.go_to_hit(hit);
            } else if passage {
                book.goal.set(Some(Goal::Marked(number)));
            } else if number > 1 {
                book.goal.set(Some(Goal::Page(number)));
            }
        });
    });
}

/// Goes to the goal. Marked words are brought to the middle by their own page, once it is drawn.
fn go(book: Book) {
    Effect::new(move || match book.goal.get() {
        Some(Goal::Page(number)) => request_animation_frame(move || {
            if !is_closed(book) {
                to_top(book, number);
                book.goal.set(None);
            }
        }),
        Some(Goal::Marked(number)) => request_animation_frame(move || {
            if is_closed(book) {
                return;
            }
            let drawn = book.leaf(number).is_some_and(|leaf| leaf.near.get_untracked());
            if drawn { to_middle(book, number) } else { to_top(book, number) }
        }),
        None => {}
    });
}

/// The reader has been left; what it shared is gone.
fn is_closed(book: Book) -> bool {
    book.goal.try_get_untracked().is_none()
}

/// Watches the sheets that are laid out.
fn watch(book: Book) {
    Effect::new(move |before: Option<Option<Watch>>| {
        drop(before);
        book.continuous.track();
        book.leaves.track();
        if book.continuous.get_untracked() { Watch::begin(book) } else { None }
    });
    // One page at a time: the page shown is drawn without being watched.
    Effect::new(move || {
        if !book.continuous.get()
            && let Some(leaf) = book.leaf(book.current.get())
        {
            leaf.near.set(true);
        }
    });
}

/// The view was scrolled: which page is being read?
pub fn scrolled(book: Book, pending: StoredValue<bool>) {
    if pending.get_value() || !book.continuous.get_untracked() {
        return;
    }
    pending.set_value(true);
    request_animation_frame(move || {
        pending.try_set_value(false);
        if book.goal.try_get_untracked() == Some(None)
            && !still_landed(book)
            && let Some(page) = page_now(book)
            && book.current.get_untracked() != page
        {
            book.current.set(page);
        }
    });
}

/// Keeps the address and the place as the person reads on.
fn keep(book: Book) {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |before: Option<u32>| {
        let page = book.current.get();
        let href = book.spot().href(book.id);
        if before.is_some() {
            show_address(&href);
        }
        if before.is_some_and(|before| before != page) {
            if let Some(earlier) = waiting.get_value() {
                earlier.clear();
            }
            waiting.set_value(set_timeout_with_handle(move || keep_place(book.id, page), STAY).ok());
        }
        page
    });
}

fn keep_place(id: MaterialId, page: u32) {
    spawn_local(async move {
        // A place that is not kept is tried again with the next page.
        drop(api::keep_place(id, page).await);
    });
}

/// The router is not told: nothing is to be loaded.
fn show_address(href: &str) {
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        drop(history.replace_state_with_url(&state, "", Some(href)));
    }
}

fn listen_to_keys(book: Book, layout: Layout) {
    keys::on_key(move |event: &ev::KeyboardEvent| {
        let pressed = |key| keys::plain(event, key);
        let page = book.current.get_untracked();
        // The first Escape empties a search field, and a dialog has it for itself.
        if event.key() == "Escape" && !keys::empties(event) && !screen::has_dialog() {
            if layout.put_away() {
                screen::focus(super::sheets::SCROLLER);
            }
            return;
        }
        if pressed("j") {
            book.go_to(page + 1);
        } else if pressed("k") {
            book.go_to(page.saturating_sub(1));
        } else if pressed("n") {
            book.next_hit(false);
        } else if pressed("N") {
            book.next_hit(true);
        } else if pressed("+") || pressed("=") {
            book.zoom.update(|zoom| *zoom = zoom.larger());
        } else if pressed("-") {
            book.zoom.update(|zoom| *zoom = zoom.smaller());
        } else if pressed("0") {
            book.zoom.set(Zoom::FIT);
        } else if pressed("/") {
            layout.show(Part::Find);
            focus_soon(FIND_FIELD);
        } else if pressed("a") {
            layout.show(Part::Ask);
            focus_soon(super::panel::ASK_FIELD);
        } else if pressed("g") {
            focus_soon(PAGE_FIELD);
        } else {
            return;
        }
        event.prevent_default();
    });
}

/// After the panel has been drawn.
pub fn focus_soon(id: &'static str) {
    request_animation_frame(move || screen::focus(id));
}
