//! A question and its answer.

use super::answer::Answer;
use crate::prelude::*;
use contract::ExchangeView;

/// Both, one below the other.
#[component]
pub fn Exchange(exchange: ExchangeView) -> impl IntoView {
    let id = exchange.id;
    view! {
        <article class="exchange" data-message=id.to_string() id=format!("message-{id}")>
            <h2 class="question" dir="auto">{exchange.question}</h2>
            <div class="answer">
                <Answer message=id answer=exchange.answer/>
            </div>
        </article>
    }
    .into_any()
}

/// A question on its way.
#[component]
pub fn Sending(question: String) -> impl IntoView {
    view! {
        <article class="exchange" aria-busy="true">
            <h2 class="question" dir="auto">{question}</h2>
        </article>
    }
    .into_any()
}
