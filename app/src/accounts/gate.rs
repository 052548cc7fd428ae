//! The quiet card in front of everything: what signing in and registering have in common.

use crate::prelude::*;
use crate::ui::{Mark, PageTitle};

/// A card with a title, alone on the page.
#[component]
pub fn Gate(#[prop(into)] title: TextProp, children: Children) -> impl IntoView {
    view! {
        <PageTitle text=title.clone() />
        <main class="gate" id="content">
            <div class="gate-card">
                <p class="gate-brand"><Mark /> "Lectern"</p>
                <h1>{move || title.get()}</h1>
                {children.view()}
            </div>
        </main>
    }
    .into_any()
}
