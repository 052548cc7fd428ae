//! The parts that were drawn, each with what it covers and where it lies; for those who do not draw, the way to place
//! them.

use super::cover_state::{Covers, Drawn, Side, percent, with_percent};
use crate::{i18n::*, prelude::*, ui::Button};
use contract::Rect;

/// A new part, to be moved by its fields.
const MIDDLE: Rect = Rect { x0: 0.4, y0: 0.45, x1: 0.6, y1: 0.55 };

/// The list, and the button for one more.
#[component]
pub fn CoverDrawn() -> impl IntoView {
    let i18n = use_i18n();
    let covers = expect_context::<Covers>();
    view! {
        <fieldset class="cover-part cover-drawn">
            <legend>{t!(i18n, cards.cover_drawn)}</legend>
            <p class="field-hint">{t!(i18n, cards.cover_draw)}</p>
            <ul>
                <For each=move || covers.drawn.get() key=|drawn| drawn.key let:drawn>
                    <Row drawn=drawn/>
                </For>
            </ul>
            <Button icon=icondata::LuPlus on:click=move |_| covers.add(MIDDLE)>{t!(i18n, cards.cover_add)}</Button>
        </fieldset>
    }
    .into_any()
}

#[component]
fn Row(drawn: Drawn) -> impl IntoView {
    let i18n = use_i18n();
    let covers = expect_context::<Covers>();
    let Drawn { key, rect } = drawn;
    // Fields are numbered without holes, whatever was removed.
    let place =
        Memo::new(move |_| covers.drawn.with(|all| all.iter().position(|one| one.key == key)).unwrap_or_default());
    let corner = move |name: &'static str, of: fn(Rect) -> f32| {
        let name = move || format!("drawn[{}][rect][{name}]", place.get());
        view! { <input type="hidden" name=name value=move || of(rect.get()).to_string()/> }
    };
    let side = move |label: Signal<String>, side: Side| {
        let typed = move |event| rect.update(|rect| *rect = with_percent(*rect, side, &event_target_value(&event)));
        view! {
            <label class="field">
                <span>{move || label.get()}</span>
                <input type="number" min="0" max="100" step="0.1" prop:value=move || percent(&rect.get(), side) on:change=typed/>
            </label>
        }
    };
    view! {
        <li>
            <div class="cover-name">
                <div class="field">
                    <input
                        type="text"
                        maxlength="200"
                        autocomplete="off"
                        name=move || format!("drawn[{}][label]", place.get())
                        placeholder=move || t_string!(i18n, cards.cover_label)
                        aria-label=move || t_string!(i18n, cards.cover_label)
                    />
                </div>
                <button
                    class="icon-button"
                    type="button"
                    aria-label=move || t_string!(i18n, cards.cover_remove)
                    on:click=move |_| covers.remove(key)
                >
                    <crate::ui::Icon icon=icondata::LuX/>
                </button>
            </div>
            <div class="cover-sides">
                {side(Signal::derive(move || t_string!(i18n, cards.cover_left).to_owned()), Side::Left)}
                {side(Signal::derive(move || t_string!(i18n, cards.cover_top).to_owned()), Side::Top)}
                {side(Signal::derive(move || t_string!(i18n, cards.cover_width).to_owned()), Side::Width)}
                {side(Signal::derive(move || t_string!(i18n, cards.cover_height).to_owned()), Side::Height)}
            </div>
            {corner("x0", |rect| rect.x0)}
            {corner("y0", |rect| rect.y0)}
            {corner("x1", |rect| rect.x1)}
            {corner("y1", |rect| rect.y1)}
        </li>
    }
    .into_any()
}
