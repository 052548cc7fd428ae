//! Turning a card, and the four grades with what each does under it.

use super::{
    api,
    sending::{Desk, client, now},
    state::{Unit, short},
};
use crate::{
    browser::keys::{on_key, plain},
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, ButtonLink, awake},
};
use contract::{CardId, Grade, ReviewCard};

/// The foot of a card.
#[component]
pub fn Grades(asked: ReviewCard) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let awake = awake();
    let plain_form = ServerAction::<api::Give>::new();
    let id = asked.card.id;
    on_key(move |event| {
        let number = event.key().parse::<u32>().ok().filter(|number| (1..=4).contains(number));
        match number {
            Some(number) if desk.turned.get_untracked() && plain(event, &event.key()) => {
                event.prevent_default();
                give(desk, id, Grade::ALL[number as usize - 1]);
            }
            None if (plain(event, " ") || plain(event, "Enter")) && !on_a_button(event) => {
                event.prevent_default();
                desk.turned.set(true);
            }
            _ => {}
        }
    });
    let asked = StoredValue::new(asked);
    let turn = move || {
        view! {
            <Show
                when=move || awake.get()
                fallback=move || view! {
                    <ButtonLink href=format!("/review?turned={id}") kind=ButtonKind::Primary>{t!(i18n, review.turn)}</ButtonLink>
                }
            >
                <Button kind=ButtonKind::Primary on:click=move |_| desk.turned.set(true)>
                    {t!(i18n, review.turn)} " " <kbd>{t!(i18n, review.space)}</kbd>
                </Button>
            </Show>
        }
    };
    view! {
        <div class="review-foot">
            <Show when=move || desk.turned.get() fallback=turn>
                <ActionForm action=plain_form attr:class="grades">
                    <input type="hidden" name="card" value=id.to_string()/>
                    <input type="hidden" name="client" value=asked.with_value(|asked| asked.client.to_string())/>
                    {Grade::ALL.map(|one| {
                        let minutes = asked.with_value(|asked| asked.minutes[one as usize]);
                        view! { <GradeButton card=id grade=one minutes=minutes/> }
                    })}
                </ActionForm>
            </Show>
        </div>
    }
    .into_any()
}

#[component]
fn GradeButton(card: CardId, grade: Grade, minutes: u32) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let word = match grade {
        Grade::Again => "again",
        Grade::Hard => "hard",
        Grade::Good => "good",
        Grade::Easy => "easy",
    };
    let press = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        give(desk, card, grade);
    };
    view! {
        <button class="grade" type="submit" name="grade" value=word data-grade=word on:click=press>
            <span class="grade-name">{move || name(i18n, grade)}</span>
            <span class="grade-wait">{move || wait(i18n, minutes)}</span>
            <kbd aria-hidden="true">{grade.number()}</kbd>
        </button>
    }
    .into_any()
}

/// Answers the card and shows the next one.
fn give(desk: Desk, card: CardId, grade: Grade) {
    let seconds = desk.lap();
    desk.turned.set(false);
    desk.leech.set(None);
    desk.sitting.update(|sitting| sitting.answer(card, grade, client(), now(), seconds));
    desk.send();
}

fn on_a_button(event: &leptos::ev::KeyboardEvent) -> bool {
    use wasm_bindgen::JsCast;
    let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| ["BUTTON", "A", "SUMMARY"].contains(&element.tag_name().as_str()))
}

fn name(i18n: leptos_i18n::I18nContext<Locale>, grade: Grade) -> &'static str {
    match grade {
        Grade::Again => t_string!(i18n, review.again),
        Grade::Hard => t_string!(i18n, review.hard),
        Grade::Good => t_string!(i18n, review.good),
        Grade::Easy => t_string!(i18n, review.easy),
    }
}

/// How long until a card comes back, in a person's words.
pub fn wait(i18n: leptos_i18n::I18nContext<Locale>, minutes: u32) -> String {
    let (count, unit) = short(minutes);
    match unit {
        Unit::Minutes => t_string!(i18n, review.minutes, count = count).to_string(),
        Unit::Hours => t_string!(i18n, review.hours, count = count).to_string(),
        Unit::Days => t_string!(i18n, review.days, count = count).to_string(),
        Unit::Months => t_string!(i18n, review.months, count = count).to_string(),
        Unit::Years => t_string!(i18n, review.years, count = count).to_string(),
    }
}
