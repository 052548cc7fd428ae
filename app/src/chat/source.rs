//! The source beside the thread: the cited page with the passage in marker.

use super::desk::{Cited, Desk};
use crate::{
    Refused,
    cards::MakeCard,
    i18n::*,
    prelude::*,
    reader::{self, PageCard, page_href},
    ui::{ButtonLink, IconButton, RefusalNotice, Skeleton, SkeletonShape, clock},
};
use contract::CardOrigin;
use leptos::html;
use wasm_bindgen::JsCast;

/// The panel; nothing while no source is open.
#[component]
pub fn Source() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    view! {
        <Show when=move || desk.source.with(Option::is_some)>
            <aside class="source" aria-label=move || t_string!(i18n, chat.source)>
                {move || desk.source.get().map(|cited| view! { <Open cited=cited/> })}
            </aside>
        </Show>
    }
    .into_any()
}

#[component]
fn Open(cited: Cited) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let Cited { citation, message } = cited;
    let origin = CardOrigin::Citation { answer: message, number: citation.number };
    let (id, number, second) = (citation.material, citation.page, citation.second);
    // A page of the web is never opened here.
    let page = LocalResource::new(move || async move {
        match id {
            Some(id) => reader::api::page(id, number).await,
            None => Err(Refused(contract::Refusal::Missing)),
        }
    });
    let body = NodeRef::<html::Div>::new();
    // The passage is brought to the middle once it is there.
    Effect::new(move || {
        let there = page.get().is_some();
        if let (true, Some(body)) = (there, body.get()) {
            request_animation_frame(move || {
                let stroke = body.query_selector(".stroke").ok().flatten();
                if let Some(stroke) = stroke.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
                    let middle = stroke.offset_top() - body.client_height() / 2;
                    body.set_scroll_top(middle.max(0));
                }
            });
        }
    });
    let boxes = citation.boxes.clone();
    let quote = citation.quote.clone();
    let href = citation_href(desk, &citation);
    view! {
        <header class="source-head">
            <div>
                <p class="source-title" dir="auto" title=citation.title.clone()>{citation.title.clone()}</p>
                <p class="source-page">
                    {move || match second {
                        Some(second) => clock(second),
                        None => t_string!(i18n, chat.page, page = number).to_string(),
                    }}
                </p>
            </div>
            <IconButton
                icon=icondata::LuX
                label=move || t_string!(i18n, chat.close_source)
                on:click=move |_| desk.source.set(None)
            />
        </header>
        <div class="source-body" node_ref=body>
            <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Page/> }>
                {move || {
                    let (boxes, quote) = (boxes.clone(), quote.clone());
                    Suspend::new(async move {
                        match page.await {
                            Ok(page) => view! { <PageCard page=page boxes=boxes quote=quote/> }.into_any(),
                            Err(Refused(refusal)) => view! { <RefusalNotice refusal=refusal/> }.into_any(),
                        }
                    })
                }}
            </Transition>
        </div>
        <footer class="source-foot">
            <blockquote dir="auto">{citation.quote}</blockquote>
            <div class="source-deeds">
                <ButtonLink href=href>{t!(i18n, chat.open_reader)}</ButtonLink>
                <MakeCard origin=origin named=true/>
            </div>
        </footer>
    }
    .into_any()
}

/// The reader at the cited passage: where the answer's own mark leads, which names the passage; else the page.
fn citation_href(desk: Desk, citation: &contract::Citation) -> String {
    let selector = desk.source.with_untracked(|source| {
        source.as_ref().map(|cited| {
            format!("[data-message=\"{}\"] a.citation[data-citation=\"{}\"]", cited.message, citation.number)
        })
    });
    let mark = selector.and_then(|selector| document().query_selector(&selector).ok().flatten());
    mark.and_then(|mark| mark.get_attribute("href"))
        .unwrap_or_else(|| citation.material.map_or_else(String::new, |id| page_href(id, citation.page)))
}
