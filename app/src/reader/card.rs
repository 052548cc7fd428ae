//! One page on its own, outside of the reader: its picture with a passage in marker, or its words.

use super::{marker, words};
use crate::prelude::*;
use contract::{PageBox, PageView};

/// The page. `boxes` of other pages are left out; `quote` is what stands marked where there is no picture.
#[component]
pub fn PageCard(page: PageView, boxes: Vec<PageBox>, quote: String) -> impl IntoView {
    if page.width <= 0.0 || page.height <= 0.0 {
        return view! {
            <blockquote class="page-card-words" dir="auto">
                <mark>{quote}</mark>
            </blockquote>
        }
        .into_any();
    }
    let source = format!("/materials/{}/pages/{}.webp?width=1600", page.material, page.number);
    let layer = words::layer(&page);
    let strokes = marker::strokes(&boxes, page.number).into_iter().map(|stroke| {
        let place = marker::place(stroke, page.width, page.height);
        view! { <mark class="stroke" data-kind="cited" style=place></mark> }
    });
    let strokes = strokes.collect_view();
    view! {
        <div class="sheet page-card" data-look="picture" style=format!("aspect-ratio:{}/{}", page.width, page.height)>
            <img class="sheet-picture" src=source alt="" decoding="async" draggable="false"/>
            <div class="sheet-words" dir="ltr" inner_html=layer></div>
            <div class="sheet-marks" aria-hidden="true">{strokes}</div>
        </div>
    }
    .into_any()
}
