//! The page at `/study/:id/take`: one question at a time, and how it went at the end.
//!
//! The address says which attempt, and which answer was just given: it works as plain forms and links.

use super::{
    api,
    item::Sources,
    question::{Question, Seen},
    state::{done_of, percent},
};
use crate::{
    i18n::*,
    prelude::*,
    ui::{ButtonKind, ButtonLink, FormNotice, PageRefusal, PageTitle, Progress, Skeleton, SkeletonShape},
};
use contract::{AttemptId, AttemptView, OutputId, OutputItem, OutputItemId, OutputOpened, Refusal};
use leptos_router::hooks::{use_params_map, use_query_map};

/// A quiz, taken.
#[component]
pub fn QuizPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let id = Memo::new(move |_| params.with(|params| params.get("id")).and_then(|id| id.parse::<OutputId>().ok()));
    let attempt = Memo::new(move |_| query.with(|query| query.get("attempt")?.parse::<AttemptId>().ok()));
    let seen = Memo::new(move |_| query.with(|query| query.get("seen")?.parse::<OutputItemId>().ok()));
    let answer = ServerAction::<api::AnswerQuiz>::new();
    let opened = resource(
        move || (id.get(), answer.version().get()),
        async move |(id, _)| match id {
            Some(id) => api::open(id).await,
            None => Err(crate::Refused(Refusal::Missing)),
        },
    );
    view! {
        <article class="quiz page-column">
            <FormNotice value=answer.value() />
            <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Lines(6) /> }>
                {move || {
                    let (attempt, seen) = (attempt.get(), seen.get());
                    Suspend::new(async move {
                        match opened.await {
                            Ok(opened) => {
                                let taken = opened.attempts.iter().find(|one| Some(one.id) == attempt).cloned();
                                match taken {
                                    Some(taken) => {
                                        view! { <Taken opened=opened taken=taken seen=seen answer=answer /> }.into_any()
                                    }
                                    None => view! { <PageRefusal refusal=Refusal::Missing /> }.into_any(),
                                }
                            }
                            Err(refused) => view! { <PageRefusal refusal=refused.0 /> }.into_any(),
                        }
                    })
                }}
            </Transition>
        </article>
    }
    .into_any()
}

#[component]
fn Taken(
    opened: OutputOpened,
    taken: AttemptView,
    seen: Option<OutputItemId>,
    answer: ServerAction<api::AnswerQuiz>,
) -> impl IntoView {
    let i18n = use_i18n();
    let OutputOpened { output, items, .. } = opened;
    let (done, all) = done_of(&taken);
    let title = output.title.clone();
    let find = |id: OutputItemId| items.iter().find(|item| item.id == id).cloned();
    let answered = seen.and_then(|id| Some((find(id)?, taken.answer_to(id)?.clone())));
    let here = format!("/study/{}/take?attempt={}", output.id, taken.id);
    let next = taken.next().and_then(find);
    let shown = match (answered, next) {
        (Some((item, given)), next) => {
            let go_on = match next.is_some() {
                true => t!(i18n, study.next_question).into_any(),
                false => t!(i18n, study.see_result).into_any(),
            };
            view! {
                <Seen item=item.clone() given=given />
                <ButtonLink href=here kind=ButtonKind::Primary attr:id="next">{go_on}</ButtonLink>
            }
            .into_any()
        }
        (None, Some(item)) => view! {
            <Question output=output.id attempt=taken.id number=done + 1 item=item answer=answer />
        }
        .into_any(),
        (None, None) => view! { <Outcome output=output.id taken=taken.clone() items=items.clone() /> }.into_any(),
    };
    let heading = title.clone();
    view! {
        <PageTitle text=move || title.clone() />
        <p class="crumb"><a href=format!("/study/{}", output.id)>{heading}</a></p>
        <Progress done=done as u32 total=all as u32 label=move || t_string!(i18n, study.progress, done = done, all = all).to_string() />
        {shown}
    }
    .into_any()
}

/// How it went, with every question that was answered wrongly.
#[component]
fn Outcome(output: OutputId, taken: AttemptView, items: Vec<OutputItem>) -> impl IntoView {
    let i18n = use_i18n();
    let (right, all, share) = (taken.right(), taken.questions.len(), percent(&taken));
    let wrong: Vec<OutputItem> =
        items.into_iter().filter(|item| taken.answer_to(item.id).is_some_and(|given| !given.right)).collect();
    let row = |item: OutputItem| {
        let body = item.body;
        view! {
            <li class="item">
                <div class="item-main">
                    <super::item::Body body=body.clone() />
                    <p class="soft" dir="auto">{body.explanation.clone()}</p>
                    <Sources sources=body.sources support=None edited=false />
                </div>
            </li>
        }
    };
    let any_wrong = !wrong.is_empty();
    view! {
        <section class="quiz-result">
            <h1>{t!(i18n, study.result, right = right, all = all)}</h1>
            <p class="quiz-share">{share} " %"</p>
            {any_wrong.then(|| view! {
                <h2>{t!(i18n, study.look_again)}</h2>
                <ul class="items-list">{wrong.into_iter().map(row).collect_view()}</ul>
            })}
            <ButtonLink href=format!("/study/{output}")>{t!(i18n, study.back_to_quiz)}</ButtonLink>
        </section>
    }
    .into_any()
}
