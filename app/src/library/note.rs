//! Writing a note: Markdown on one side, what it will look like on the other. The server renders.

use super::api::{self, ChangeNote, WriteNote};
use crate::{
    Refused,
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, ButtonLink, FormNotice, PageRefusal, PageTitle, Skeleton, SkeletonShape, escape},
};
use contract::{MaterialId, MaterialOpened};
use leptos::{leptos_dom::helpers::TimeoutHandle, task::spawn_local};
use leptos_router::hooks::{use_params_map, use_query_map};
use std::time::Duration;

/// The preview follows the writing after this pause.
const PAUSE: Duration = Duration::from_millis(400);

/// `/notes/new?subject=`.
#[component]
pub fn NewNotePage() -> impl IntoView {
    let i18n = use_i18n();
    let query = use_query_map();
    let write = ServerAction::<WriteNote>::new();
    let subject = move || query.with(|query| query.get("subject")).unwrap_or_default();
    view! {
        <PageTitle text=move || t_string!(i18n, library.new_note)/>
        <ActionForm action=write attr:class="note-editor">
            <h1 class="visually-hidden">{t!(i18n, library.new_note)}</h1>
            <input type="hidden" name="subject" value=subject/>
            <Sheet title=String::new() markdown=String::new()/>
            <FormNotice value=write.value()/>
            <div class="form-end">
                <Button kind=ButtonKind::Primary submit=true busy=write.pending()>{t!(i18n, library.save_note)}</Button>
                <ButtonLink kind=ButtonKind::Quiet href="/library">{t!(i18n, library.leave)}</ButtonLink>
            </div>
        </ActionForm>
    }
    .into_any()
}

/// `/materials/{id}/edit`.
#[component]
pub fn EditNotePage() -> impl IntoView {
    let i18n = use_i18n();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).and_then(|id| id.parse::<MaterialId>().ok()));
    let note = resource(
        move || id.get(),
        |id| async move {
            match id {
                Some(id) => crate::reader::api::open(id).await,
                None => Err(Refused(contract::Refusal::Missing)),
            }
        },
    );
    view! {
        <PageTitle text=move || t_string!(i18n, library.edit_note)/>
        <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Page/> }>
            {move || Suspend::new(async move {
                match note.await {
                    Ok(opened) => view! { <Edit opened=opened/> }.into_any(),
                    Err(Refused(refusal)) => {
                        view! { <div class="page-column"><PageRefusal refusal=refusal/></div> }.into_any()
                    }
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Edit(opened: MaterialOpened) -> impl IntoView {
    let i18n = use_i18n();
    let change = ServerAction::<ChangeNote>::new();
    let id = opened.material.id;
    let Some(markdown) = opened.note else {
        return view! { <div class="page-column"><PageRefusal refusal=contract::Refusal::Missing/></div> }.into_any();
    };
    view! {
        <ActionForm action=change attr:class="note-editor">
            <h1 class="visually-hidden">{t!(i18n, library.edit_note)}</h1>
            <input type="hidden" name="id" value=id.to_string()/>
            <Sheet title=opened.material.title markdown=markdown/>
            <FormNotice value=change.value()/>
            <div class="form-end">
                <Button kind=ButtonKind::Primary submit=true busy=change.pending()>{t!(i18n, library.save_note)}</Button>
                <ButtonLink kind=ButtonKind::Quiet href=format!("/materials/{id}")>{t!(i18n, library.leave)}</ButtonLink>
            </div>
        </ActionForm>
    }
    .into_any()
}

/// Title, text and preview.
#[component]
fn Sheet(title: String, markdown: String) -> impl IntoView {
    let i18n = use_i18n();
    let preview = RwSignal::new(String::new());
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let show = move |text: String| {
        spawn_local(async move {
            // A preview that does not come leaves the last one: the note itself is safe in its field.
            if let Ok(html) = api::preview_note(text).await {
                preview.try_set(html);
            }
        });
    };
    let later = move |text: String| {
        if let Some(before) = waiting.get_value() {
            before.clear();
        }
        waiting.set_value(set_timeout_with_handle(move || show(text.clone()), PAUSE).ok());
    };
    let first = markdown.clone();
    Effect::new(move || {
        if !first.is_empty() {
            show(first.clone());
        }
    });
    view! {
        <input
            class="note-title"
            name="title"
            maxlength="300"
            autocomplete="off"
            dir="auto"
            value=title
            aria-label=move || t_string!(i18n, library.note_title)
            placeholder=move || t_string!(i18n, library.note_title)
        />
        <div class="note-sides">
            <textarea
                class="note-source"
                name="markdown"
                dir="auto"
                spellcheck="true"
                aria-label=move || t_string!(i18n, library.note_text)
                placeholder=move || t_string!(i18n, library.note_placeholder)
                on:input=move |event| later(event_target_value(&event))
                inner_html=escape(&markdown)
            ></textarea>
            <div class="note-preview prose" aria-label=move || t_string!(i18n, library.preview) role="region">
                <Show
                    when=move || !preview.with(String::is_empty)
                    fallback=move || view! { <p class="note-waiting">{t!(i18n, library.preview_empty)}</p> }
                >
                    <div inner_html=move || preview.get()></div>
                </Show>
            </div>
        </div>
    }
    .into_any()
}
