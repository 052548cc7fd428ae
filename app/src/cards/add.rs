//! The form for a new card: two sides, or a text with gaps; empty, or begun from what was read.

use super::{
    api::Add,
    gap::{self, BACK, FRONT},
    state::kind_word,
};
use crate::{
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, Field, FormNotice, Select, TextArea, awake, field_error},
};
use contract::{CardKind, CardOrigin, CardProposal, CardSource};

const FIELDS: &[&str] = &["front", "back"];
/// How a gap is written.
const GAP: &str = "{{c1::…}}";

/// The form. Where the card comes from is named in it; what stands there the server looks up itself.
#[component]
pub fn AddCard(
    #[prop(into)] added: Callback<()>,
    /// What the card begins with.
    #[prop(optional_no_strip)]
    from: Option<(CardOrigin, CardProposal)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let action = ServerAction::<Add>::new();
    let value = action.value();
    Effect::new(move || {
        if let Some(Ok(_)) = value.get() {
            added.run(());
        }
    });
    let error = move |name: &'static str| Signal::derive(move || value.with(|value| field_error(value, name)));
    let begun = from.is_some();
    let (origin, proposal) = from.unzip();
    let CardProposal { draft, source } = proposal.unwrap_or_default();
    let kind = RwSignal::new(draft.kind);
    let kinds = Signal::derive(move || {
        vec![
            ("basic".to_owned(), t_string!(i18n, cards.kind_basic).to_owned()),
            ("cloze".to_owned(), t_string!(i18n, cards.kind_cloze).to_owned()),
        ]
    });
    let turn = move |event: leptos::ev::Event| {
        let to =
            if event_target_value(&event) == kind_word(CardKind::Cloze) { CardKind::Cloze } else { CardKind::Basic };
        kind.set(to);
        if begun {
            gap::turn(to);
        }
    };
    let origin = origin.map(|origin| view! { <input type="hidden" name="from" value=origin.to_string()/> });
    view! {
        <ActionForm action=action attr:class="form card-form" attr:id="add-card">
            <FormNotice value=value fields=FIELDS/>
            {origin}
            {source.map(|source| view! { <Source source=source/> })}
            <Select label=move || t_string!(i18n, cards.kind) name="draft[kind]" options=kinds
                value=Signal::stored(kind_word(draft.kind).to_owned()) hint=move || t_string!(i18n, cards.kind_hint, gap = GAP).to_string() on:change=turn/>
            <TextArea label=move || t_string!(i18n, cards.front_or_text) name=FRONT rows=4 value=Some(draft.front) error=error("front")/>
            <Show when=move || kind.get() == CardKind::Cloze><MakeGap/></Show>
            <TextArea label=move || t_string!(i18n, cards.back) name=BACK rows=3 value=Some(draft.back) error=error("back")/>
            <Field label=move || t_string!(i18n, cards.tags) name="labels" autocomplete="off"/>
            <Button submit=true kind=ButtonKind::Primary busy=action.pending()>{t!(i18n, cards.add)}</Button>
        </ActionForm>
    }
    .into_any()
}

/// Where the card comes from.
#[component]
fn Source(source: CardSource) -> impl IntoView {
    let i18n = use_i18n();
    let CardSource { title, page, href, quote, .. } = source;
    let words = move || match page {
        Some(page) => t_string!(i18n, review.source_page, title = title.clone(), page = page).to_string(),
        None => title.clone(),
    };
    view! { <p class="card-from" dir="auto"><a href=href title=quote>{words}</a></p> }.into_any()
}

/// The button that hides the selected word. Without JavaScript gaps are written by hand.
#[component]
fn MakeGap() -> impl IntoView {
    let i18n = use_i18n();
    let awake = awake();
    let nothing = RwSignal::new(false);
    view! {
        <Show when=move || awake.get()>
            <div class="card-gap">
                <Button on:click=move |_| nothing.set(!gap::make())>{t!(i18n, cards.make_gap)}</Button>
                <p class="field-hint" role="status">
                    {move || if nothing.get() { t_string!(i18n, cards.no_word) } else { t_string!(i18n, cards.gap_hint) }}
                </p>
            </div>
        </Show>
    }
    .into_any()
}
