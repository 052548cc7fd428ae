//! How far something is, as a thin line.

use crate::prelude::*;

/// A line that fills from 0 to `total`; with a total of 0 it moves, because nobody knows yet.
#[component]
pub fn Progress(
    #[prop(into)] done: Signal<u32>,
    #[prop(into)] total: Signal<u32>,
    #[prop(into)] label: TextProp,
) -> impl IntoView {
    let known = move || total.get() > 0;
    view! {
        <progress
            class="progress"
            aria-label=label
            max=move || known().then(|| total.get().to_string())
            value=move || known().then(|| done.get().min(total.get()).to_string())
        ></progress>
    }
    .into_any()
}
