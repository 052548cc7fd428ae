//! Short words about what was just done, with the way back.

use super::{Button, ButtonKind, IconButton};
use crate::{
    i18n::*,
    parts::{self, later},
    prelude::*,
};
use std::time::Duration;

/// How long a toast stays. One with a way back stays longer.
const STAY: Duration = Duration::from_secs(5);
const STAY_WITH_UNDO: Duration = Duration::from_secs(10);

#[derive(Clone)]
struct Toast {
    number: u64,
    say: String,
    undo: Option<Callback<()>>,
}

/// Says things at the foot of the page.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    next: StoredValue<u64>,
}

/// Makes [`use_toasts`] work below here.
pub fn provide_toasts() {
    provide_context(Toasts { shown: RwSignal::new(Vec::new()), next: StoredValue::new(0) });
}

/// The toasts of this page.
pub fn use_toasts() -> Toasts {
    expect_context()
}

impl Toasts {
    /// Says something.
    pub fn say(self, say: impl Into<String>) {
        self.show(say.into(), None);
    }

    /// Says something and offers to take it back.
    pub fn say_with_undo(self, say: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        self.show(say.into(), Some(Callback::new(move |()| undo())));
    }

    fn show(self, say: String, undo: Option<Callback<()>>) {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        let stay = if undo.is_some() { STAY_WITH_UNDO } else { STAY };
        self.shown.update(|shown| shown.push(Toast { number, say, undo }));
        set_timeout(move || self.hide(number), stay);
    }

    fn hide(self, number: u64) {
        self.shown.try_update(|shown| shown.retain(|toast| toast.number != number));
    }
}

/// Where toasts appear; once in the frame.
#[component]
pub fn ToastHost() -> impl IntoView {
    let toasts = use_toasts();
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <Show when=move || !toasts.shown.with(Vec::is_empty)>{later(parts::toasts())}</Show>
        </div>
    }
    .into_any()
}

/// The toasts there are.
#[component]
pub fn ToastList() -> impl IntoView {
    let i18n = use_i18n();
    let toasts = use_toasts();
    let one = move |toast: Toast| {
        let number = toast.number;
        let undo = toast.undo.map(|undo| {
            let back = move |_| {
                undo.run(());
                toasts.hide(number);
            };
            view! { <Button kind=ButtonKind::Quiet on:click=back>{t!(i18n, ui.undo)}</Button> }
        });
        view! {
            <div class="toast">
                <p>{toast.say}</p>
                {undo}
                <IconButton
                    icon=icondata::LuX
                    label=move || t_string!(i18n, ui.close)
                    on:click=move |_| toasts.hide(number)
                />
            </div>
        }
    };
    view! { <For each=move || toasts.shown.get() key=|toast| toast.number children=one /> }.into_any()
}
