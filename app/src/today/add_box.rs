//! The one box: files and folders by dropping, choosing or pasting; a question; an address; a text to keep. It knows
//! which.
//!
//! Without JavaScript it is two forms, one for a question and one for files.

use super::{
    api::{AddLink, KeepText},
    files::{Files, OnTheWay, Sending},
    state::{Meant, meant, title_of},
};
use crate::prelude::*;
use crate::{
    browser::{dropped, upload},
    chat::api::Ask,
    i18n::*,
    ui::{Button, ButtonKind, FormNotice},
};
use leptos::ev;
use web_sys::File;

/// The box. `arrived` is called when files have come in.
#[component]
pub fn AddBox(#[prop(into)] arrived: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let text = RwSignal::new(String::new());
    let over = RwSignal::new(false);
    let sending = RwSignal::new(Sending::default());
    let ask = ServerAction::<Ask>::new();
    let keep = ServerAction::<KeepText>::new();
    let add = ServerAction::<AddLink>::new();
    let kind = Memo::new(move |_| text.with(|text| meant(text)));

    let send = move |files: Vec<File>| Sending::begin(sending, files, None, arrived);
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        dropped::take(event.data_transfer(), send);
    };
    let pasted = move |event: ev::ClipboardEvent| {
        let files = upload::files(event.clipboard_data().and_then(|data| data.files()));
        if !files.is_empty() {
            event.prevent_default();
            send(files);
        }
    };
    // A text is kept, everything else is asked; Enter does what the button says, Shift and Enter make a new line.
    let pressed = move |event: ev::KeyboardEvent| {
        if event.key() != "Enter" || event.shift_key() {
            return;
        }
        match kind.get_untracked() {
            Meant::Question => {
                event.prevent_default();
                ask.dispatch(Ask {
                    conversation: None,
                    question: text.get_untracked(),
                    scope: Default::default(),
                    answerer: None,
                    beside: None,
                    after: None,
                    coach: false,
                });
            }
            Meant::Address => {
                event.prevent_default();
                add.dispatch(AddLink { address: text.get_untracked(), subject: None });
            }
            Meant::Text | Meant::Nothing => {}
        }
    };
    view! {
        <section
            class="add"
            data-over=move || over.get().then_some("true")
            aria-label=move || t_string!(i18n, today.add)
            on:dragover=move |event: ev::DragEvent| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <ActionForm action=ask attr:class="add-words">
                <FormNotice value=ask.value() />
                <FormNotice value=keep.value() />
                <FormNotice value=add.value() />
                <textarea
                    name="question"
                    rows="2"
                    required=true
                    aria-label=move || t_string!(i18n, today.add_field)
                    placeholder=move || t_string!(i18n, today.add_field)
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                    on:paste=pasted
                    on:keydown=pressed
                ></textarea>
                <div class="add-deeds">
                    <Show when=move || kind.get() == Meant::Text>
                        <Button
                            kind=ButtonKind::Primary
                            busy=keep.pending()
                            attr:title=move || text.with(|text| title_of(text))
                            on:click=move |_| drop(keep.dispatch(KeepText { text: text.get_untracked() }))
                        >
                            {t!(i18n, today.keep_text)}
                        </Button>
                    </Show>
                    <Show when=move || kind.get() == Meant::Address>
                        <Button
                            kind=ButtonKind::Primary
                            busy=add.pending()
                            on:click=move |_| {
                                drop(add.dispatch(AddLink { address: text.get_untracked(), subject: None }));
                            }
                        >
                            {t!(i18n, today.add_link)}
                        </Button>
                    </Show>
                    <Show when=move || kind.get() != Meant::Address>
                        <Button submit=true busy=ask.pending()>{t!(i18n, today.ask)}</Button>
                    </Show>
                </div>
            </ActionForm>
            <Files send=Callback::new(send) />
            <OnTheWay sending=sending />
        </section>
    }
    .into_any()
}
