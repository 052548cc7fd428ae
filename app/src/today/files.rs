//! Choosing files, and what becomes of them.

use crate::{
    browser::upload,
    i18n::*,
    ui::{Button, Icon, Notice, NoticeKind, Progress, RefusalNotice, awake},
};
use contract::{Refusal, SubjectId, Uploaded};
use leptos::prelude::*;
use web_sys::File;

/// How far a sending is.
#[derive(Clone, Default)]
pub struct Sending {
    /// Thousandths that have left; `None` while nothing is on its way.
    pub share: Option<u32>,
    pub uploaded: Vec<Uploaded>,
    pub refusal: Option<Refusal>,
}

impl Sending {
    /// Sends files, none of them for nothing, and tells in `shown` how far that is and what became of them; then calls
    /// `arrived`.
    pub fn begin(
        shown: RwSignal<Self>,
        files: Vec<File>,
        subject: Option<SubjectId>,
        arrived: impl Fn() + Send + Sync + 'static,
    ) {
        if files.is_empty() {
            return;
        }
        shown.set(Self { share: Some(0), ..Self::default() });
        let moved = move |done: f64, total: f64| {
            let share = if total > 0.0 { (done / total * 1000.0) as u32 } else { 0 };
            shown.try_update(|sending| sending.share = Some(share));
        };
        let ended = move |sent: upload::Sent| {
            let (uploaded, refusal) = sent.map_or_else(|refusal| (vec![], Some(refusal)), |uploaded| (uploaded, None));
            shown.try_set(Self { share: None, uploaded, refusal });
            arrived();
        };
        upload::send(files, subject, moved, ended);
    }
}

/// The line that chooses files. Without JavaScript it is a form of its own.
#[component]
pub fn Files(
    send: Callback<Vec<File>>,
    /// Where the files go when the form is sent without JavaScript.
    #[prop(optional, into)]
    subject: MaybeProp<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let awake = awake();
    let input = NodeRef::<leptos::html::Input>::new();
    let chosen = move || {
        if let Some(input) = input.get_untracked() {
            let files = upload::files(input.files());
            if !files.is_empty() {
                send.run(files);
                input.set_value("");
            }
        }
    };
    // What was chosen before the page was awake waits in the field.
    Effect::new(chosen);
    view! {
        <form
            class="add-files"
            action="/upload"
            method="post"
            enctype="multipart/form-data"
            data-awake=move || awake.get().then_some("true")
        >
            {move || subject.get().map(|subject| view! { <input type="hidden" name="subject" value=subject /> })}
            <label class="add-choose">
                <Icon icon=icondata::LuFilePlus />
                <span>{t!(i18n, today.choose)}</span>
                <input
                    node_ref=input
                    type="file"
                    name="file"
                    aria-label=move || t_string!(i18n, today.choose)
                    multiple=true required=true on:change=move |_| chosen() />
            </label>
            <span class="add-hint">{t!(i18n, today.drop)}</span>
            <Show when=move || !awake.get()><Button submit=true>{t!(i18n, today.send)}</Button></Show>
        </form>
    }
    .into_any()
}

/// What is on its way, and what became of it.
#[component]
pub fn OnTheWay(sending: RwSignal<Sending>) -> impl IntoView {
    let i18n = use_i18n();
    let outcome = move |uploaded: Uploaded| {
        let name = uploaded.file_name;
        match (uploaded.refusal, uploaded.material) {
            (Some(refusal), _) => {
                let say = crate::ui::refusal_say(i18n, &refusal);
                view! { <Notice kind=NoticeKind::Warn><p><b>{name}</b> ": " {say}</p></Notice> }.into_any()
            }
            (None, Some(material)) => {
                let words = if uploaded.duplicate {
                    t!(i18n, today.was_there).into_any()
                } else {
                    t!(i18n, today.came_in).into_any()
                };
                view! {
                    <Notice kind=NoticeKind::Good>
                        <p><a href=format!("/materials/{material}")>{name}</a> " " {words}</p>
                    </Notice>
                }
                .into_any()
            }
            (None, None) => ().into_any(),
        }
    };
    view! {
        <div class="add-way" role="status">
            {move || sending.with(|sending| sending.share).map(|share| view! {
                <Progress
                    done=Signal::stored(share)
                    total=Signal::stored(1000)
                    label=move || t_string!(i18n, today.sending)
                />
            })}
            {move || sending.with(|sending| sending.refusal.clone()).map(|refusal| view! { <RefusalNotice refusal=refusal /> })}
            {move || sending.with(|sending| sending.uploaded.clone()).into_iter().map(outcome).collect_view()}
        </div>
    }
    .into_any()
}
