//! One question of a quiz: asked, and after it was answered.

use super::{
    api,
    item::{Body, Sources},
};
use crate::{
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, Notice, NoticeKind},
};
use contract::{
    AttemptId, GivenAnswer, ItemBody, ItemKind, OutputId, OutputItem,
    cloze::{self, Part},
};

/// The question with its form. How sure one is comes before the answer is shown.
#[component]
pub fn Question(
    output: OutputId,
    attempt: AttemptId,
    number: usize,
    item: OutputItem,
    answer: ServerAction<api::AnswerQuiz>,
) -> impl IntoView {
    let i18n = use_i18n();
    let body = item.body;
    let asked = body.clone();
    let sure = move |value: &'static str, words: AnyView, on: bool| {
        view! {
            <label class="quiz-sure">
                <input type="radio" name="confidence" value=value checked=on />
                {words}
            </label>
        }
    };
    view! {
        <ActionForm action=answer attr:class="form quiz-question">
            <input type="hidden" name="output" value=output.to_string() />
            <input type="hidden" name="attempt" value=attempt.to_string() />
            <input type="hidden" name="item" value=item.id.to_string() />
            <h1 class="quiz-prompt" dir="auto"><span class="quiz-number">{number} ". "</span> <Prompt body=body /></h1>
            <Answer body=asked />
            <fieldset class="quiz-sures">
                <legend>{t!(i18n, study.how_sure)}</legend>
                {sure("1", t!(i18n, study.guessing).into_any(), false)}
                {sure("2", t!(i18n, study.fairly).into_any(), true)}
                {sure("3", t!(i18n, study.certain).into_any(), false)}
            </fieldset>
            <Button submit=true kind=ButtonKind::Primary busy=answer.pending()>{t!(i18n, study.answer)}</Button>
        </ActionForm>
    }
    .into_any()
}

/// What is asked, its gaps empty.
#[component]
fn Prompt(body: ItemBody) -> impl IntoView {
    if body.kind != ItemKind::Cloze {
        return body.front.into_any();
    }
    let part = |part| match part {
        Part::Text(words) => words.to_owned().into_any(),
        Part::Gap { hint, .. } => {
            let hint = hint.map(str::to_owned);
            view! { <span class="quiz-gap">{hint.unwrap_or_else(|| "____".into())}</span> }.into_any()
        }
    };
    cloze::parts(&body.front).into_iter().map(part).collect_view().into_any()
}

/// Where it is answered.
#[component]
fn Answer(body: ItemBody) -> impl IntoView {
    let i18n = use_i18n();
    let choice = |(at, words): (usize, AnyView)| {
        view! {
            <label class="quiz-choice">
                <input type="radio" name="given" value=at.to_string() required />
                <span dir="auto">{words}</span>
            </label>
        }
    };
    let choices: Vec<AnyView> = match body.kind {
        ItemKind::MultipleChoice => body.choices.into_iter().map(IntoAny::into_any).collect(),
        ItemKind::TrueFalse => vec![t!(i18n, study.is_true).into_any(), t!(i18n, study.is_false).into_any()],
        _ => Vec::new(),
    };
    if !choices.is_empty() {
        return view! {
            <fieldset class="quiz-choices">
                <legend class="visually-hidden">{t!(i18n, study.choices)}</legend>
                {choices.into_iter().enumerate().map(choice).collect_view()}
            </fieldset>
        }
        .into_any();
    }
    let several = cloze::asked(&body.front).len() > 1;
    let hint = move || if several { t_string!(i18n, study.several_gaps) } else { "" };
    view! {
        <label class="quiz-words">
            <span>{t!(i18n, study.your_answer)}</span>
            <input type="text" name="given" autocomplete="off" maxlength="2000" required autofocus />
            <span class="field-hint">{hint}</span>
        </label>
    }
    .into_any()
}

/// The question once it was answered: right or not, why, and on which page.
#[component]
pub fn Seen(item: OutputItem, given: GivenAnswer) -> impl IntoView {
    let i18n = use_i18n();
    let body = item.body;
    let said = match body.kind {
        ItemKind::MultipleChoice => {
            given.given.parse::<usize>().ok().and_then(|at| body.choices.get(at).cloned()).unwrap_or_default()
        }
        ItemKind::TrueFalse => match given.given.as_str() {
            "0" => t_string!(i18n, study.is_true).to_owned(),
            _ => t_string!(i18n, study.is_false).to_owned(),
        },
        _ => given.given.clone(),
    };
    // Of a true statement the explanation is the statement itself.
    let explanation = Some(body.explanation.clone()).filter(|why| !why.is_empty() && *why != body.front);
    let kind = if given.right { NoticeKind::Good } else { NoticeKind::Bad };
    let verdict = match given.right {
        true => t!(i18n, study.right).into_any(),
        false => t!(i18n, study.wrong, said = said).into_any(),
    };
    view! {
        <div class="quiz-seen">
            <Notice kind=kind><p>{verdict}</p></Notice>
            <Body body=body.clone() />
            {explanation.map(|why| view! { <p class="quiz-why" dir="auto">{why}</p> })}
            <Sources sources=body.sources support=None edited=false />
        </div>
    }
    .into_any()
}
