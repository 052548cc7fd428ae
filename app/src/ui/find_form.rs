//! A field that narrows a list by words: a GET form, so that it works without JavaScript and the list has an address.

use super::Icon;
use crate::prelude::*;
use leptos_router::components::Form;

/// The field. What else the address says travels along as hidden fields.
#[component]
pub fn FindForm(
    action: &'static str,
    #[prop(into)] label: TextProp,
    /// The words of the address.
    #[prop(into)]
    text: Signal<String>,
    /// Names and values of the rest.
    #[prop(optional, into)]
    rest: Signal<Vec<(&'static str, String)>>,
) -> impl IntoView {
    let hidden = move || {
        let fields = rest.get().into_iter();
        fields.map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()
    };
    let placeholder = label.clone();
    view! {
        <Form method="GET" action=action attr:class="find-words" attr:role="search">
            {hidden}
            <Icon icon=icondata::LuSearch/>
            <input
                class="input"
                type="search"
                name="text"
                value=move || text.get()
                prop:value=move || text.get()
                aria-label=move || label.get()
                placeholder=move || placeholder.get()
            />
        </Form>
    }
    .into_any()
}
