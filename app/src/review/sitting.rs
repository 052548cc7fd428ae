//! A sitting on screen: the line that shrinks, the card, its grades.

use super::{deeds::Deeds, face::Face, grades::Grades, sending::Desk};
use crate::{
    i18n::*,
    prelude::*,
    ui::{Notice, NoticeKind, RefusalNotice},
};

/// The card that is asked, with all that can be done to it; nothing when none is left.
#[component]
pub fn Sitting() -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let left = move || desk.sitting.with(|sitting| sitting.left());
    let done = move || desk.sitting.with(|sitting| sitting.done);
    let unsent = move || desk.sitting.with(|sitting| sitting.unsent.len() as u32);
    let share = move || f64::from(left()) * 100.0 / f64::from((left() + done()).max(1));
    let shown = Memo::new(move |_| desk.sitting.with(|sitting| sitting.current(desk.now()).cloned()));
    // A card that follows another begins with its question.
    let id = Memo::new(move |_| shown.with(|asked| asked.as_ref().map(|asked| (asked.card.id, asked.client))));
    Effect::new(move |before: Option<_>| {
        let now = id.get();
        if before.is_some_and(|before| before != now) {
            desk.turned.set(false);
        }
        now
    });
    view! {
        <header class="review-head">
            <div
                class="review-line"
                role="progressbar"
                aria-label=move || t_string!(i18n, review.left_label)
                aria-valuemin="0"
                aria-valuenow=move || left().to_string()
                aria-valuemax=move || (left() + done()).to_string()
            >
                <span style:inline-size=move || format!("{:.1}%", share())></span>
            </div>
            <p class="review-count">{move || t_string!(i18n, review.left, count = left()).to_string()}</p>
        </header>
        <Show when=move || desk.offline.get()>
            <Notice>
                <p>{move || match unsent() {
                    0 => t_string!(i18n, review.offline).to_string(),
                    count => t_string!(i18n, review.offline_kept, count = count).to_string(),
                }}</p>
            </Notice>
        </Show>
        {move || desk.refused.get().map(|refusal| view! { <RefusalNotice refusal=refusal/> })}
        {move || desk.leech.get().map(|card| {
            let href = card.source.as_ref().map(|source| source.href.clone());
            view! {
                <Notice kind=NoticeKind::Warn>
                    <p>{t!(i18n, review.leech, count = move || card.lapses)}</p>
                    {href.map(|href| view! { <p><a href=href>{t!(i18n, review.to_page)}</a></p> })}
                </Notice>
            }
        })}
        {move || shown.get().map(|asked| {
            view! {
                <Face asked=asked.clone()/>
                <Grades asked=asked.clone()/>
                <Deeds asked=asked/>
            }
        })}
    }
    .into_any()
}
