//! The rail: five places, then the subjects. On a phone the places are a bar at the foot.

use super::{
    around::Around,
    person::Person,
    state::{PLACES, Place},
};
use crate::{
    browser::{live::on_live, storage},
    i18n::*,
    library,
    prelude::*,
    ui::{Icon, IconButton, Mark},
};
use contract::{LiveEvent, MaterialId, SubjectView};
use leptos_router::hooks::use_location;
use std::collections::HashSet;

const FOLDED: &str = "lectern.rail";

/// What a place is called.
pub fn words(i18n: leptos_i18n::I18nContext<Locale>, place: Place) -> &'static str {
    match place {
        Place::Today => t_string!(i18n, shell.today),
        Place::Library => t_string!(i18n, shell.library),
        Place::Ask => t_string!(i18n, shell.ask),
        Place::Study => t_string!(i18n, shell.study),
        Place::Search => t_string!(i18n, shell.search),
        Place::Settings => t_string!(i18n, shell.settings),
        Place::Jobs => t_string!(i18n, shell.jobs),
    }
}

/// The rail. Folded, it shows icons only; this browser remembers it.
#[component]
pub fn Rail() -> impl IntoView {
    let i18n = use_i18n();
    let folded = RwSignal::new(false);
    Effect::new(move || folded.set(storage::get(FOLDED).as_deref() == Some("folded")));
    let fold = move |_| {
        folded.update(|folded| *folded = !*folded);
        storage::set(FOLDED, if folded.get_untracked() { "folded" } else { "open" });
    };
    // A material lies in the library, cards and reviews in study: not only what begins with the entry's address.
    let path = use_location().pathname;
    let entry = move |place: Place| {
        let current = move || path.with(|path| Place::of(path)) == Some(place);
        view! {
            <li>
                <a
                    class="rail-entry"
                    href=place.href()
                    title=move || words(i18n, place)
                    aria-current=move || current().then_some("page")
                >
                    <Icon icon=place.icon() />
                    <span class="rail-words">{move || words(i18n, place)}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav
            class="rail"
            aria-label=move || t_string!(i18n, shell.main)
            data-folded=move || folded.get().then_some("true")
        >
            <a class="rail-brand" href="/"><Mark /><span class="rail-words">"Lectern"</span></a>
            <ul class="rail-places">{PLACES.map(entry).collect_view()}</ul>
            <Subjects />
            <div class="rail-foot">
                <Person />
                <IconButton
                    icon=icondata::LuPanelLeft
                    label=move || if folded.get() { t_string!(i18n, shell.unfold) } else { t_string!(i18n, shell.fold) }
                    on:click=fold
                />
            </div>
        </nav>
    }
    .into_any()
}

/// The person's subjects that are not put away.
#[component]
fn Subjects() -> impl IntoView {
    let i18n = use_i18n();
    // Creating, renaming and deleting lead to another address of the library: that is when to look again.
    let address = leptos_router::hooks::use_url();
    let here = Memo::new(move |_| address.with(|url| (url.path().to_owned(), url.search().to_owned())));
    let changes = expect_context::<Around>().subjects;
    let subjects = resource(move || (here.get(), changes.get()), |_| library::api::subjects());
    // A material counts as soon as it is there; that it goes on being read in changes nothing.
    let counted = StoredValue::new(HashSet::<MaterialId>::new());
    on_live(move |event| match event {
        LiveEvent::Material { material, .. } => {
            if counted.try_update_value(|counted| counted.insert(material)) == Some(true) {
                subjects.refetch();
            }
        }
        LiveEvent::Reload => subjects.refetch(),
        _ => {}
    });
    let row = move |subject: SubjectView| {
        let id = subject.id.to_string();
        let current = move || {
            here.with(|(path, search)| {
                path == "/library" && search.split(['?', '&']).any(|part| part.strip_prefix("subject=") == Some(&id))
            })
        };
        view! {
            <li>
                <a
                    class="rail-entry rail-subject"
                    href=format!("/library?subject={}", subject.id)
                    title=subject.title.clone()
                    aria-current=move || current().then_some("page")
                >
                    <span class="rail-words">{subject.title.clone()}</span>
                    <span class="rail-count">{subject.materials}</span>
                </a>
            </li>
        }
    };
    view! {
        <div class="rail-subjects">
            <Transition>
                {move || Suspend::new(async move {
                    let shown: Vec<_> =
                        subjects.await.unwrap_or_default().into_iter().filter(|subject| !subject.archived).collect();
                    (!shown.is_empty()).then(|| view! {
                        <h2 class="rail-title">{t!(i18n, shell.subjects)}</h2>
                        <ul>{shown.into_iter().map(row).collect_view()}</ul>
                    })
                })}
            </Transition>
        </div>
    }
    .into_any()
}
