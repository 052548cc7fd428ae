//! Highlights drawn on a page: strokes over its picture, marks in its reflowed text; and the bar that makes them.

use super::{
    book::Leaf,
    highlight::{Highlights, colour_name},
    marker,
};
use crate::browser::marks::{self, Mark};
use crate::{
    cards::CardMaking,
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind},
};
use contract::HighlightColour;
use leptos::html;

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

/// What can be done with the words that are selected: colours to mark them with, a card to make.
#[component]
pub fn HighlightBar() -> impl IntoView {
    let i18n = use_i18n();
    let highlights = expect_context::<Highlights>();
    let making = expect_context::<CardMaking>();
    let make = move |_| highlights.origin().into_iter().for_each(|origin| making.begin(origin));
    let swatch = move |colour: HighlightColour| {
        let label = move || t_string!(i18n, reader.highlight_in, colour = colour_name(i18n, colour)).to_string();
        view! { <Swatch colour=colour label=label pressed=false on:click=move |_| highlights.add(colour)/> }
    };
    move || {
        highlights.selected.with(Option::is_some).then(|| {
            view! {
                <div class="highlight-bar" role="toolbar" aria-label=move || t_string!(i18n, reader.highlight)>
                    {HighlightColour::ALL.map(swatch).collect_view()}
                    <Button kind=ButtonKind::Quiet icon=icondata::LuLayers on:mousedown=hold on:click=make>
                        {t!(i18n, cards.make_card)}
                    </Button>
                </div>
            }
        })
    }
}

/// The words would not stay selected if a button took the focus.
fn hold(event: leptos::ev::MouseEvent) {
    event.prevent_default();
}

/// A colour as a button.
#[component]
pub fn Swatch(
    colour: HighlightColour,
    #[prop(into)] label: TextProp,
    #[prop(into)] pressed: Signal<bool>,
) -> impl IntoView {
    let title = label.clone();
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
