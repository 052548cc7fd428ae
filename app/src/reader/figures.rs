//! The figures of a material, side by side; each leads to its place.

use super::{api, book::Book, page::Layout, state::page_href};
use crate::prelude::*;
use crate::{
    Refused,
    i18n::*,
    ui::{RefusalNotice, Skeleton, SkeletonShape},
};
use contract::{FigureView, MaterialState};

/// The part of the panel.
#[component]
pub fn Figures() -> impl IntoView {
    let i18n = use_i18n();
    let book = expect_context::<Book>();
    // More come while the material is being read.
    let ready = Memo::new(move |_| book.material.with(|material| material.state == MaterialState::Ready));
    let figures = LocalResource::new(move || {
        ready.track();
        api::figures(book.id)
    });
    view! {
        <div class="panel-part">
            <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Lines(6)/> }>
                {move || Suspend::new(async move {
                    match figures.await {
                        Ok(figures) if figures.is_empty() => {
                            view! { <p class="panel-empty">{t!(i18n, reader.no_figures)}</p> }.into_any()
                        }
                        Ok(figures) => {
                            let tile = |figure| view! { <Tile figure=figure/> };
                            view! { <ul class="figures">{figures.into_iter().map(tile).collect_view()}</ul> }.into_any()
                        }
                        Err(Refused(refusal)) => view! { <RefusalNotice refusal=refusal/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
    .into_any()
}

#[component]
fn Tile(figure: FigureView) -> impl IntoView {
    let i18n = use_i18n();
    let book = expect_context::<Book>();
    let layout = expect_context::<Layout>();
    let page = figure.page;
    let source = format!("/figures/{}.webp", figure.id);
    let told = figure.caption.clone().unwrap_or_else(|| figure.told().to_owned());
    let cover = format!("/cards/cover/{}", figure.id);
    let (title, alt) = (told.clone(), figure.told().to_owned());
    let (width, height) = (figure.width.to_string(), figure.height.to_string());
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        book.go_to_figure(&figure);
        layout.leave_panel();
    };
    view! {
        <li>
            <a class="figure-tile" href=page_href(book.id, page) title=title on:click=go>
                <span class="figure-picture">
                    <img src=source alt=alt width=width height=height loading="lazy" decoding="async"/>
                </span>
                <span class="figure-caption" dir="auto">{told}</span>
                <span class="figure-page">{move || t_string!(i18n, reader.page_short, page = page).to_string()}</span>
            </a>
            <a class="figure-deed" href=cover>{t!(i18n, cards.cover)}</a>
        </li>
    }
    .into_any()
}
