//! A card made where one is reading: a dialog over the page with the same form as the list has. Without JavaScript the
//! way leads to the list, with the form filled in.

use super::{add::AddCard, api, state::Listed};
use crate::{
    Refused,
    i18n::*,
    prelude::*,
    ui::{Dialog, Icon, RefusalNotice, Skeleton, SkeletonShape, use_toasts},
};
use contract::CardOrigin;

/// What a card is being made from on this page, and whether the dialog is open.
#[derive(Clone, Copy)]
pub struct CardMaking {
    origin: RwSignal<Option<CardOrigin>>,
    open: RwSignal<bool>,
}

impl CardMaking {
    /// For a page whose parts offer cards. It holds a [`CardDialog`], too.
    pub fn provide() {
        provide_context(Self { origin: RwSignal::new(None), open: RwSignal::new(false) });
    }

    /// Opens the form for a card from there.
    pub fn begin(self, origin: CardOrigin) {
        self.origin.set(Some(origin));
        self.open.set(true);
    }
}

/// The dialog.
#[component]
pub fn CardDialog() -> impl IntoView {
    let i18n = use_i18n();
    let making = expect_context::<CardMaking>();
    let form = move || making.origin.get().map(|origin| view! { <Begun origin=origin/> });
    view! {
        <Dialog open=making.open title=move || t_string!(i18n, cards.make_card)>
            {form}
        </Dialog>
    }
    .into_any()
}

#[component]
fn Begun(origin: CardOrigin) -> impl IntoView {
    let i18n = use_i18n();
    let making = expect_context::<CardMaking>();
    let toasts = use_toasts();
    let asked = origin.clone();
    let proposal = LocalResource::new(move || api::propose(asked.clone(), None));
    let added = Callback::new(move |()| {
        making.open.set(false);
        toasts.say(t_string!(i18n, cards.made));
    });
    let origin = StoredValue::new(origin);
    view! {
        <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Lines(5)/> }>
            {move || Suspend::new(async move {
                match proposal.await {
                    Ok(proposal) => view! { <AddCard added=added from=Some((origin.get_value(), proposal))/> }.into_any(),
                    Err(Refused(refusal)) => view! { <RefusalNotice refusal=refusal/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

/// The way to the form: a link that the page answers with its dialog.
#[component]
pub fn MakeCard(
    origin: CardOrigin,
    /// Its words are shown beside its picture.
    #[prop(optional)]
    named: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let making = use_context::<CardMaking>();
    let href = Listed { add: true, from: Some(origin.clone()), ..Listed::default() }.href();
    let begin = move |event: leptos::ev::MouseEvent| {
        let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key();
        if let Some(making) = making.filter(|_| !elsewhere) {
            event.prevent_default();
            making.begin(origin.clone());
        }
    };
    view! {
        <a
            class=if named { "button" } else { "icon-button" }
            data-kind="plain"
            href=href
            on:click=begin
            aria-label=move || t_string!(i18n, cards.make_card)
            title=move || t_string!(i18n, cards.make_card)
        >
            <Icon icon=icondata::LuLayers/>
            {named.then(|| view! { <span>{t!(i18n, cards.make_card)}</span> })}
        </a>
    }
    .into_any()
}
