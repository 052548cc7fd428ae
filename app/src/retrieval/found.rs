//! What a search found, grouped by material.

use super::{
    marked::Marked,
    state::{Group, group},
};
use crate::prelude::*;
use crate::{
    i18n::*,
    ui::{Empty, Notice, clock},
};
use contract::{Hit, SearchFound, Stretches};

/// The hits, or a word that there are none.
#[component]
pub fn Found(found: SearchFound) -> impl IntoView {
    let i18n = use_i18n();
    let count = found.hits.len();
    let groups = group(found.hits);
    let say = found.say.map(|say| view! { <Notice><p>{say}</p></Notice> });
    if groups.is_empty() {
        return view! {
            {say}
            <Empty say=move || t_string!(i18n, retrieval.nothing) />
        }
        .into_any();
    }
    let milliseconds = format!("{:.0}", found.milliseconds);
    view! {
        {say}
        <p class="found-count soft" role="status">
            {t!(i18n, retrieval.passages, count = move || count)} " · " {milliseconds} " ms"
        </p>
        {groups.into_iter().map(|group| view! { <FoundIn group=group /> }).collect_view()}
    }
    .into_any()
}

#[component]
fn FoundIn(group: Group) -> impl IntoView {
    let first = group.hits.first().map_or(1, |hit| hit.page);
    let title = group.title.clone();
    let picture = format!("/materials/{}/pages/{first}.webp?width=200", group.material);
    let pictured = group.hits.first().is_some_and(|hit| hit.pictured);
    view! {
        <section class="found">
            {pictured.then(|| view! {
                <img class="found-picture" src=picture alt="" loading="lazy" width="72" height="96" />
            })}
            <div class="found-body">
                <h2 class="found-title" title=title.clone()>
                    <a href=format!("/materials/{}", group.material)>{title.clone()}</a>
                </h2>
                <ol class="found-hits">{group.hits.into_iter().map(|hit| view! { <FoundHit hit=hit /> }).collect_view()}</ol>
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn FoundHit(hit: Hit) -> impl IntoView {
    let i18n = use_i18n();
    let mut href = format!("/materials/{}?page={}&passage={}", hit.material, hit.page, hit.chunk);
    if let (Some(_), Some((start, end))) = (hit.second, hit.marks.first()) {
        // A recording begins where the word is said, not where its passage does.
        href.push_str(&format!("&quote={}", Stretches::new(std::iter::once(*start..*end))));
    }
    let place = hit.headings.last().cloned();
    let page = hit.page;
    let at = match hit.second {
        Some(second) => clock(second).into_any(),
        None => t!(i18n, retrieval.page, page = page).into_any(),
    };
    let figure = hit.figure.map(|figure| {
        let source = format!("/figures/{figure}.webp");
        view! { <img class="hit-figure" src=source alt="" loading="lazy" decoding="async" /> }
    });
    let part = |value: Option<f32>| value.map(|value| format!("{value:.2}"));
    let (words, meaning) = (part(hit.why.words), part(hit.why.meaning));
    view! {
        <li class="hit">
            <a class="hit-passage" href=href>
                <span class="hit-place">
                    {at} {place.map(|place| format!(" · {place}"))}
                </span>
                {figure}
                <span class="hit-words"><Marked text=hit.passage marks=hit.marks /></span>
            </a>
            <details class="why">
                <summary>{t!(i18n, retrieval.why)}</summary>
                <p>
                    {match words {
                        Some(score) => t!(i18n, retrieval.why_words, score = score).into_any(),
                        None => t!(i18n, retrieval.why_no_words).into_any(),
                    }}
                    " "
                    {match meaning {
                        Some(score) => t!(i18n, retrieval.why_meaning, score = score).into_any(),
                        None => t!(i18n, retrieval.why_no_meaning).into_any(),
                    }}
                </p>
            </details>
        </li>
    }
    .into_any()
}
