//! What stands in the way of a material, and the one thing to do about it: its password, another try, or a look at the
//! pages that are pictures of text.

use super::{
    api::{GivePassword, Retry},
    page::Shown,
    state::Arrival,
};
use crate::prelude::*;
use crate::{i18n::*, ui::Button};
use contract::{MaterialState, MaterialView};

/// Nothing for a material that is well.
#[component]
pub fn Remedy(material: MaterialView, arrival: Memo<Arrival>) -> impl IntoView {
    let shown = expect_context::<Shown>();
    let state = Memo::new(move |_| arrival.get().state);
    let id = material.id.to_string();
    let scanned = material.pages_need_ocr > 0;
    let silent = material.is_recording() && !material.has_transcript;
    let words = [material.say, material.hint].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let reason = move || {
        let words = words.clone();
        (!words.is_empty()).then(|| view! { <p class="material-reason">{words}</p> })
    };
    move || {
        let id = id.clone();
        match state.get() {
            MaterialState::NeedsPassword => view! { {reason()} <Password id=id action=shown.password/> }.into_any(),
            MaterialState::Failed | MaterialState::Cancelled => {
                view! { {reason()} <Again id=id action=shown.retry/> }.into_any()
            }
            MaterialState::Ready if scanned => view! { <Recognise id=id/> }.into_any(),
            MaterialState::Ready if silent => reason().into_any(),
            MaterialState::Waiting | MaterialState::Reading | MaterialState::Ready => ().into_any(),
        }
    }
}

/// The form for a locked material's password.
#[component]
pub fn Password(id: String, action: ServerAction<GivePassword>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <ActionForm action=action attr:class="inline-form">
            <input type="hidden" name="id" value=id/>
            <input
                type="password"
                name="password"
                required
                autocomplete="off"
                aria-label=move || t_string!(i18n, library.password)
                placeholder=move || t_string!(i18n, library.password)
            />
            <Button submit=true busy=action.pending()>{t!(i18n, library.unlock)}</Button>
        </ActionForm>
    }
    .into_any()
}

/// The form for another try.
#[component]
pub fn Again(id: String, action: ServerAction<Retry>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <ActionForm action=action attr:class="inline-form">
            <input type="hidden" name="id" value=id/>
            <Button submit=true busy=action.pending()>{t!(i18n, library.retry)}</Button>
        </ActionForm>
    }
    .into_any()
}

#[component]
fn Recognise(id: String) -> impl IntoView {
    let i18n = use_i18n();
    let shown = expect_context::<Shown>();
    view! {
        <ActionForm action=shown.recognise attr:class="inline-form">
            <input type="hidden" name="id" value=id/>
            <Button submit=true busy=shown.recognise.pending()>{t!(i18n, library.recognise)}</Button>
        </ActionForm>
    }
    .into_any()
}
