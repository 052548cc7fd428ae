//! The lists of models: one's own, and those on offer.

use super::form::kind_name;
use crate::{accounts::Topic, i18n::*, prelude::*, ui::Empty};
use contract::{ChoiceView, ProviderView};

/// One's own, each with the way to its page.
#[component]
pub fn Own(own: Vec<ProviderView>) -> impl IntoView {
    let i18n = use_i18n();
    let none = own.is_empty();
    let row = move |one: ProviderView| {
        let (kind, model) = (one.kind, one.model.clone());
        let state = move || match (&one.tested, model.is_empty()) {
            (_, true) => t_string!(i18n, providers.state_no_model).to_owned(),
            (None, _) => t_string!(i18n, providers.state_untested).to_owned(),
            (Some(tested), _) if tested.passed => t_string!(i18n, providers.state_good).to_owned(),
            (Some(tested), _) => tested.say.clone(),
        };
        view! {
            <li class="row">
                <div class="row-main">
                    <p class="row-title" dir="auto"><a href=format!("/settings/models/{}", one.id)>{one.name}</a></p>
                    <p class="row-facts">
                        {move || kind_name(i18n, kind)} " · " {one.model} " · "
                        {if one.remote { t!(i18n, accounts.leaves).into_any() } else { t!(i18n, accounts.stays).into_any() }}
                    </p>
                    <p class="row-facts">{state}</p>
                </div>
            </li>
        }
    };
    view! {
        <Topic id="own" title=move || t_string!(i18n, providers.own)>
            {if none {
                view! { <Empty say=move || t_string!(i18n, providers.own_none) /> }.into_any()
            } else {
                view! { <ul class="rows">{own.into_iter().map(row).collect_view()}</ul> }.into_any()
            }}
        </Topic>
    }
    .into_any()
}

/// What the server offers.
#[component]
pub fn Offered(offered: Vec<ChoiceView>) -> impl IntoView {
    let i18n = use_i18n();
    let none = offered.is_empty();
    let row = move |one: ChoiceView| {
        view! {
            <li class="row">
                <div class="row-main">
                    <p class="row-title" dir="auto">{one.name}</p>
                    <p class="row-facts">
                        {if one.remote { t!(i18n, accounts.leaves).into_any() } else { t!(i18n, accounts.stays).into_any() }}
                    </p>
                </div>
            </li>
        }
    };
    view! {
        <Topic id="offered" title=move || t_string!(i18n, providers.offered)>
            {if none {
                view! { <p class="soft">{t!(i18n, providers.offered_none)}</p> }.into_any()
            } else {
                view! { <ul class="rows">{offered.into_iter().map(row).collect_view()}</ul> }.into_any()
            }}
        </Topic>
    }
    .into_any()
}
