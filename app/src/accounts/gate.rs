//! The quiet card in front of everything: what signing in and registering have in common.

use crate::ui::{Mark, PageTitle};
use leptos::prelude::*;

/// A card with a title, alone on the page.
#[component]
pub fn Gate(#[prop(into)] title: TextProp, children: Children) -> impl IntoView {
    view! {
        <PageTitle text=title.clone() />
        <main class="gate" id="content">
            <div class="gate-card">
                <p class="gate-brand"><Mark /> "Lectern"</p>
                <h1>{move || title.get()}</h1>
                {children()}
            </div>
        </main>
    }
    .into_any()
}
