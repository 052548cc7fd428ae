//! What models cost: the administrator's table.

use super::api::{self, RemovePrice, SetPrice};
use crate::{
    accounts::Topic,
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, Field, FormNotice, RefusalNotice, Skeleton, SkeletonShape, field_error},
};
use contract::PriceView;

const FIELDS: &[&str] = &["model", "asked", "answered"];

/// The prices, and the form for one.
#[component]
pub fn Prices() -> impl IntoView {
    let i18n = use_i18n();
    let (set, remove) = (ServerAction::<SetPrice>::new(), ServerAction::<RemovePrice>::new());
    let prices = resource(move || (set.version().get(), remove.version().get()), |_| api::prices());
    let value = set.value();
    let error = move |name: &'static str| Signal::derive(move || value.with(|value| field_error(value, name)));
    let row = move |price: PriceView| {
        let facts = t!(i18n, providers.price_row, asked = price.asked, answered = price.answered);
        view! {
            <li class="row">
                <div class="row-main">
                    <p class="row-title" dir="auto">{price.model.clone()}</p>
                    <p class="row-facts">{facts}</p>
                </div>
                <ActionForm action=remove>
                    <input type="hidden" name="model" value=price.model />
                    <Button submit=true kind=ButtonKind::Quiet>{t!(i18n, providers.remove_do)}</Button>
                </ActionForm>
            </li>
        }
    };
    view! {
        <Topic id="prices" title=move || t_string!(i18n, providers.prices)>
            <p class="soft">{t!(i18n, providers.prices_say)}</p>
            <FormNotice value=remove.value() />
            <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Rows(2) /> }>
                {move || Suspend::new(async move {
                    match prices.await {
                        Ok(prices) => {
                            view! { <ul class="rows">{prices.into_iter().map(row).collect_view()}</ul> }.into_any()
                        }
                        Err(refused) => view! { <RefusalNotice refusal=refused.0 /> }.into_any(),
                    }
                })}
            </Transition>
            <ActionForm action=set attr:class="form">
                <FormNotice value=value fields=FIELDS />
                <Field label=move || t_string!(i18n, providers.model) name="price[model]" maxlength=200 error=error("model") />
                <Field label=move || t_string!(i18n, providers.price_asked) name="price[asked]" error=error("asked") />
                <Field
                    label=move || t_string!(i18n, providers.price_answered)
                    name="price[answered]"
                    error=error("answered")
                />
                <Button submit=true busy=set.pending()>{t!(i18n, providers.price_set)}</Button>
            </ActionForm>
        </Topic>
    }
    .into_any()
}
