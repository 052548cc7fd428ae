//! The title of a page.

use crate::prelude::*;
use leptos_meta::Title;

/// Sets the document's title; in the browser it follows `text`.
///
/// The server reads `text` once, here: `leptos_meta` would read it when the page is sent, on whatever thread that
/// happens, and a thread without a reactive arena panics.
#[component]
pub fn PageTitle(#[prop(into)] text: TextProp) -> impl IntoView {
    let text = if cfg!(feature = "ssr") { TextProp::from(untrack(|| text.get().to_string())) } else { text };
    view! { <Title text=text /> }
}
