//! Highlights drawn on a page: strokes over its picture, marks in its reflowed text; and the bar that makes them.

use super::{
    book::Leaf,
    highlight::{Highlights, colour_name},
    marker,
};
use crate::browser::marks::{self, Mark};
use crate::{i18n::*, prelude::*};
use contract::HighlightColour;
use leptos::html;
use wasm_bindgen::JsCast;

/// The strokes over a page's picture.
#[component]
pub fn HighlightStrokes(leaf: Leaf) -> impl IntoView {
    let highlights = expect_context::<Highlights>();
    let strokes = move || {
        let (width, height) = leaf.mark.with(|mark| (mark.width, mark.height));
        let all = highlights.all.read();
        let here = all.iter().filter(|one| one.page == leaf.number);
        here.flat_map(|one| {
            let strokes = marker::strokes(&one.boxes, leaf.number).into_iter();
            strokes.map(move |stroke| (one.colour.word(), marker::place(stroke, width, height)))
        })
        .map(|(colour, place)| view! { <mark class="stroke" data-kind="highlight" data-colour=colour style=place></mark> })
        .collect_view()
    };
    view! { <div class="sheet-marks" aria-hidden="true">{strokes}</div> }.into_any()
}

/// Marks the words of a reflowed page, and takes away the marks of those that are gone.
pub fn in_text(leaf: Leaf, body: NodeRef<html::Div>) {
    let highlights = expect_context::<Highlights>();
    Effect::new(move || {
        let arrived = leaf.page.with(Option::is_some);
        let here: Vec<_> =
            highlights.all.with(|all| all.iter().filter(|one| one.page == leaf.number).cloned().collect());
        let Some(body) = body.get().filter(|_| arrived) else { return };
        unmark(&body);
        for one in here {
            let attributes = [("data-kind", "highlight"), ("data-colour", one.colour.word())];
            marks::mark(&body, &one.quote, Mark { tag: "mark", class: "stroke", attributes: &attributes });
        }
    });
}

/// Leaves the words of former marks where they are.
fn unmark(body: &web_sys::Element) {
    while let Ok(Some(mark)) = body.query_selector("mark[data-kind=\"highlight\"]") {
        let Some(parent) = mark.parent_node() else { return };
        while let Some(child) = mark.first_child() {
            drop(parent.insert_before(&child, Some(&mark)));
        }
        drop(parent.remove_child(&mark));
        parent.normalize();
    }
}

/// Colours to choose from while words are selected.
#[component]
pub fn HighlightBar() -> impl IntoView {
    let i18n = use_i18n();
    let highlights = expect_context::<Highlights>();
    let swatch = move |colour: HighlightColour| {
        let label = move || t_string!(i18n, reader.highlight_in, colour = colour_name(i18n, colour)).to_string();
        view! { <Swatch colour=colour label=label pressed=false on:click=move |_| highlights.add(colour)/> }
    };
    move || {
        highlights.selected.with(Option::is_some).then(|| {
            view! {
                <div class="highlight-bar" role="toolbar" aria-label=move || t_string!(i18n, reader.highlight)>
                    {HighlightColour::ALL.map(swatch).collect_view()}
                </div>
            }
        })
    }
}

/// A colour as a button.
#[component]
pub fn Swatch(
    colour: HighlightColour,
    #[prop(into)] label: TextProp,
    #[prop(into)] pressed: Signal<bool>,
) -> impl IntoView {
    let title = label.clone();
    // The words would not stay selected if the button took the focus.
    let hold = |event: leptos::ev::MouseEvent| {
        if event.target().is_some_and(|target| target.dyn_ref::<web_sys::Element>().is_some()) {
            event.prevent_default();
        }
    };
    view! {
        <button
            class="swatch"
            type="button"
            data-colour=colour.word()
            aria-label=label
            title=title
            aria-pressed=move || pressed.get().to_string()
            on:mousedown=hold
        ></button>
    }
    .into_any()
}
