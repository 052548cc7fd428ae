//! Files into the subject that is shown: dropped on the box, or chosen. The whole page takes a drop.

use super::page::Shown;
use crate::{
    browser::upload,
    i18n::*,
    today::{Files, OnTheWay, Sending},
};
use leptos::{ev, prelude::*};
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
    let send = move |files: Vec<File>| {
        Sending::begin(sending, files, subject.get_untracked(), move || shown.reload());
    };
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        send(upload::files(event.data_transfer().and_then(|transfer| transfer.files())));
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
                <OnTheWay sending=sending/>
            </section>
        </Show>
    }
    .into_any()
}
