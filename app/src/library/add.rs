//! Files and pages of the web into the subject that is shown: dropped on the box, chosen, or named by their address.

use super::page::Shown;
use crate::prelude::*;
use crate::{
    browser::dropped,
    i18n::*,
    today::{AddLink, Files, OnTheWay, Sending},
    ui::{Button, FormNotice},
};
use contract::SubjectId;
use leptos::ev;
use web_sys::File;

/// The box; nothing in the trash.
#[component]
pub fn Add() -> impl IntoView {
    let i18n = use_i18n();
    let shown = expect_context::<Shown>();
    let over = RwSignal::new(false);
    let sending = RwSignal::new(Sending::default());
    let subject = Memo::new(move |_| shown.shelf.with(|shelf| shelf.filter.subject));
    let trashed = Memo::new(move |_| shown.shelf.with(|shelf| shelf.filter.trashed));
    let landed = Callback::new(move |()| shown.reload());
    let send = move |files: Vec<File>| Sending::begin(sending, files, subject.get_untracked(), landed);
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        dropped::take(event.data_transfer(), send);
    };
    view! {
        <Show when=move || !trashed.get()>
            <section
                class="add library-add"
                data-over=move || over.get().then_some("true")
                aria-label=move || t_string!(i18n, library.add)
                on:dragover=move |event: ev::DragEvent| {
                    event.prevent_default();
                    over.set(true);
                }
                on:dragleave=move |_| over.set(false)
                on:drop=dropped
            >
                <Files send=Callback::new(send) subject=MaybeProp::derive(move || subject.get().map(|id| id.to_string()))/>
                <Address subject=subject/>
                <OnTheWay sending=sending/>
            </section>
        </Show>
    }
    .into_any()
}

/// A page of the web, by its address.
#[component]
fn Address(subject: Memo<Option<SubjectId>>) -> impl IntoView {
    let i18n = use_i18n();
    let add = ServerAction::<AddLink>::new();
    view! {
        <ActionForm action=add attr:class="add-address">
            {move || subject.get().map(|id| view! { <input type="hidden" name="subject" value=id.to_string()/> })}
            <input
                type="text"
                name="address"
                inputmode="url"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                required
                aria-label=move || t_string!(i18n, library.address)
                placeholder=move || t_string!(i18n, library.address)
            />
            <Button submit=true busy=add.pending()>{t!(i18n, library.add_address)}</Button>
            <FormNotice value=add.value()/>
        </ActionForm>
    }
    .into_any()
}
