//! The panel's list of highlights: each leads to its page, takes a note, changes its colour, goes.

use super::{
    book::Book,
    highlight::{Highlights, colour_name},
    highlight_marks::Swatch,
    page::Layout,
    state::page_href,
};
use crate::{
    cards::MakeCard,
    i18n::*,
    prelude::*,
    ui::{Button, IconButton},
};
use contract::{CardOrigin, HighlightColour, HighlightView};
use leptos::html;

/// The part of the panel.
#[component]
pub fn HighlightList() -> impl IntoView {
    let i18n = use_i18n();
    let highlights = expect_context::<Highlights>();
    let empty = Memo::new(move |_| highlights.all.with(Vec::is_empty));
    view! {
        <div class="panel-part">
            {move || empty.get().then(|| view! { <p class="panel-empty">{t!(i18n, reader.no_highlights)}</p> })}
            <ol class="highlights">
                <For each=move || highlights.all.get() key=|one| (one.id, one.colour, one.note.clone()) children=|one| view! { <One one=one/> }/>
            </ol>
        </div>
    }
    .into_any()
}

#[component]
fn One(one: HighlightView) -> impl IntoView {
    let i18n = use_i18n();
    let book = expect_context::<Book>();
    let layout = expect_context::<Layout>();
    let highlights = expect_context::<Highlights>();
    let field = NodeRef::<html::Textarea>::new();
    let HighlightView { id, page, quote, note, colour, .. } = one;
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        book.go_to(page);
        layout.leave_panel();
    };
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(field) = field.get_untracked() {
            highlights.set_note(id, field.value());
        }
    };
    let swatch = move |other: HighlightColour| {
        let label = move || colour_name(i18n, other).to_owned();
        let change = move |_| highlights.set_colour(id, other);
        view! { <Swatch colour=other label=label pressed=Signal::stored(other == colour) on:click=change/> }
    };
    view! {
        <li class="highlight" data-colour=colour.word()>
            <a href=page_href(book.id, page) on:click=go>
                <span class="found-page">{move || t_string!(i18n, reader.page_short, page = page).to_string()}</span>
                <q dir="auto">{quote}</q>
            </a>
            <form class="highlight-note" on:submit=keep>
                <textarea
                    node_ref=field
                    name="note"
                    rows="2"
                    dir="auto"
                    maxlength="4000"
                    aria-label=move || t_string!(i18n, reader.highlight_note)
                    placeholder=move || t_string!(i18n, reader.highlight_note)
                >{note}</textarea>
                <div class="highlight-deeds">
                    {HighlightColour::ALL.map(swatch).collect_view()}
                    <MakeCard origin=CardOrigin::Highlight(id)/>
                    <IconButton
                        icon=icondata::LuTrash2
                        label=move || t_string!(i18n, reader.delete_highlight)
                        on:click=move |_| highlights.delete(id)
                    />
                    <Button submit=true>{t!(i18n, reader.keep_note)}</Button>
                </div>
            </form>
        </li>
    }
    .into_any()
}
