//! The right side: ask about this, find in it, look at its figures, make something of it, read its words.

use super::{
    book::Book,
    figures::Figures,
    highlight_list::HighlightList,
    page::{Layout, Part, Side},
};
use crate::{
    chat::api::Ask,
    i18n::*,
    prelude::*,
    study::MadeOf,
    ui::{Button, ButtonKind, FormNotice, IconButton},
};
use contract::Finding;

/// The field for words to find.
pub const FIND_FIELD: &str = "reader-find";
/// The field for a question.
pub const ASK_FIELD: &str = "reader-ask";

/// The side.
#[component]
pub fn Panel() -> impl IntoView {
    let i18n = use_i18n();
    let layout = expect_context::<Layout>();
    let tab = move |part: Part, words: &'static str| {
        view! {
            <button
                class="tab"
                type="button"
                aria-pressed=move || (layout.part.get() == part).to_string()
                on:click=move |_| layout.part.set(part)
            >
                {words}
            </button>
        }
    };
    view! {
        <aside class="reader-panel" aria-label=move || t_string!(i18n, reader.panel)>
            <div class="tabs" role="group">
                {move || tab(Part::Ask, t_string!(i18n, reader.ask))}
                {move || tab(Part::Find, t_string!(i18n, reader.find))}
                {move || tab(Part::Figures, t_string!(i18n, reader.figures))}
                {move || tab(Part::Make, t_string!(i18n, reader.make))}
                {move || tab(Part::Highlights, t_string!(i18n, reader.highlights))}
                {move || tab(Part::Text, t_string!(i18n, reader.text))}
                <span class="tabs-end">
                    <IconButton
                        icon=icondata::LuX
                        label=move || t_string!(i18n, reader.close_panel)
                        on:click=move |_| layout.panel.set(Side::Closed)
                    />
                </span>
            </div>
            {move || match layout.part.get() {
                Part::Ask => view! { <AskAbout/> }.into_any(),
                Part::Find => view! { <Find/> }.into_any(),
                Part::Figures => view! { <Figures/> }.into_any(),
                Part::Make => view! { <Make/> }.into_any(),
                Part::Highlights => view! { <HighlightList/> }.into_any(),
                Part::Text => view! { <PageText/> }.into_any(),
            }}
        </aside>
    }
    .into_any()
}

#[component]
fn AskAbout() -> impl IntoView {
    let i18n = use_i18n();
    let book = expect_context::<Book>();
    let ask = ServerAction::<Ask>::new();
    view! {
        <ActionForm action=ask attr:class="panel-part">
            <input type="hidden" name="scope[materials][0]" value=book.id.to_string()/>
            <label for=ASK_FIELD>{t!(i18n, reader.ask_label)}</label>
            <textarea
                id=ASK_FIELD
                name="question"
                rows="4"
                required
                dir="auto"
                placeholder=move || t_string!(i18n, reader.ask_placeholder)
            ></textarea>
            <label class="panel-check">
                <input
                    type="checkbox"
                    name="scope[page]"
                    value=move || book.current.get().to_string()
                />
                <span>{move || t_string!(i18n, reader.only_page, page = book.current.get()).to_string()}</span>
            </label>
            <FormNotice value=ask.value()/>
            <Button kind=ButtonKind::Primary submit=true busy=ask.pending()>{t!(i18n, reader.ask)}</Button>
        </ActionForm>
    }
    .into_any()
}

