//! An output as it would be printed.

use super::api;
use crate::{
    Refused,
    i18n::*,
    prelude::*,
    ui::{RefusalNotice, Skeleton, SkeletonShape},
};
use contract::{OutputFormat, OutputKind, OutputState, OutputView};
use leptos::task::spawn_local;

/// The picture of the first page, small; none for what is not printed or not made.
pub fn small_href(output: &OutputView) -> Option<String> {
    let made = output.state == OutputState::Ready && output.items > 0;
    match output.kind {
        _ if !made => None,
        OutputKind::ConceptMap => Some(super::state::save_href(output.id, OutputFormat::Svg)),
        kind if is_printed(kind) => Some(page_href(output, "small")),
        _ => None,
    }
}

/// Whether there are pages to see.
pub fn is_printed(kind: OutputKind) -> bool {
    kind.formats().contains(&OutputFormat::Pdf)
}

/// The state that is shown is named, so that a browser asks again once it is another.
fn page_href(output: &OutputView, page: &str) -> String {
    format!("/study/{}/pages/{page}.webp?of={}", output.id, output.updated_at.timestamp_micros())
}

/// Its pages side by side. They are asked for once the page is there, since drawing them takes a moment.
#[component]
pub fn Preview(output: OutputView) -> impl IntoView {
    let i18n = use_i18n();
    let id = output.id;
    let output = StoredValue::new(output);
    let pages = RwSignal::new(None);
    Effect::new(move || {
        spawn_local(async move {
            let drawn = api::drawn_pages(id).await;
            // The page may have been left meanwhile.
            let _ = pages.try_set(Some(drawn));
        });
    });
    let page = move |number: u32| {
        let source = output.with_value(|output| page_href(output, &number.to_string()));
        let href = source.clone();
        let alt = move || t_string!(i18n, study.printed_page, number = number).to_string();
        view! {
            <li>
                <a href=href rel="external" target="_blank">
                    <img src=source alt=alt loading="lazy" decoding="async"/>
                </a>
            </li>
        }
    };
    view! {
        <section class="preview">
            <h2>{t!(i18n, study.as_printed)}</h2>
            {move || match pages.get() {
                None => view! { <Skeleton shape=SkeletonShape::Lines(4)/> }.into_any(),
                Some(Ok(count)) => {
                    view! { <ul class="preview-pages">{(1..=count).map(page).collect_view()}</ul> }.into_any()
                }
                Some(Err(Refused(refusal))) => view! { <RefusalNotice refusal=refusal/> }.into_any(),
            }}
        </section>
    }
    .into_any()
}
