//! What a package holds, and what becomes of it.

use super::{Back, Deeds, rows::Rows};
use crate::{
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, ButtonLink, Notice, NoticeKind},
};
use contract::{CardImportId, ImportCounts, ImportDeck, ImportDetail, ImportState, ImportView};

/// The report with what can be done about it.
#[component]
pub fn Report(detail: ImportDetail) -> impl IntoView {
    let i18n = use_i18n();
    let ImportDetail { import: ImportView { id, file_name, state, counts, .. }, report } = detail;
    let kind = match state {
        ImportState::Taken => NoticeKind::Good,
        ImportState::Waiting | ImportState::Undone => NoticeKind::Info,
    };
    let said = move || match state {
        ImportState::Waiting if counts.cards == 0 => t_string!(i18n, cards.imports.nothing_new),
        ImportState::Waiting => t_string!(i18n, cards.imports.would),
        ImportState::Taken => t_string!(i18n, cards.imports.did),
        ImportState::Undone => t_string!(i18n, cards.imports.was_undone),
    };
    view! {
        <article class="import-report">
            <h2 dir="auto">{file_name}</h2>
            <Notice kind=kind><p>{said}</p></Notice>
            <Figures counts=counts/>
            <div class="cards-ways"><Ways id=id state=state any={counts.cards > 0}/> <Back id=id state=state/></div>
            <Decks decks=report.decks all=counts.decks/>
            <Rows rows=report.rows counts=counts/>
        </article>
    }
    .into_any()
}

/// What to do next.
#[component]
fn Ways(id: CardImportId, state: ImportState, any: bool) -> impl IntoView {
    let i18n = use_i18n();
    let take = expect_context::<Deeds>().take;
    match state {
        ImportState::Waiting if any => view! {
            <ActionForm action=take>
                <input type="hidden" name="id" value=id.to_string()/>
                <Button submit=true kind=ButtonKind::Primary busy=take.pending()>{t!(i18n, cards.imports.take)}</Button>
            </ActionForm>
        }
        .into_any(),
        ImportState::Taken => view! {
            <ButtonLink href=format!("/cards?import={id}") kind=ButtonKind::Primary>
                {t!(i18n, cards.imports.see_cards)}
            </ButtonLink>
            <ButtonLink href="/review">{t!(i18n, cards.review)}</ButtonLink>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

#[component]
fn Figures(counts: ImportCounts) -> impl IntoView {
    let i18n = use_i18n();
    let figure = |words: AnyView, count: u32| view! { <div><dt>{words}</dt><dd>{count}</dd></div> };
    view! {
        <dl class="import-figures">
            {figure(t!(i18n, cards.imports.decks).into_any(), counts.decks)}
            {figure(t!(i18n, cards.imports.notes).into_any(), counts.notes)}
            {figure(t!(i18n, cards.cards).into_any(), counts.cards)}
            {figure(t!(i18n, cards.imports.reviews).into_any(), counts.reviews)}
            {figure(t!(i18n, cards.imports.media).into_any(), counts.media)}
            {figure(t!(i18n, cards.imports.left_out).into_any(), counts.left_out)}
        </dl>
    }
    .into_any()
}

/// The decks by name. Each becomes a tag of its cards.
#[component]
fn Decks(decks: Vec<ImportDeck>, all: u32) -> impl IntoView {
    let i18n = use_i18n();
    let further = all.saturating_sub(decks.len() as u32);
    let deck = |one: ImportDeck| {
        view! {
            <li>
                <span dir="auto">{one.name}</span> " "
                <span class="soft">{t!(i18n, cards.count, count = move || one.cards)}</span>
            </li>
        }
    };
    (!decks.is_empty()).then(|| {
        view! {
            <details class="fold">
                <summary>{t!(i18n, cards.imports.decks_say)}</summary>
                <ul class="import-decks">{decks.into_iter().map(deck).collect_view()}</ul>
                {(further > 0).then(|| view! {
                    <p class="soft">{t!(i18n, cards.imports.further, count = move || further)}</p>
                })}
            </details>
        }
    })
}
