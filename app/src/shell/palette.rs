//! The palette: go anywhere, find anything, ask anything. Needs JavaScript; what it does is reachable without it.

use super::{
    around::Around,
    rail::words,
    state::{PLACES, Place, fits, step},
};
use crate::{
    chat,
    i18n::*,
    library,
    parts::{self, later},
    prelude::*,
    ui::{Dialog, Icon},
};
use contract::{MaterialFilter, Scope};
use leptos::{ev, html, task::spawn_local};
use leptos_router::hooks::use_navigate;

/// Materials that the palette offers.
const MATERIALS: u32 = 6;

#[derive(Clone, PartialEq)]
enum Deed {
    Go(String),
    Ask(String),
}

#[derive(Clone, PartialEq)]
struct Entry {
    icon: icondata::Icon,
    words: String,
    deed: Deed,
}

/// The palette, over the page.
#[component]
pub fn Palette() -> impl IntoView {
    let i18n = use_i18n();
    let around = expect_context::<Around>();
    view! {
        <Dialog open=around.palette title=move || t_string!(i18n, shell.palette) size="palette">
            <Show when=move || around.palette.get()>{later(parts::palette())}</Show>
        </Dialog>
    }
    .into_any()
}

/// What is in it.
#[component]
pub fn PaletteBody() -> impl IntoView {
    let i18n = use_i18n();
    let around = expect_context::<Around>();
    let typed = RwSignal::new(String::new());
    let chosen = RwSignal::new(0_usize);
    let input = NodeRef::<html::Input>::new();
    Effect::new(move || {
        if let Some(input) = input.get() {
            drop(input.focus());
        }
    });
    let materials = LocalResource::new(move || {
        let filter = MaterialFilter { text: Some(typed.get()), per_page: MATERIALS, ..MaterialFilter::default() };
        async move { library::api::materials(filter).await.map(|list| list.materials).unwrap_or_default() }
    });
    let entries = Memo::new(move |_| {
        let typed = typed.get();
        let mut entries: Vec<Entry> = PLACES
            .into_iter()
            .chain([Place::Jobs])
            .map(|place| (place, words(i18n, place)))
            .filter(|(_, words)| fits(&typed, words))
            .map(|(place, words)| Entry {
                icon: place.icon(),
                words: words.into(),
                deed: Deed::Go(place.href().into()),
            })
            .collect();
        let found = materials.get().unwrap_or_default().into_iter().map(|material| Entry {
            icon: icondata::LuFileText,
            words: material.title,
            deed: Deed::Go(format!("/materials/{}", material.id)),
        });
        entries.extend(found);
        if !typed.trim().is_empty() {
            entries.push(Entry {
                icon: icondata::LuSearch,
                words: t_string!(i18n, shell.search_for, words = typed.clone()),
                deed: Deed::Go(format!("/search?q={}", leptos_router::location::Url::escape(&typed))),
            });
            entries.push(Entry {
                icon: icondata::LuMessageCircle,
                words: t_string!(i18n, shell.ask_this, words = typed.clone()),
                deed: Deed::Ask(typed),
            });
        }
        entries
    });
    let navigate = StoredValue::new(use_navigate());
    let act = move |deed: Deed| {
        around.palette.set(false);
        match deed {
            Deed::Go(href) => navigate.with_value(|navigate| navigate(&href, Default::default())),
            Deed::Ask(question) => spawn_local(async move {
                // The answer leads on to its conversation.
                drop(chat::api::ask(None, question, Scope::default(), None, None, None, false).await);
            }),
        }
    };
    let pressed = move |event: ev::KeyboardEvent| {
        let count = entries.with(Vec::len);
        match event.key().as_str() {
            "ArrowDown" => chosen.update(|at| *at = step(*at, 1, count)),
            "ArrowUp" => chosen.update(|at| *at = step(*at, -1, count)),
            "Enter" => {
                if let Some(entry) = entries.with(|entries| entries.get(chosen.get_untracked()).cloned()) {
                    act(entry.deed);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let row = move |(at, entry): (usize, Entry)| {
        let deed = entry.deed.clone();
        view! {
            <li
                id=format!("palette-{at}")
                role="option"
                aria-selected=move || if chosen.get() == at { "true" } else { "false" }
                on:click=move |_| act(deed.clone())
                on:pointermove=move |_| chosen.set(at)
            >
                <Icon icon=entry.icon />
                <span>{entry.words}</span>
            </li>
        }
    };
    view! {
        <div class="palette">
            <input
                node_ref=input
                type="text"
                role="combobox"
                aria-expanded="true"
                aria-controls="palette-list"
                aria-activedescendant=move || format!("palette-{}", chosen.get())
                aria-label=move || t_string!(i18n, shell.command)
                placeholder=move || t_string!(i18n, shell.command)
                autocomplete="off"
                on:input=move |event| {
                    typed.set(event_target_value(&event));
                    chosen.set(0);
                }
                on:keydown=pressed
            />
            <ul id="palette-list" role="listbox" aria-label=move || t_string!(i18n, shell.palette)>
                {move || entries.get().into_iter().enumerate().map(row).collect_view()}
            </ul>
        </div>
    }
    .into_any()
}
