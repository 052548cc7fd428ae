//! One material in the list: picture, title, kind and pages, tags, state.

use super::{
    edit::EditRow,
    kind::{KindIcon, kind_name, small_picture},
    page::Shown,
    reading_in::ReadingIn,
    remedy::Remedy,
    row_menu::RowMenu,
    shelf::Shelf,
};
use crate::i18n::*;
use crate::prelude::*;
use contract::{MaterialKind, MaterialView};

/// A row, or a card in the grid.
#[component]
pub fn MaterialRow(material: MaterialView, position: usize) -> impl IntoView {
    let i18n = use_i18n();
    let shown = expect_context::<Shown>();
    let id = material.id;
    let arrival = {
        let view = material.clone();
        Memo::new(move |_| shown.arrivals.with(|arrivals| arrivals.of(&view)))
    };
    let editing = Memo::new(move |_| shown.shelf.with(|shelf| shelf.edit.as_deref() == Some(&id.to_string())));
    let kind = material.kind;
    let title = material.title.clone();
    let select = {
        let title = title.clone();
        move || t_string!(i18n, library.select, title = title.clone()).to_string()
    };
    let from = material.site.clone().or(material.author.clone());
    let facts = move || {
        // Until they can be found, how many there are is said with how many are read. What flows on one page, and what
        // is heard, has no pages worth counting.
        let arrival = arrival.get();
        let pages = arrival.pages;
        let uncounted = arrival.is_moving() || matches!(kind, MaterialKind::Link | MaterialKind::Recording);
        let pages = (pages > 0 && !uncounted).then(|| t_string!(i18n, library.pages, count = pages).to_string());
        let parts = [Some(kind_name(i18n, kind).to_owned()), from.clone(), pages];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let ocr = material.pages_need_ocr;
    let ocr = (ocr > 0)
        .then(|| view! { <span class="material-ocr">{t!(i18n, library.need_ocr, count = move || ocr)}</span> });
    let tags = material.tags.iter().map(|tag| {
        let href = Shelf::default().with(|filter| filter.tag = Some(tag.clone())).href();
        view! { <a class="tag" href=href>{tag.clone()}</a> }
    });
    let tags = tags.collect_view();
    view! {
        <li class="material-row" data-selected=move || shown.selection.with(|one| one.has(id)).then_some("true")>
            <input
                class="material-check"
                type="checkbox"
                form="arrange"
                name=format!("materials[{position}]")
                value=id.to_string()
                aria-label=select
                prop:checked=move || shown.selection.with(|one| one.has(id))
                on:change=move |event| {
                    let on = event_target_checked(&event);
                    shown.selection.update(|one| one.set(id, on));
                }
            />
            <Thumbnail material=material.clone()/>
            <div class="material-words">
                <a class="material-title" href=format!("/materials/{id}") title=title.clone() dir="auto">{title.clone()}</a>
                <p class="material-facts">
                    <span>{facts}</span>
                    <ReadingIn arrival=arrival/>
                    {ocr}
                    {tags}
                </p>
                <Remedy material=material.clone() arrival=arrival/>
                {
                    let material = material.clone();
                    move || editing.get().then(|| view! { <EditRow material=material.clone()/> })
                }
            </div>
            <RowMenu material=material/>
        </li>
    }
    .into_any()
}

/// The first page, once it can be drawn; a drawing of the kind until then.
#[component]
fn Thumbnail(material: MaterialView) -> impl IntoView {
    let shown = expect_context::<Shown>();
    let id = material.id;
    let kind = material.kind;
    let picture = StoredValue::new(small_picture(&material, 1));
    let drawn = Memo::new(move |_| shown.arrivals.with(|arrivals| arrivals.of(&material)).can_open());
    view! {
        <a class="material-open" href=format!("/materials/{id}") tabindex="-1" aria-hidden="true">
            <span class="thumbnail" data-kind=format!("{kind:?}").to_lowercase()>
                {move || {
                    match picture.get_value().filter(|_| drawn.get()) {
                        Some(source) => view! { <img src=source alt="" loading="lazy" decoding="async"/> }.into_any(),
                        None => view! { <KindIcon kind=kind/> }.into_any(),
                    }
                }}
            </span>
        </a>
    }
    .into_any()
}
