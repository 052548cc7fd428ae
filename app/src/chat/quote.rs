//! The quote that a citation's mark shows when it is pointed at or focused.

use super::{desk::Cited, state};
use crate::prelude::*;
use crate::{i18n::*, ui::clock};
use web_sys::Element;

/// The element's id: marks are described by it while it shows.
const ID: &str = "quote";

/// A quote and where it is to stand, in pixels of the window.
#[derive(Clone, Debug, PartialEq)]
pub struct Quoted {
    pub cited: Cited,
    left: f64,
    top: f64,
    /// Above its mark instead of below.
    above: bool,
}

impl Quoted {
    /// Beside a mark; marks it as described by the quote.
    pub fn at(mark: &Element, cited: Cited) -> Self {
        drop(mark.set_attribute("aria-describedby", ID));
        let place = mark.get_bounding_client_rect();
        let size = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|it| it.as_f64()).unwrap_or(800.0);
        let (width, height) = (size(window().inner_width()), size(window().inner_height()));
        let above = place.bottom() > height * 0.6;
        let left = (place.left() - 24.0).clamp(8.0, (width - 368.0).max(8.0));
        Self { cited, left, top: if above { height - place.top() + 6.0 } else { place.bottom() + 6.0 }, above }
    }
}

/// The quote, over the page.
#[component]
pub fn Quote(quoted: RwSignal<Option<Quoted>>) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        // The thread may be gone while its last pointer event is still being answered.
        quoted.try_get().flatten().map(|Quoted { cited, left, top, above }| {
            let side = if above { "inset-block-end" } else { "inset-block-start" };
            let style = format!("left:{left:.0}px;{side}:{top:.0}px");
            let citation = cited.citation;
            let (page, second) = (citation.page, citation.second);
            let host = citation.address.as_deref().map(state::host);
            view! {
                <div class="quote" id=ID role="tooltip" style=style>
                    <p class="quote-words" dir="auto">{citation.quote}</p>
                    <p class="quote-source">
                        <span dir="auto">{citation.title}</span>
                        {move || match (&host, second) {
                            (Some(host), _) => format!(", {host}"),
                            (None, Some(second)) => format!(", {}", clock(second)),
                            (None, None) => t_string!(i18n, chat.on_page, page = page).to_string(),
                        }}
                    </p>
                </div>
            }
        })
    }
}
