//! What a place shows that has nothing yet: one sentence, one action, a small drawing.

use crate::prelude::*;

/// An empty place. Its children are the one thing to do.
#[component]
pub fn Empty(#[prop(into)] say: TextProp, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    view! {
        <div class="empty">
            <svg class="empty-drawing" aria-hidden="true" viewBox="0 0 120 80" width="120" height="80">
                <rect class="empty-marker" x="33" y="35" width="46" height="9" rx="2"></rect>
                <path class="empty-line" d="M26 14h60a4 4 0 0 1 4 4v48a4 4 0 0 1-4 4H26z"></path>
                <path class="empty-line" d="M34 26h44M34 39.5h44M34 53h24M26 14v56"></path>
            </svg>
            <p>{move || say.get()}</p>
            {children.map(|children| view! { <div class="empty-action">{children.view()}</div> })}
        </div>
    }
    .into_any()
}
