//! The files that an output can be saved as.

use super::{
    api::KeepCards,
    state::{format_name, part_href, save_href},
};
use crate::{
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, FormNotice, Icon, Notice, NoticeKind},
};
use contract::{OutputId, OutputKind, QuizPart};
use leptos_router::hooks::use_query_map;

/// A link for each; the usual one first.
#[component]
pub fn Saves(output: OutputId, kind: OutputKind) -> impl IntoView {
    let i18n = use_i18n();
    let link = |(at, format): (usize, &contract::OutputFormat)| {
        let format = *format;
        view! {
            <a
                class="button"
                data-kind=if at == 0 && kind != OutputKind::Cards { "primary" } else { "plain" }
                href=save_href(output, format)
                rel="external"
                download=""
            >
                {(at == 0).then(|| view! { <Icon icon=icondata::LuDownload /> })}
                {format_name(format)}
            </a>
        }
    };
    let keep = ServerAction::<KeepCards>::new();
    let query = use_query_map();
    let kept = move || {
        let number = |name: &str| query.with(|query| query.get(name).and_then(|count| count.parse::<u32>().ok()));
        number("kept").zip(number("known"))
    };
    let cards = (kind == OutputKind::Cards).then(|| {
        view! {
            {move || kept().map(|(kept, known)| view! {
                <Notice kind=NoticeKind::Good>
                    <p>
                        {t!(i18n, study.cards_kept, count = move || kept)} " "
                        {(known > 0).then(|| t!(i18n, study.cards_known, count = move || known))} " "
                        <a href="/review">{t!(i18n, study.review)}</a>
                    </p>
                </Notice>
            })}
            <ActionForm action=keep>
                <input type="hidden" name="id" value=output.to_string() />
                <Button submit=true kind=ButtonKind::Primary icon=icondata::LuRepeat busy=keep.pending()>
                    {t!(i18n, study.keep_cards)}
                </Button>
            </ActionForm>
            <FormNotice value=keep.value() />
        }
    });
    view! {
        <div class="saves">
            {cards}
            <p class="saves-label">{t!(i18n, study.save_as)}</p>
            <div class="saves-links">{kind.formats().iter().enumerate().map(link).collect_view()}</div>
            {(kind == OutputKind::Quiz).then(|| view! { <Parts output=output/> })}
        </div>
    }
    .into_any()
}

/// Questions and key of a quiz, each a file of its own: one is handed out, the other is not.
#[component]
fn Parts(output: OutputId) -> impl IntoView {
    let i18n = use_i18n();
    let links = move |part: QuizPart, label: fn(leptos_i18n::I18nContext<Locale>) -> &'static str| {
        let papers = OutputKind::Quiz.formats().iter().copied().filter(|format| format.is_paper());
        let links = papers.map(|format| {
            view! {
                <a
                    class="button"
                    data-kind="plain"
                    href=part_href(output, format, part)
                    rel="external"
                    download=""
                    aria-label=move || format!("{}, {}", label(i18n), format_name(format))
                >
                    {format_name(format)}
                </a>
            }
        });
        view! {
            <p class="saves-label">{move || label(i18n)}</p>
            <div class="saves-links">{links.collect_view()}</div>
        }
    };
    view! {
        {links(QuizPart::Questions, |i18n| t_string!(i18n, study.questions_alone))}
        {links(QuizPart::Key, |i18n| t_string!(i18n, study.key_alone))}
    }
    .into_any()
}
