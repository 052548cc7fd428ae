//! Lucide icons at 18 px, and the mark of the house.
//!
//! Drawn here and not by `leptos_icons`, which gives each icon the role of a picture: an icon beside a word is none.

use crate::prelude::*;

/// An icon. It says nothing to a screen reader; what stands beside it does.
#[component]
pub fn Icon(#[prop(into)] icon: icondata::Icon) -> impl IntoView {
    view! {
        <svg
            class="icon"
            aria-hidden="true"
            viewBox="0 0 24 24"
            width="18"
            height="18"
            inner_html=icon.data
        ></svg>
    }
    .into_any()
}

/// The mark: lines of text on a lectern, one of them under the marker.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" aria-hidden="true" viewBox="5 4.5 22 22" width="26" height="26">
            <rect class="mark-stroke" x="7" y="12.5" width="18" height="6" rx="1.5"></rect>
            <path class="mark-lines" d="M9 8.5h14M9 15.5h14M9 22.5h8"></path>
        </svg>
    }
    .into_any()
}
