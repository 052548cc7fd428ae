//! The sounds of a card: each side's first one is played as the side turns up, and again on a key.

use super::sending::Desk;
use crate::{
    browser::keys::{on_key, plain},
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind},
};
use contract::ReviewCard;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlMediaElement;

const QUESTION: &str = ".review-question :is(audio, video)";
const ANSWER: &str = ".review-answer :is(audio, video)";

/// Whether there is anything to hear on a card.
fn is_heard(asked: &ReviewCard) -> bool {
    [&asked.question, &asked.answer].iter().any(|side| side.contains("<audio ") || side.contains("<video "))
}

/// Plays from the beginning. Where the browser does not let a page begin by itself, its player is there.
fn play(player: &str) -> bool {
    let found = document().query_selector(player).ok().flatten();
    let Some(player) = found.and_then(|found| found.dyn_into::<HtmlMediaElement>().ok()) else { return false };
    player.set_current_time(0.0);
    if let Ok(playing) = player.play() {
        spawn_local(async move { drop(JsFuture::from(playing).await) });
    }
    true
}

/// What plays the sounds of the card that is asked, with the button and the key; nothing for a card without.
#[component]
pub fn Sound(asked: ReviewCard) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    if !is_heard(&asked) {
        return ().into_any();
    }
    Effect::new(move |before: Option<bool>| {
        let turned = desk.turned.get();
        match (before, turned) {
            (None | Some(true), false) => drop(play(QUESTION)),
            (Some(false), true) => drop(play(ANSWER)),
            _ => {}
        }
        turned
    });
    let again = move || {
        if !(desk.turned.get_untracked() && play(ANSWER)) {
            play(QUESTION);
        }
    };
    on_key(move |event| {
        if plain(event, "r") {
            again();
        }
    });
    view! {
        <Button kind=ButtonKind::Quiet on:click=move |_| again()>{t!(i18n, review.play)} " " <kbd>"r"</kbd></Button>
    }
    .into_any()
}
