//! A dialog over the page, on the platform's own `<dialog>`: focus, Escape and the rest of the page are its business.

use super::IconButton;
use crate::i18n::*;
use crate::prelude::*;
use leptos::html;

/// A dialog with a title. It is open while `open` is true, and sets it to false when the person closes it.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    #[prop(into)] title: TextProp,
    /// One of `narrow`, `wide`, `drawer`; narrow when left out.
    #[prop(optional)]
    size: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let Some(element) = dialog.get() else { return };
        match (open.get(), element.open()) {
            (true, false) => drop(element.show_modal()),
            (false, true) => element.close(),
            _ => {}
        }
    });
    let outside = move |event: leptos::ev::MouseEvent| {
        let hit = event.target().map(wasm_bindgen::JsValue::from);
        if hit == dialog.get().map(wasm_bindgen::JsValue::from) {
            open.set(false);
        }
    };
    let label = title.clone();
    view! {
        <dialog
            class="dialog"
            data-size=size.unwrap_or("narrow")
            node_ref=dialog
            aria-label=label
            on:close=move |_| open.set(false)
            on:click=outside
        >
            <div class="dialog-body">
                <header class="dialog-head">
                    <h2>{move || title.get()}</h2>
                    <IconButton
                        icon=icondata::LuX
                        label=move || t_string!(i18n, ui.close)
                        on:click=move |_| open.set(false)
                    />
                </header>
                {children.view()}
            </div>
        </dialog>
    }
    .into_any()
}
