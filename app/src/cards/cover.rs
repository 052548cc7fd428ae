//! `/cards/cover/{figure}`: parts of a figure are covered, and each becomes a card.

use super::{
    api::{self, CoverFigure as MakeCards},
    cover_drawn::CoverDrawn,
    cover_figure::CoverFigure,
    cover_state::Covers,
};
use crate::{
    Refused,
    i18n::*,
    prelude::*,
    ui::{
        Button, ButtonKind, ButtonLink, Field, FormNotice, Notice, NoticeKind, PageRefusal, PageTitle, Skeleton,
        SkeletonShape,
    },
};
use contract::{FigureCover, FigureId, Refusal};
use leptos_router::hooks::use_params_map;

/// The page.
#[component]
pub fn CoverPage() -> impl IntoView {
    let i18n = use_i18n();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|all| all.get("figure")).and_then(|id| id.parse::<FigureId>().ok()));
    let action = ServerAction::<MakeCards>::new();
    let cover = resource(
        move || id.get(),
        |id| async move {
            match id {
                Some(id) => api::cover(id).await,
                None => Err(Refused(Refusal::Missing)),
            }
        },
    );
    view! {
        <PageTitle text=move || t_string!(i18n, cards.cover_title)/>
        <section class="cards">
            <h1>{t!(i18n, cards.cover_title)}</h1>
            <p class="cover-say">{t!(i18n, cards.cover_say)}</p>
            {move || match action.value().get() {
                Some(Ok(count)) => view! { <Made count=count/> }.into_any(),
                _ => ().into_any(),
            }}
            <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Lines(8)/> }>
                {move || Suspend::new(async move {
                    match cover.await {
                        Ok(cover) => view! { <Form cover=cover action=action/> }.into_any(),
                        Err(Refused(refusal)) => view! { <PageRefusal refusal=refusal/> }.into_any(),
                    }
                })}
            </Transition>
        </section>
    }
    .into_any()
}

#[component]
fn Made(count: u32) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Notice kind=NoticeKind::Good>
            <p>
                {t!(i18n, cards.cover_made, count = move || count)}
                " "
                <a href="/cards">{t!(i18n, cards.cover_see)}</a>
            </p>
        </Notice>
    }
    .into_any()
}

#[component]
fn Form(cover: FigureCover, action: ServerAction<MakeCards>) -> impl IntoView {
    let i18n = use_i18n();
    let FigureCover { figure, title, words } = cover;
    let back = format!("/materials/{}?page={}", figure.material, figure.page);
    let page = figure.page;
    let covers = Covers::new(words);
    provide_context(covers);
    let has_words = covers.words.with_value(|words| !words.is_empty());
    let nothing = Signal::derive(move || covers.count() == 0);
    view! {
        <p class="cover-of">
            <a href=back.clone() dir="auto">{move || t_string!(i18n, review.source_page, title = title.clone(), page = page).to_string()}</a>
        </p>
        <div class="cover-desk">
            <CoverFigure figure=figure.clone()/>
            <ActionForm action=action attr:class="form cover-form">
                <FormNotice value=action.value()/>
                <input type="hidden" name="id" value=figure.id.to_string()/>
                {has_words.then(|| view! { <Words/> })}
                <CoverDrawn/>
                <Field
                    label=move || t_string!(i18n, cards.cover_asked)
                    name="front"
                    value=t_string!(i18n, cards.cover_asked_usual).to_owned()
                    maxlength=500
                />
                <Field label=move || t_string!(i18n, cards.tags) name="labels" autocomplete="off"/>
                <div class="form-end">
                    <Button submit=true kind=ButtonKind::Primary busy=action.pending() disabled=nothing>
                        {t!(i18n, cards.cover_make)}
                    </Button>
                    <ButtonLink kind=ButtonKind::Quiet href=back>{t!(i18n, cards.cover_back)}</ButtonLink>
                </div>
            </ActionForm>
        </div>
    }
    .into_any()
}

/// The words that stand in the figure.
#[component]
fn Words() -> impl IntoView {
    let i18n = use_i18n();
    let covers = expect_context::<Covers>();
    let word = |(place, word): (usize, &contract::Mask)| {
        let picked = move || covers.picked.with(|picked| picked.get(place).copied().unwrap_or_default());
        view! {
            <li>
                <label class="check">
                    <input
                        type="checkbox"
                        name=format!("picked[{place}]")
                        value=place.to_string()
                        checked=picked()
                        prop:checked=picked
                        on:change=move |event| covers.pick(place, event_target_checked(&event))
                    />
                    <span dir="auto">{word.label.clone()}</span>
                </label>
            </li>
        }
    };
    view! {
        <fieldset class="cover-part cover-words">
            <legend>{t!(i18n, cards.cover_words)}</legend>
            <ul>{covers.words.with_value(|words| words.iter().enumerate().map(word).collect_view())}</ul>
            <div class="cover-deeds">
                <Button kind=ButtonKind::Quiet on:click=move |_| covers.pick_all(true)>{t!(i18n, cards.cover_all)}</Button>
                <Button kind=ButtonKind::Quiet on:click=move |_| covers.pick_all(false)>{t!(i18n, cards.cover_none)}</Button>
            </div>
        </fieldset>
    }
    .into_any()
}
