//! The shape of what comes, while it comes. Shows after 150 ms, by its style alone.

use crate::prelude::*;

/// What will be here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SkeletonShape {
    /// Lines of text.
    Lines(u8),
    /// Rows of a list.
    Rows(u8),
    /// A page of a document.
    Page,
}

/// A place that is being filled.
#[component]
pub fn Skeleton(shape: SkeletonShape) -> impl IntoView {
    let (word, count) = match shape {
        SkeletonShape::Lines(count) => ("lines", count),
        SkeletonShape::Rows(count) => ("rows", count),
        SkeletonShape::Page => ("page", 1),
    };
    let bars = (0..count).map(|_| view! { <span class="skeleton-bar"></span> }).collect_view();
    view! { <div class="skeleton" data-shape=word aria-hidden="true">{bars}</div> }
}
