//! The figure to draw on: its words and what is covered, over its picture.

use super::cover_state::Covers;
use crate::prelude::*;
use contract::{FigureView, Rect};
use leptos::ev::PointerEvent;
use wasm_bindgen::JsCast;

/// The picture and what lies over it.
#[component]
pub fn CoverFigure(figure: FigureView) -> impl IntoView {
    let covers = expect_context::<Covers>();
    let source = format!("/figures/{}.webp", figure.id);
    let words = covers.words.with_value(|words| {
        let rect = |(place, word): (usize, &contract::Mask)| {
            let picked = move || covers.picked.with(|picked| picked.get(place).copied().unwrap_or_default());
            view! { <Cover rect=Signal::stored(word.rect) picked=Signal::derive(picked)/> }
        };
        words.iter().enumerate().map(rect).collect_view()
    });
    let begin = move |event: PointerEvent| {
        if event.button() == 0
            && let Some(at) = place(&event)
        {
            event.prevent_default();
            capture(&event);
            covers.begin(at);
        }
    };
    let go_on = move |event: PointerEvent| {
        if covers.drawing.with_untracked(Option::is_some)
            && let Some(at) = place(&event)
        {
            covers.go_on(at);
        }
    };
    view! {
        <div class="cover-figure">
            <img
                src=source
                alt=figure.told().to_owned()
                width=figure.width.to_string()
                height=figure.height.to_string()
            />
            <svg
                viewBox="0 0 1 1"
                preserveAspectRatio="none"
                aria-hidden="true"
                on:pointerdown=begin
                on:pointermove=go_on
                on:pointerup=move |_| covers.end()
                on:pointercancel=move |_| covers.drawing.set(None)
            >
                {words}
                <For each=move || covers.drawn.get() key=|drawn| drawn.key let:drawn>
                    <Cover rect=drawn.rect picked=true/>
                </For>
                {move || covers.drawing.get().map(|(_, rect)| view! { <Cover rect=Signal::stored(rect) picked=true/> })}
            </svg>
        </div>
    }
    .into_any()
}

#[component]
fn Cover(#[prop(into)] rect: Signal<Rect>, #[prop(into)] picked: Signal<bool>) -> impl IntoView {
    view! {
        <rect
            class="cover"
            data-picked=move || picked.get().then_some("true")
            x=move || rect.get().x0.to_string()
            y=move || rect.get().y0.to_string()
            width=move || (rect.get().x1 - rect.get().x0).to_string()
            height=move || (rect.get().y1 - rect.get().y0).to_string()
        ></rect>
    }
    .into_any()
}

/// Where the pointer is, in shares of the figure.
fn place(event: &PointerEvent) -> Option<(f32, f32)> {
    let element = event.current_target()?.dyn_into::<web_sys::Element>().ok()?;
    let around = element.get_bounding_client_rect();
    let share = |at: f64, from: f64, whole: f64| (whole > 0.0).then(|| ((at - from) / whole).clamp(0.0, 1.0) as f32);
    Some((
        share(f64::from(event.client_x()), around.left(), around.width())?,
        share(f64::from(event.client_y()), around.top(), around.height())?,
    ))
}

/// The drawing goes on where the pointer leaves the figure.
fn capture(event: &PointerEvent) {
    let element = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    if let Some(element) = element {
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}
