//! One item: what it says, where it stands, and what can be done with it.

use super::{api, edit_item::EditItem};
use crate::{
    i18n::*,
    prelude::*,
    ui::{Icon, Menu},
};
use contract::{
    ItemBody, ItemKind, ItemSource, OutputId, OutputItem, OutputKind, Support,
    cloze::{self, Part},
};

/// The item with its menu.
#[component]
pub fn Item(
    output: OutputId,
    kind: OutputKind,
    at: usize,
    last: bool,
    item: OutputItem,
    change: ServerAction<api::ChangeItem>,
    keep: ServerAction<api::KeepItem>,
    shift: ServerAction<api::MoveItem>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (id, kept, body) = (item.id, item.kept, item.body.clone());
    let order = move |by: i32, words: &'static str, shown: bool| {
        shown.then(|| {
            view! {
                <ActionForm action=shift>
                    <input type="hidden" name="output" value=output.to_string() />
                    <input type="hidden" name="item" value=id.to_string() />
                    <button class="button" type="submit" name="by" value=by.to_string()>{words}</button>
                </ActionForm>
            }
        })
    };
    let keep_words = move || match kept {
        true => t_string!(i18n, study.leave_out),
        false => t_string!(i18n, study.take_in),
    };
    let editing = RwSignal::new(false);
    let changeable = kind != OutputKind::ConceptMap;
    view! {
        <div class="item" data-kept=(!kept).then_some("false") data-kind=kind_word(body.kind)>
            <div class="item-main">
                <Body body=body.clone() />
                <Sources sources=body.sources.clone() support=body.support edited=item.edited />
            </div>
            <Menu label=move || t_string!(i18n, study.more_item)>
                <ActionForm action=keep>
                    <input type="hidden" name="output" value=output.to_string() />
                    <input type="hidden" name="item" value=id.to_string() />
                    <button class="button" type="submit" name="kept" value=if kept { "false" } else { "true" }>{keep_words}</button>
                </ActionForm>
                {order(-1, t_string!(i18n, study.up), at > 0)}
                {order(1, t_string!(i18n, study.down), !last)}
                {changeable.then(|| view! {
                    <button class="button" type="button" on:click=move |_| editing.set(true)>{t!(i18n, study.change)}</button>
                })}
            </Menu>
        </div>
        <Show when=move || editing.get()>
            <EditItem output=output item=item.clone() change=change done=move || editing.set(false) />
        </Show>
    }
    .into_any()
}

fn kind_word(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Term => "term",
        ItemKind::List => "list",
        ItemKind::Figure => "figure",
        ItemKind::Formula => "formula",
        ItemKind::PaperQuestion => "paper",
        ItemKind::Link => "link",
        _ => "text",
    }
}

/// What it says.
#[component]
pub fn Body(body: ItemBody) -> impl IntoView {
    let i18n = use_i18n();
    match body.kind {
        ItemKind::Term => view! {
            <p class="item-text" dir="auto"><b>{body.front}</b> " " {body.back}</p>
        }
        .into_any(),
        ItemKind::List => view! {
            <p class="item-text" dir="auto">{body.front}</p>
            <ul class="item-points">
                {body.back.lines().map(|line| view! { <li dir="auto">{line.to_owned()}</li> }).collect_view()}
            </ul>
        }
        .into_any(),
        ItemKind::Figure => view! {
            <figure class="item-figure">
                {body.figure.map(|figure| view! {
                    <img src=format!("/figures/{figure}.webp") alt=body.front.clone() loading="lazy" />
                })}
                <figcaption dir="auto">{body.front.clone()}</figcaption>
            </figure>
        }
        .into_any(),
        ItemKind::Cloze => view! { <p class="item-text" dir="auto"><Cloze text=body.front /></p> }.into_any(),
        ItemKind::MultipleChoice => {
            let right = body.right;
            let choice = move |(at, text): (usize, String)| {
                let is_right = right == Some(at as u32);
                view! {
                    <li dir="auto" data-right=is_right.then_some("true")>
                        {text}
                        {is_right.then(|| view! { <Icon icon=icondata::LuCheck /> })}
                    </li>
                }
            };
            view! {
                <p class="item-text" dir="auto">{body.front}</p>
                <ol class="item-choices">{body.choices.into_iter().enumerate().map(choice).collect_view()}</ol>
            }
            .into_any()
        }
        ItemKind::TrueFalse => {
            let answer = match body.right {
                Some(0) => t!(i18n, study.is_true).into_any(),
                _ => t!(i18n, study.is_false).into_any(),
            };
            view! {
                <p class="item-text" dir="auto">{body.front}</p>
                <p class="item-answer">{answer}</p>
            }
            .into_any()
        }
        ItemKind::ShortAnswer | ItemKind::Numeric | ItemKind::Basic => view! {
            <p class="item-text" dir="auto">{body.front}</p>
            <p class="item-answer" dir="auto">{body.back}</p>
        }
        .into_any(),
        ItemKind::PaperQuestion => {
            let marks = body.marks.map(|marks| view! { <span class="item-marks">{format!("[{marks}]")}</span> });
            let answered = !body.back.is_empty();
            view! {
                <p class="item-text" dir="auto"><b>{body.number}</b> " " {body.front} " " {marks}</p>
                {if answered {
                    view! { <p class="item-answer" dir="auto">{body.back}</p> }.into_any()
                } else {
                    view! { <p class="item-answer soft">{t!(i18n, study.not_found)}</p> }.into_any()
                }}
            }
            .into_any()
        }
        ItemKind::Link => view! {
            <p class="item-text" dir="auto">
                <b>{body.front}</b> " → " {(!body.number.is_empty()).then(|| format!("{} → ", body.number))} <b>{body.back}</b>
            </p>
        }
        .into_any(),
        ItemKind::Quote => view! {
            <p class="item-text" dir="auto"><q>{body.front}</q></p>
            {(!body.back.is_empty()).then(|| view! { <p class="item-answer" dir="auto">{body.back}</p> })}
        }
        .into_any(),
        ItemKind::Sentence | ItemKind::Formula => view! { <p class="item-text" dir="auto">{body.front}</p> }.into_any(),
    }
}

/// A cloze with its gaps filled and marked.
#[component]
fn Cloze(text: String) -> impl IntoView {
    let part = |part| match part {
        Part::Text(words) => words.to_owned().into_any(),
        Part::Gap { answer, .. } => view! { <mark class="item-gap">{answer.to_owned()}</mark> }.into_any(),
    };
    cloze::parts(&text).into_iter().map(part).collect_view()
}

/// The pages it rests on, and whether they say it.
#[component]
pub fn Sources(sources: Vec<ItemSource>, support: Option<Support>, edited: bool) -> impl IntoView {
    let i18n = use_i18n();
    let link = move |source: ItemSource| {
        let (page, title) = (source.page, source.title);
        let shown = title.clone();
        view! {
            <a class="item-source" href=source.href title=source.quote>
                <span class="item-source-title" dir="auto">{shown}</span> " " {t!(i18n, study.page, page = page)}
            </a>
        }
    };
    let support = match support {
        Some(Support::Partly) => Some(t!(i18n, study.partly).into_any()),
        Some(Support::Unsupported) => Some(t!(i18n, study.unsupported).into_any()),
        _ => None,
    };
    view! {
        <p class="item-sources">
            {sources.into_iter().take(3).map(link).collect_view()}
            {support.map(|words| view! { <span class="item-doubt">{words}</span> })}
            {edited.then(|| view! { <span class="soft">{t!(i18n, study.edited)}</span> })}
        </p>
    }
    .into_any()
}
