//! The pages, below each other or one at a time.

use super::{
    book::Book,
    follow,
    origin::Origin,
    sheet::Sheet,
    spoken::{BringTranscript, Player},
};
use crate::prelude::*;
use crate::{
    i18n::*,
    library::{
        Again, Password,
        api::{GivePassword, Recognise as RecogniseDeed, Retry},
    },
    ui::{Button, Empty, FormNotice, Notice, NoticeKind},
};
use contract::{MaterialState, MaterialView};

/// The element that scrolls.
pub const SCROLLER: &str = "reader-pages";

/// The centre of the reader.
#[component]
pub fn Sheets() -> impl IntoView {
    let book = expect_context::<Book>();
    let shown = move || {
        let leaves = book.leaves.get();
        if book.continuous.get() {
            leaves
        } else {
            let number = book.current.get();
            leaves.into_iter().filter(|leaf| leaf.number == number).collect()
        }
    };
    let pending = StoredValue::new(false);
    let zoom = move || format!("--zoom:{}", f64::from(book.zoom.get().0) / 100.0);
    view! {
        <div class="reader-pages" id=SCROLLER tabindex="0" style=zoom on:scroll=move |_| follow::scrolled(book, pending)>
            <Player/>
            <About/>
            <Origin/>
            <For each=shown key=|leaf| leaf.number children=|leaf| view! { <Sheet leaf=leaf/> }/>
        </div>
    }
    .into_any()
}

/// What is to be said about the book as a whole.
#[component]
fn About() -> impl IntoView {
    let i18n = use_i18n();
    let book = expect_context::<Book>();
    let empty = Memo::new(move |_| book.leaves.with(Vec::is_empty));
    let state = Memo::new(move |_| book.material.with(|material| material.state));
    let recording = Memo::new(move |_| book.material.with(MaterialView::is_recording));
    let scanned = Memo::new(move |_| {
        book.material.with(|material| material.pages_need_ocr > 0 && material.state == MaterialState::Ready)
    });
    let words = move || {
        book.material.with(|material| {
            [material.say.clone(), material.hint.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ")
        })
    };
    let password = ServerAction::<GivePassword>::new();
    let retry = ServerAction::<Retry>::new();
    let remedy = move |state| {
        let id = book.id.to_string();
        if state == MaterialState::NeedsPassword {
            view! { <Password id=id action=password/> <FormNotice value=password.value()/> }.into_any()
        } else {
            view! { <Again id=id action=retry/> <FormNotice value=retry.value()/> }.into_any()
        }
    };
    move || match state.get() {
        closed @ (MaterialState::Failed | MaterialState::NeedsPassword) => {
            view! { <Notice kind=NoticeKind::Warn><p>{words}</p> {remedy(closed)}</Notice> }.into_any()
        }
        MaterialState::Waiting | MaterialState::Reading if empty.get() => {
            view! { <Empty say=move || t_string!(i18n, reader.being_opened)/> }.into_any()
        }
        _ if recording.get() && empty.get() => view! { <BringTranscript/> }.into_any(),
        _ if scanned.get() => view! { <Recognise/> }.into_any(),
        _ if empty.get() => view! { <Empty say=move || t_string!(i18n, reader.no_pages)/> }.into_any(),
        _ => ().into_any(),
    }
}

/// Pages that are pictures of text, and the way to have them read.
#[component]
fn Recognise() -> impl IntoView {
    let i18n = use_i18n();
    let book = expect_context::<Book>();
    let action = ServerAction::<RecogniseDeed>::new();
    let count = move || book.material.with(|material| material.pages_need_ocr);
    view! {
        <Notice>
            <p>{move || t_string!(i18n, reader.scanned, count = count()).to_string()}</p>
            <FormNotice value=action.value()/>
            <ActionForm action=action>
                <input type="hidden" name="id" value=book.id.to_string()/>
                <Button submit=true busy=action.pending()>{t!(i18n, reader.recognise)}</Button>
            </ActionForm>
        </Notice>
    }
    .into_any()
}
