//! What else can be done to the card that is asked: taken back, changed, put off, held back, looked up. Each has a key,
//! and a form without JavaScript.

use super::{api, sending::Desk, sound::Sound};
use crate::{
    Refused,
    browser::keys::{on_key, plain},
    cards::EditSides,
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, use_toasts},
};
use contract::{CardView, ReviewCard};
use leptos::task::spawn_local;

/// The quiet row under a card.
#[component]
pub fn Deeds(asked: ReviewCard) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let toasts = use_toasts();
    let card = asked.card.clone();
    let id = card.id;
    let undo = ServerAction::<api::Undo>::new();
    let suspend = ServerAction::<api::Hold>::new();
    let bury = ServerAction::<api::Bury>::new();
    let editing = RwSignal::new(false);
    let href = StoredValue::new(card.source.as_ref().map(|source| source.href.clone()));

    let take_back = move || {
        let here = desk.sitting.try_update(|sitting| sitting.undo()).unwrap_or(false);
        desk.turned.set(false);
        if !here {
            undo.dispatch(api::Undo {});
        }
    };
    Effect::new(move || match undo.value().get() {
        Some(Ok(asked)) => {
            desk.turned.set(false);
            desk.refused.set(None);
            desk.sitting.update(|sitting| {
                sitting.done = sitting.done.saturating_sub(1);
                sitting.put_first(asked);
            });
        }
        Some(Err(Refused(refusal))) => desk.refused.set(Some(refusal)),
        None => {}
    });
    // The card goes at once; the way back lets it come again.
    let put_away = move |say: String| {
        let gone = desk.sitting.try_update(|sitting| sitting.drop_card(id)).flatten();
        desk.turned.set(false);
        toasts.say_with_undo(say, move || {
            let gone = gone.clone();
            spawn_local(async move {
                if api::resume(id).await.is_ok()
                    && let Some(asked) = gone
                {
                    desk.sitting.try_update(|sitting| sitting.put_first(asked));
                }
            });
        });
    };
    Effect::new(move || {
        if let Some(Ok(_)) = suspend.value().get() {
            put_away(t_string!(i18n, review.suspended).to_owned());
        }
    });
    Effect::new(move || {
        if let Some(Ok(_)) = bury.value().get() {
            put_away(t_string!(i18n, review.buried).to_owned());
        }
    });
    on_key(move |event| {
        if plain(event, "u") {
            take_back();
        } else if plain(event, "e") {
            event.prevent_default();
            editing.update(|editing| *editing = !*editing);
        } else if plain(event, "s") {
            suspend.dispatch(api::Hold { card: id });
        } else if plain(event, "b") {
            bury.dispatch(api::Bury { card: id });
        } else if plain(event, "o")
            && let Some(href) = href.get_value()
        {
            drop(window().location().set_href(&href));
        }
    });
    let hidden = move || view! { <input type="hidden" name="card" value=id.to_string()/> };
    let back = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        take_back();
    };
    let card = StoredValue::new(card);
    view! {
        <nav class="review-deeds" aria-label=move || t_string!(i18n, review.deeds)>
            <Sound asked=asked/>
            <ActionForm action=undo>
                <Button kind=ButtonKind::Quiet submit=true on:click=back>{t!(i18n, review.undo)} " " <kbd>"u"</kbd></Button>
            </ActionForm>
            <a
                class="button"
                data-kind="quiet"
                href=format!("/cards?edit={id}")
                on:click=move |event| {
                    event.prevent_default();
                    editing.update(|editing| *editing = !*editing);
                }
            >
                {t!(i18n, review.edit)} " " <kbd>"e"</kbd>
            </a>
            <ActionForm action=bury>
                {hidden()} <Button kind=ButtonKind::Quiet submit=true>{t!(i18n, review.bury)} " " <kbd>"b"</kbd></Button>
            </ActionForm>
            <ActionForm action=suspend>
                {hidden()} <Button kind=ButtonKind::Quiet submit=true>{t!(i18n, review.suspend)} " " <kbd>"s"</kbd></Button>
            </ActionForm>
            {href.get_value().map(|href| view! {
                <a class="button" data-kind="quiet" href=href rel="external">{t!(i18n, review.source)} " " <kbd>"o"</kbd></a>
            })}
        </nav>
        <Show when=move || editing.get()>
            <Edit card=card.get_value() editing=editing/>
        </Show>
    }
    .into_any()
}

/// Both sides of the card, changed in place.
#[component]
fn Edit(card: CardView, editing: RwSignal<bool>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let saved = Callback::new(move |()| {
        editing.set(false);
        spawn_local(async move {
            if let Ok(queue) = api::queue().await {
                desk.fresh(&queue);
            }
        });
    });
    view! { <div class="review-edit"><EditSides card=card saved=saved/></div> }.into_any()
}
