//! A recording: its player, what is said in it with the second of each, and the way to bring a transcript.
//!
//! Without JavaScript the player starts at the second of the address by itself; with it, every second is one press away.

use super::book::{Book, Leaf};
use crate::prelude::*;
use crate::{
    i18n::*,
    ui::{Button, Notice, clock},
};
use contract::{Cue, MaterialView};
use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::HtmlMediaElement;

/// The player's id.
const PLAYER: &str = "player";

/// The player; nothing for a material that cannot be played.
#[component]
pub fn Player() -> impl IntoView {
    let i18n = use_i18n();
    let book = expect_context::<Book>();
    let kind = Memo::new(move |_| book.material.with(|one| one.is_recording().then(|| one.is_video())));
    let begin = book.second.get_untracked();
    let source = format!("/materials/{}/recording#t={begin}", book.id);
    let moved = move |event: ev::Event| {
        if let Some(player) = event.target().and_then(|it| it.dyn_into::<HtmlMediaElement>().ok()) {
            let second = player.current_time().max(0.0) as u32;
            if book.second.get_untracked() != second {
                book.second.set(second);
            }
        }
    };
    // A citation of the same recording leads to another second.
    Effect::new(move |before: Option<()>| {
        let second = book.passage.with(|passage| passage.as_ref().and_then(|passage| passage.second));
        if let (Some(()), Some(second)) = (before, second) {
            jump(second, false);
        }
    });
    move || {
        let label = t_string!(i18n, reader.player);
        let source = source.clone();
        kind.get().map(|video| {
            if video {
                view! {
                    <video class="player" id=PLAYER src=source aria-label=label controls=true preload="metadata" playsinline=true on:timeupdate=moved></video>
                }
                .into_any()
            } else {
                view! {
                    <audio class="player" id=PLAYER src=source aria-label=label controls=true preload="metadata" on:timeupdate=moved></audio>
                }
                .into_any()
            }
        })
    }
}

/// Sets the player to a second.
fn jump(second: u32, play: bool) {
    let player = document().get_element_by_id(PLAYER).and_then(|it| it.dyn_into::<HtmlMediaElement>().ok());
    if let Some(player) = player {
        player.set_current_time(f64::from(second));
        if play {
            // A browser that does not let it play leaves it at that second.
            drop(player.play());
        }
    }
}

/// What is said on a page. The time of each stands outside of the text, so that copying and marking see words only.
#[component]
pub fn Cues(leaf: Leaf) -> impl IntoView {
    let lines = move || {
        let cues = leaf.page.with(|page| page.as_ref().map(|page| page.cues.clone()).unwrap_or_default());
        let ends = cues.iter().skip(1).map(|cue| cue.second).chain([u32::MAX]).collect::<Vec<_>>();
        cues.into_iter().zip(ends).map(|(cue, end)| view! { <Line cue=cue end=end/> }).collect_view()
    };
    view! { <ol class="cues">{lines}</ol> }
}

#[component]
fn Line(cue: Cue, end: u32) -> impl IntoView {
    let i18n = use_i18n();
    let book = expect_context::<Book>();
    let (second, time) = (cue.second, clock(cue.second));
    let playable = book.material.with_untracked(MaterialView::is_recording);
    let now = Memo::new(move |_| playable && (second..end).contains(&book.second.get()));
    let label = {
        let time = time.clone();
        move || t_string!(i18n, reader.play_from, time = time.clone()).to_string()
    };
    view! {
        <li class="cue" data-now=move || now.get().then_some("true")>
            <button
                class="cue-time"
                type="button"
                data-time=time
                aria-label=label
                disabled=!playable
                on:click=move |_| jump(second, true)
            ></button>
            <p dir="auto">{cue.text}</p>
        </li>
    }
    .into_any()
}

/// What is said in this recording is not known: a form that brings it. It works without JavaScript.
#[component]
pub fn BringTranscript() -> impl IntoView {
    let i18n = use_i18n();
    let book = expect_context::<Book>();
    view! {
        <Notice>
            <p>{t!(i18n, reader.no_transcript)}</p>
            <form
                class="transcript-form"
                action=format!("/materials/{}/transcript", book.id)
                method="post"
                enctype="multipart/form-data"
            >
                <input
                    type="file"
                    name="file"
                    accept=".srt,.vtt"
                    required
                    aria-label=move || t_string!(i18n, reader.transcript_file)
                />
                <Button submit=true>{t!(i18n, reader.add_transcript)}</Button>
            </form>
        </Notice>
    }
    .into_any()
}
