//! Choosing files, and what becomes of each of them.

use crate::{
    browser::upload,
    i18n::*,
    parts::{self, later},
    prelude::*,
    ui::{Button, Icon, Progress, awake},
};
use contract::{SubjectId, Uploaded};
use web_sys::File;

/// How far a sending is.
#[derive(Clone, Default)]
pub struct Sending {
    /// Thousandths that have left; `None` while nothing is on its way.
    pub share: Option<u32>,
    /// Sendings that go on; what is dropped meanwhile joins them.
    running: u32,
    /// Files in all.
    pub files: usize,
    /// What became of those that have landed.
    pub uploaded: Vec<Uploaded>,
}

impl Sending {
    /// Sends files, and shows in `sending` how far that is. `landed` is called whenever some have come in.
    pub fn begin(sending: RwSignal<Self>, files: Vec<File>, subject: Option<SubjectId>, landed: Callback<()>) {
        if files.is_empty() {
            return;
        }
        sending.update(|sending| {
            if sending.running == 0 {
                *sending = Self::default();
            }
            sending.running += 1;
            sending.files += files.len();
            sending.share = Some(0);
        });
        let moved = move |done: f64, total: f64| {
            let share = if total > 0.0 { (done / total * 1000.0) as u32 } else { 0 };
            sending.try_update(|sending| sending.share = Some(share));
        };
        let more = move |uploaded: Vec<Uploaded>| {
            sending.try_update(|sending| sending.uploaded.extend(uploaded));
            landed.try_run(());
        };
        let ended = move || {
            sending.try_update(|sending| {
                sending.running = sending.running.saturating_sub(1);
                sending.share = sending.share.filter(|_| sending.running > 0);
            });
        };
        upload::send(
            files,
            subject,
            upload::Told { moved: Box::new(moved), landed: Box::new(more), ended: Box::new(ended) },
        );
    }

    /// Whether there is anything to say of it.
    fn is_any(&self) -> bool {
        self.share.is_some() || !self.uploaded.is_empty()
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

/// Where it is said what is on its way.
#[component]
pub fn OnTheWay(sending: RwSignal<Sending>) -> impl IntoView {
    view! {
        <div class="add-way" role="status">
            <Show when=move || sending.with(Sending::is_any)>{later(parts::on_the_way(sending))}</Show>
        </div>
    }
    .into_any()
}

/// What is on its way, and what became of it: a line for each file, those with which something is wrong first.
#[component]
pub fn Way(sending: RwSignal<Sending>) -> impl IntoView {
    let i18n = use_i18n();
    let share = Memo::new(move |_| sending.with(|sending| sending.share));
    let count = move || {
        sending.with(|sending| {
            let (all, landed) = (sending.files, sending.uploaded.len());
            let unread = sending.uploaded.iter().filter(|one| one.is_unread()).count();
            let refused = sending.uploaded.iter().filter(|one| one.refusal.is_some()).count() - unread;
            let landing = match sending.share {
                _ if all < 2 => return None,
                Some(_) => return Some(t_string!(i18n, today.landed, landed = landed, all = all).to_string()),
                None if refused > 0 => {
                    let taken = landed - refused;
                    t_string!(i18n, today.taken_and_not, taken = taken, refused = refused).to_string()
                }
                None => t_string!(i18n, today.all_taken, count = landed).to_string(),
            };
            match unread {
                0 => Some(landing),
                unread => Some(format!("{landing} {}", t_string!(i18n, today.unread, count = unread))),
            }
        })
    };
    let lines = move || {
        let mut uploaded = sending.with(|sending| sending.uploaded.clone());
        uploaded.sort_by_key(|one| one.refusal.is_none());
        uploaded.into_iter().map(|one| view! { <Line one=one /> }).collect_view()
    };
    view! {
        {move || share.get().is_some().then(|| view! {
            <Progress
                done=Signal::derive(move || share.get().unwrap_or(1000))
                total=Signal::stored(1000)
                label=move || t_string!(i18n, today.sending)
            />
        })}
        {move || count().map(|count| view! { <p class="add-count">{count}</p> })}
        <ul class="add-lines">{lines}</ul>
    }
    .into_any()
}

/// What became of one file.
#[component]
fn Line(one: Uploaded) -> impl IntoView {
    let i18n = use_i18n();
    let unread = one.is_unread();
    let name = one.file_name;
    let (kind, icon) = match (&one.refusal, one.duplicate) {
        (Some(_), _) => ("warn", icondata::LuTriangleAlert),
        (None, true) => ("there", icondata::LuCopyCheck),
        (None, false) => ("good", icondata::LuCheck),
    };
    let words = match (&one.refusal, one.duplicate) {
        (Some(refusal), _) => {
            let locale = i18n.get_locale_untracked();
            let (say, hint) = (crate::ui::refusal_say(locale, refusal), crate::ui::refusal_hint(locale, refusal));
            let kept = if unread { t_string!(i18n, today.kept) } else { "" };
            format!("{say} {hint} {kept}").trim_end().to_owned()
        }
        (None, true) => t_string!(i18n, today.was_there).to_owned(),
        (None, false) => t_string!(i18n, today.came_in).to_owned(),
    };
    let named = match one.material {
        Some(material) => view! { <a href=format!("/materials/{material}") dir="auto">{name}</a> }.into_any(),
        None => view! { <b dir="auto">{name}</b> }.into_any(),
    };
    view! {
        <li class="add-line" data-kind=kind>
            <Icon icon=icon />
            <p>{named} " " <span>{words}</span></p>
        </li>
    }
    .into_any()
}
