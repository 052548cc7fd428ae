//! `/cards/import`: cards from Anki. A package is looked into first; nothing changes until its person says so, and what
//! was taken in can be taken back.

mod choose;
mod past;
mod report;
mod rows;

use self::{choose::Choose, past::Past, report::Report};
use super::api::{self, TakeImport, UndoImport};
use crate::{
    Refused,
    i18n::*,
    prelude::*,
    ui::{Button, ButtonLink, PageTitle, RefusalNotice, Skeleton, SkeletonShape, refusal},
};
use contract::{CardImportId, ImportState};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

/// What can be done to an import.
#[derive(Clone, Copy)]
struct Deeds {
    take: ServerAction<TakeImport>,
    undo: ServerAction<UndoImport>,
}

impl Deeds {
    fn changes(self) -> [usize; 2] {
        [self.take.version().get(), self.undo.version().get()]
    }
}

/// The page.
#[component]
pub fn ImportPage() -> impl IntoView {
    let i18n = use_i18n();
    let query = use_query_map();
    let id = Memo::new(move |_| query.with(|query| query.get("id")).and_then(|id| id.parse::<CardImportId>().ok()));
    let deeds = Deeds { take: ServerAction::new(), undo: ServerAction::new() };
    provide_context(deeds);
    let navigate = use_navigate();
    Effect::new(move || {
        // What was taken back or forgotten stands in the list, if anywhere.
        if let Some(Ok(())) = deeds.undo.value().get() {
            navigate("/cards/import", NavigateOptions { replace: true, ..NavigateOptions::default() });
        }
    });
    let opened = resource(
        move || (id.get(), deeds.take.version().get()),
        |(id, _)| async move {
            match id {
                Some(id) => api::import_report(id).await.map(Some),
                None => Ok(None),
            }
        },
    );
    let past = resource(move || (id.get(), deeds.changes()), |_| api::imports());
    view! {
        <PageTitle text=move || t_string!(i18n, cards.imports.title)/>
        <section class="cards">
            <header class="cards-head">
                <h1>{t!(i18n, cards.imports.title)}</h1>
                <div class="cards-ways"><ButtonLink href="/cards">{t!(i18n, cards.imports.to_cards)}</ButtonLink></div>
            </header>
            <Choose/>
            {move || {
                let refused = [refusal(&deeds.take.value().get()), refusal(&deeds.undo.value().get())];
                refused.into_iter().flatten().map(|refusal| view! { <RefusalNotice refusal=refusal/> }).collect_view()
            }}
            <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Lines(6)/> }>
                {move || Suspend::new(async move {
                    match opened.await {
                        Ok(Some(detail)) => view! { <Report detail=detail/> }.into_any(),
                        Ok(None) => ().into_any(),
                        Err(Refused(refusal)) => view! { <RefusalNotice refusal=refusal/> }.into_any(),
                    }
                })}
            </Transition>
            <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Rows(3)/> }>
                {move || Suspend::new(async move {
                    match past.await {
                        Ok(imports) => view! { <Past imports=imports/> }.into_any(),
                        Err(Refused(refusal)) => view! { <RefusalNotice refusal=refusal/> }.into_any(),
                    }
                })}
            </Transition>
        </section>
    }
    .into_any()
}

/// The word for where an import stands.
fn state_name(i18n: leptos_i18n::I18nContext<Locale>, state: ImportState) -> &'static str {
    match state {
        ImportState::Waiting => t_string!(i18n, cards.imports.waiting),
        ImportState::Taken => t_string!(i18n, cards.imports.taken),
        ImportState::Undone => t_string!(i18n, cards.imports.undone),
    }
}

/// The button that takes an import back, or forgets one that waits.
#[component]
fn Back(id: CardImportId, state: ImportState) -> impl IntoView {
    let i18n = use_i18n();
    let undo = expect_context::<Deeds>().undo;
    let words = move || match state {
        ImportState::Waiting => t_string!(i18n, cards.imports.forget),
        _ => t_string!(i18n, cards.imports.undo),
    };
    (state != ImportState::Undone).then(|| {
        view! {
            <ActionForm action=undo>
                <input type="hidden" name="id" value=id.to_string()/>
                <Button submit=true busy=undo.pending()>{words}</Button>
            </ActionForm>
        }
    })
}