#[component]
fn Find() -> impl IntoView {
    let i18n = use_i18n();
    let book = expect_context::<Book>();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = document()
            .get_element_by_id(FIND_FIELD)
            .and_then(|field| Some(wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlInputElement>(field).ok()?.value()));
        let typed = typed.unwrap_or_default();
        if book.find.get_untracked().as_deref() == Some(typed.trim()) {
            book.next_hit(false);
        } else {
            book.look_for(typed);
        }
    };
    let said = move || {
        let count = book.found.with(Vec::len);
        book.find.get().map(|_| match book.hit.get() {
            _ if count == 0 => t_string!(i18n, reader.found_none).to_owned(),
            Some(at) => t_string!(i18n, reader.found_at, at = at + 1, count = count).to_string(),
            None => t_string!(i18n, reader.found, count = count).to_string(),
        })
    };
    view! {
        <div class="panel-part">
            <form class="find-form" role="search" action=format!("/materials/{}", book.id) method="get" on:submit=submit>
                <input type="hidden" name="page" value=move || book.current.get().to_string()/>
                <input
                    id=FIND_FIELD
                    type="search"
                    name="find"
                    dir="auto"
                    autocomplete="off"
                    value=book.find.get_untracked().unwrap_or_default()
                    aria-label=move || t_string!(i18n, reader.find)
                    placeholder=move || t_string!(i18n, reader.find_placeholder)
                />
                <IconButton icon=icondata::LuChevronUp label=move || t_string!(i18n, reader.found_before) on:click=move |_| book.next_hit(true)/>
                <IconButton icon=icondata::LuChevronDown label=move || t_string!(i18n, reader.found_next) on:click=move |_| book.next_hit(false)/>
            </form>
            <p class="places-count" role="status">{said}</p>
            <ol class="places">
                {move || {
                    book.found.get().into_iter().take(200).enumerate().map(|(at, one)| view! { <Place at=at one=one/> }).collect_view()
                }}
            </ol>
        </div>
    }
    .into_any()
}

/// One place that was found.
#[component]
fn Place(at: usize, one: Finding) -> impl IntoView {
    let i18n = use_i18n();
    let book = expect_context::<Book>();
    let layout = expect_context::<Layout>();
    let cut = |from: u32, to: u32| one.snippet.get(from as usize..to as usize).unwrap_or_default().to_owned();
    let (before, hit, after) =
        (cut(0, one.mark.0), cut(one.mark.0, one.mark.1), cut(one.mark.1, one.snippet.len() as u32));
    let find = book.find.get_untracked();
    let href = super::state::Spot { page: Some(one.page), find, ..Default::default() }.href(book.id);
    let page = one.page;
    view! {
        <li>
            <a
                href=href
                aria-current=move || (book.hit.get() == Some(at)).then_some("true")
                on:click=move |event| {
                    event.prevent_default();
                    book.go_to_hit(at);
                    layout.leave_panel();
                }
            >
                <span class="found-page">{move || t_string!(i18n, reader.page_short, page = page).to_string()}</span>
                <span class="found-words" dir="auto">{before}<mark>{hit}</mark>{after}</span>
            </a>
        </li>
    }
    .into_any()
}

/// What was made from this material, and the way to more.
#[component]
fn Make() -> impl IntoView {
    let book = expect_context::<Book>();
    view! { <div class="panel-part"><MadeOf material=book.id/></div> }.into_any()
}

/// The words of the page being read, plain: for copying, and for who cannot see the picture.
#[component]
fn PageText() -> impl IntoView {
    let i18n = use_i18n();
    let book = expect_context::<Book>();
    let text = move || {
        let number = book.current.get();
        let leaf = book.leaves.with(|leaves| leaves.get(number.checked_sub(1)? as usize).copied())?;
        leaf.page.with(|page| page.as_ref().map(|page| page.text.clone()))
    };
    let recognised = move || {
        let number = book.current.get();
        let leaf = book.leaves.with(|leaves| leaves.get(number.checked_sub(1)? as usize).copied())?;
        let (engine, sure) =
            leaf.page.with(|page| page.as_ref().and_then(|page| Some((page.ocr.clone()?, page.confidence))))?;
        Some(match sure {
            Some(sure) => {
                let percent = (sure * 100.0).round() as u32;
                t_string!(i18n, reader.recognised_sure, engine = engine, percent = percent).to_string()
            }
            None => t_string!(i18n, reader.recognised, engine = engine).to_string(),
        })
    };
    view! {
        <div class="panel-part page-text" dir="auto">
            {move || recognised().map(|words| view! { <p class="page-text-origin">{words}</p> })}
            {move || match text() {
                Some(text) if !text.trim().is_empty() => {
                    let parts = text.split("\n\n").map(|part| view! { <p>{part.to_owned()}</p> }).collect_view();
                    parts.into_any()
                }
                _ => view! { <p class="panel-empty">{t!(i18n, reader.no_text)}</p> }.into_any(),
            }}
        </div>
    }
    .into_any()
}
