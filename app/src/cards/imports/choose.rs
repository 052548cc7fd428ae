//! The form that brings a package. Awake, it stays on the page and says how far the file is.

use crate::{
    browser::upload,
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, Progress, RefusalNotice},
};
use contract::Refusal;
use leptos::{ev, html, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// The whole file, in thousandths.
const WHOLE: u32 = 1_000;

/// The form.
#[component]
pub fn Choose() -> impl IntoView {
    let i18n = use_i18n();
    let navigate = use_navigate();
    let input = NodeRef::<html::Input>::new();
    let sent = RwSignal::new(None::<u32>);
    let refused = RwSignal::new(None::<Refusal>);
    let send = move |event: ev::SubmitEvent| {
        let files = input.get_untracked().map(|input| upload::files(input.files())).unwrap_or_default();
        let Some(file) = files.into_iter().next() else { return };
        event.prevent_default();
        if sent.get_untracked().is_some() {
            return;
        }
        refused.set(None);
        sent.set(Some(0));
        let (navigate, size) = (navigate.clone(), file.size().max(1.0));
        spawn_local(async move {
            let moved = move |bytes: f64| {
                sent.try_set(Some((bytes / size * f64::from(WHOLE)) as u32));
            };
            match upload::send_package(&file, moved).await {
                Ok(id) => {
                    if let Some(input) = input.try_get_untracked().flatten() {
                        input.set_value("");
                    }
                    navigate(&format!("/cards/import?id={id}"), NavigateOptions::default());
                }
                Err(refusal) => drop(refused.try_set(Some(refusal))),
            }
            sent.try_set(None);
        });
    };
    // The last stretch is the server's: it looks into what it has.
    let on_the_way = move || sent.get().filter(|share| *share < WHOLE);
    let label = move || match on_the_way() {
        Some(_) => t_string!(i18n, cards.imports.sending),
        None => t_string!(i18n, cards.imports.looking),
    };
    view! {
        <form
            class="form import-form"
            action="/cards/import/package"
            method="post"
            enctype="multipart/form-data"
            on:submit=send
        >
            <div class="field">
                <label for="package">{t!(i18n, cards.imports.file)}</label>
                <input node_ref=input id="package" type="file" name="file" accept=".apkg,.colpkg" required=true/>
                <p class="field-notes field-hint">{t!(i18n, cards.imports.hint)}</p>
            </div>
            {move || refused.get().map(|refusal| view! { <RefusalNotice refusal=refusal/> })}
            <Show when=move || sent.get().is_some()>
                <Progress
                    done=Signal::derive(move || on_the_way().unwrap_or(0))
                    total=Signal::derive(move || on_the_way().map_or(0, |_| WHOLE))
                    label=label
                />
                <p class="soft" role="status">{label}</p>
            </Show>
            <Button submit=true kind=ButtonKind::Primary busy=Signal::derive(move || sent.get().is_some())>
                {t!(i18n, cards.imports.look)}
            </Button>
        </form>
    }
    .into_any()
}
