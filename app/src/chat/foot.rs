//! The foot of an answer: how much of it is supported, who wrote it, and what can be done with it.

use super::{basis::Made, desk::Desk, state::supported};
use crate::prelude::*;
use crate::{
    cards::MakeCard,
    i18n::*,
    ui::{Button, IconButton, Notice, NoticeKind, RefusalNotice, use_toasts},
};
use contract::{AnswerState, AnswerView, CardOrigin, EXTRACTIVE, MessageId};

/// The foot.
#[component]
pub fn Foot(message: MessageId, answer: AnswerView) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let toasts = use_toasts();
    let failed = answer.state == AnswerState::Failed;
    let tells = !failed && answer.found && !answer.markdown.is_empty();
    let refusal = answer.refusal.clone().map(|refusal| view! { <RefusalNotice refusal=refusal/> });
    let counted = supported(&answer.sentences).filter(|_| answer.found);
    let support = counted.map(|(held, all)| {
        let whole = held == all;
        view! {
            <span class="answer-support" data-whole=whole.to_string()>
                {move || t_string!(i18n, chat.supported, held = held, count = all).to_string()}
            </span>
        }
    });
    let unread = Some(answer.still_reading).filter(|count| *count > 0 && answer.state == AnswerState::Done);
    let unread = unread.map(|count| {
        view! {
            <Notice kind=NoticeKind::Warn>
                <p>{move || t_string!(i18n, chat.still_reading, count = count).to_string()}</p>
                <ActionForm action=desk.regenerate>
                    <input type="hidden" name="id" value=message.to_string()/>
                    <Button submit=true busy=desk.regenerate.pending()>{t!(i18n, chat.ask_again)}</Button>
                </ActionForm>
            </Notice>
        }
    });
    let answerer = answer.answerer.clone();
    let by = move || match answerer.as_str() {
        EXTRACTIVE => t_string!(i18n, chat.by_extractive).to_owned(),
        name => t_string!(i18n, chat.by_model, name = name.to_owned()).to_string(),
    };
    let stopped = (answer.state == AnswerState::Stopped).then(|| view! { <span>{t!(i18n, chat.stopped)}</span> });
    let copy = move |_| {
        let text = answer.markdown.clone();
        drop(window().navigator().clipboard().write_text(&text));
        toasts.say(t_string!(i18n, chat.copied));
    };
    view! {
        {refusal}
        {unread}
        <Made basis=answer.basis.clone()/>
        <footer class="answer-foot">
            {support} {stopped} <span class="answer-by">{by}</span>
            <span class="answer-deeds">
                {(!failed)
                    .then(|| {
                        view! {
                            <IconButton
                                icon=icondata::LuCopy
                                label=move || t_string!(i18n, chat.copy)
                                on:click=copy
                            />
                        }
                    })}
                {tells.then(|| view! { <MakeCard origin=CardOrigin::Answer(message)/> })}
                <ActionForm action=desk.regenerate>
                    <input type="hidden" name="id" value=message.to_string()/>
                    {if failed {
                        view! { <Button submit=true busy=desk.regenerate.pending()>{t!(i18n, chat.ask_again)}</Button> }.into_any()
                    } else {
                        view! {
                            <IconButton
                                icon=icondata::LuRefreshCw
                                label=move || t_string!(i18n, chat.regenerate)
                                submit=true
                                disabled=desk.regenerate.pending()
                            />
                        }
                            .into_any()
                    }}
                </ActionForm>
            </span>
        </footer>
    }
    .into_any()
}
