//! The face of a card: its question, and once it is turned its answer and where it comes from.

use super::sending::Desk;
use crate::{i18n::*, prelude::*};
use contract::{CardKind, CardView, ReviewCard};

/// One card.
#[component]
pub fn Face(asked: ReviewCard) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let ReviewCard { card, question, answer, .. } = asked;
    let kind = card.kind;
    let source = card.source.clone();
    let picture = card.picture.is_some().then(|| StoredValue::new(card));
    let question = StoredValue::new(question);
    let answer = StoredValue::new(answer);
    let turned = move || desk.turned.get();
    view! {
        <article class="review-card" data-turned=move || turned().then_some("true") aria-live="polite">
            {picture.map(|card| view! { <Covered card=card.get_value() turned=desk.turned/> })}
            // The answer of a text with gaps is the text itself.
            <Show when=move || kind != CardKind::Cloze || !turned()>
                <div class="prose review-question" dir="auto" inner_html=question.get_value()></div>
            </Show>
            <Show when=turned>
                {(kind != CardKind::Cloze && !answer.with_value(String::is_empty)).then(|| view! { <hr/> })}
                <div class="prose review-answer" dir="auto" inner_html=answer.get_value()></div>
            </Show>
            <Show when=turned>
                {source.clone().map(|source| {
                    let words = match source.page {
                        Some(page) => t_string!(i18n, review.source_page, title = source.title.clone(), page = page).to_string(),
                        None => source.title.clone(),
                    };
                    let title = source.quote.clone();
                    view! {
                        <p class="review-source">
                            <a href=source.href title=title><span dir="auto">{words}</span></a>
                        </p>
                    }
                })}
            </Show>
        </article>
    }
    .into_any()
}

/// A picture with its parts covered; the one that is asked in marker, and open once the card is turned.
#[component]
pub fn Covered(card: CardView, #[prop(into)] turned: Signal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let source = card.picture.unwrap_or_default();
    let asked = card.ordinal as usize;
    let masks = card.masks.into_iter().enumerate().map(|(number, mask)| {
        let rect = mask.rect;
        let is_asked = number == asked;
        view! {
            <rect
                class="mask"
                data-asked=is_asked.then_some("true")
                data-open=move || (is_asked && turned.get()).then_some("true")
                x=rect.x0.to_string()
                y=rect.y0.to_string()
                width=(rect.x1 - rect.x0).to_string()
                height=(rect.y1 - rect.y0).to_string()
            ></rect>
        }
    });
    let masks = masks.collect_view();
    view! {
        <div class="covered">
            <img src=source alt=move || t_string!(i18n, review.figure)/>
            <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">{masks}</svg>
        </div>
    }
    .into_any()
}
