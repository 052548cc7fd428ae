//! The head of the page: what is listed, and what can be done to the subject itself.

use super::{
    api::{ArchiveSubject, CreateSubject, DeleteSubject, MoveSubject, RenameSubject},
    page::Shown,
};
use crate::{
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, ButtonLink, FormNotice, Icon, Menu},
};
use contract::SubjectView;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// What can be done to subjects.
#[derive(Clone, Copy)]
struct Deeds {
    create: ServerAction<CreateSubject>,
    rename: ServerAction<RenameSubject>,
    reorder: ServerAction<MoveSubject>,
    archive: ServerAction<ArchiveSubject>,
    delete: ServerAction<DeleteSubject>,
}

/// The title with its menu; the way to a new subject, a new note and the trash.
#[component]
pub fn SubjectHead(subjects: Vec<SubjectView>) -> impl IntoView {
    let i18n = use_i18n();
    let shown = expect_context::<Shown>();
    let deeds = expect_context::<SubjectDeeds>().0;
    let all = StoredValue::new(subjects);
    let here = Memo::new(move |_| {
        let id = shown.shelf.with(|shelf| shelf.filter.subject)?;
        all.with_value(|all| all.iter().find(|subject| subject.id == id).cloned())
    });
    let trashed = Memo::new(move |_| shown.shelf.with(|shelf| shelf.filter.trashed));
    let editing = Memo::new(move |_| shown.shelf.with(|shelf| shelf.edit.clone()));
    let title = move || match here.get() {
        _ if trashed.get() => t_string!(i18n, library.the_trash).to_owned(),
        Some(subject) => subject.title,
        None => t_string!(i18n, library.library).to_owned(),
    };
    view! {
        <header class="library-head">
            {move || match (editing.get().as_deref(), here.get()) {
                (Some("subject"), Some(subject)) => view! { <RenameForm subject=subject deeds=deeds/> }.into_any(),
                (Some("new"), _) => view! { <NewForm deeds=deeds/> }.into_any(),
                _ => view! { <h1 dir="auto">{title}</h1> }.into_any(),
            }}
            {move || here.get().map(|subject| {
                let count = all.with_value(Vec::len) as u32;
                view! { <SubjectMenu subject=subject count=count deeds=deeds/> }
            })}
            <nav class="library-ways">
                <a href=move || shown.shelf.get().editing(Some("new".into())).href()>
                    <Icon icon=icondata::LuFolderPlus/>
                    <span>{t!(i18n, library.new_subject)}</span>
                </a>
                <a href=move || match here.get() {
                    Some(subject) => format!("/notes/new?subject={}", subject.id),
                    None => "/notes/new".to_owned(),
                }>
                    <Icon icon=icondata::LuNotebookPen/>
                    <span>{t!(i18n, library.new_note)}</span>
                </a>
                {move || here.get().map(|subject| view! {
                    <a href=format!("/study?of=subject:{}", subject.id)>
                        <Icon icon=icondata::LuGraduationCap/>
                        <span>{t!(i18n, library.study)}</span>
                    </a>
                })}
                <a href="/library?trash=1" aria-current=move || trashed.get().then_some("page")>
                    <Icon icon=icondata::LuTrash2/>
                    <span>{t!(i18n, library.the_trash)}</span>
                </a>
            </nav>
        </header>
    }
    .into_any()
}

/// The actions on subjects, above what loads: they outlive a reload of the list.
#[derive(Clone, Copy)]
pub struct SubjectDeeds(Deeds);

impl SubjectDeeds {
    /// Makes them, and closes the form that was open once it has done its work.
    pub fn provide(shown: Shown) -> Self {
        let deeds = Self(Deeds {
            create: ServerAction::new(),
            rename: ServerAction::new(),
            reorder: ServerAction::new(),
            archive: ServerAction::new(),
            delete: ServerAction::new(),
        });
        provide_context(deeds);
        let navigate = use_navigate();
        Effect::new(move || {
            if let Some(Ok(())) = deeds.0.rename.value().get() {
                let href = shown.shelf.get_untracked().editing(None).href();
                navigate(&href, NavigateOptions { replace: true, scroll: false, ..Default::default() });
            }
        });
        deeds
    }

    /// Counts up with every change to a subject.
    pub fn changes(self) -> [usize; 5] {
        let Deeds { create, rename, reorder, archive, delete } = self.0;
        [
            create.version().get(),
            rename.version().get(),
            reorder.version().get(),
            archive.version().get(),
            delete.version().get(),
        ]
    }
}

#[component]
fn RenameForm(subject: SubjectView, deeds: Deeds) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <ActionForm action=deeds.rename attr:class="title-form">
            <input type="hidden" name="id" value=subject.id.to_string()/>
            <TitleField value=subject.title/>
            <Button kind=ButtonKind::Primary submit=true busy=deeds.rename.pending()>{t!(i18n, library.save)}</Button>
            <Leave/>
            <FormNotice value=deeds.rename.value()/>
        </ActionForm>
    }
    .into_any()
}

#[component]
fn NewForm(deeds: Deeds) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <ActionForm action=deeds.create attr:class="title-form">
            <TitleField value=String::new()/>
            <Button kind=ButtonKind::Primary submit=true busy=deeds.create.pending()>{t!(i18n, library.create)}</Button>
            <Leave/>
            <FormNotice value=deeds.create.value()/>
        </ActionForm>
    }
    .into_any()
}

#[component]
fn TitleField(value: String) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <input
            name="title"
            required
            maxlength="200"
            autocomplete="off"
            autofocus
            value=value
            aria-label=move || t_string!(i18n, library.subject_title)
            placeholder=move || t_string!(i18n, library.subject_title)
        />
    }
    .into_any()
}

#[component]
fn Leave() -> impl IntoView {
    let i18n = use_i18n();
    let shown = expect_context::<Shown>();
    let href = move || shown.shelf.get().editing(None).href();
    view! { <ButtonLink kind=ButtonKind::Quiet href=href>{t!(i18n, library.leave)}</ButtonLink> }
}

#[component]
fn SubjectMenu(subject: SubjectView, count: u32, deeds: Deeds) -> impl IntoView {
    let i18n = use_i18n();
    let shown = expect_context::<Shown>();
    let id = subject.id;
    let title = subject.title.clone();
    let place = move |position: u32, words: &'static str| {
        view! {
            <ActionForm action=deeds.reorder>
                <input type="hidden" name="id" value=id.to_string()/>
                <input type="hidden" name="position" value=position.to_string()/>
                <button class="button" type="submit">{words}</button>
            </ActionForm>
        }
    };
    let up = (subject.position > 0).then(|| place(subject.position - 1, t_string!(i18n, library.move_up)));
    let down = (subject.position + 1 < count).then(|| place(subject.position + 1, t_string!(i18n, library.move_down)));
    let archived = subject.archived;
    view! {
        <Menu label=move || t_string!(i18n, library.more_about, title = title.clone()).to_string()>
            <a href=move || shown.shelf.get().editing(Some("subject".into())).href()>{t!(i18n, library.rename)}</a>
            {up}
            {down}
            <ActionForm action=deeds.archive>
                <input type="hidden" name="id" value=id.to_string()/>
                <input type="hidden" name="archived" value=(!archived).to_string()/>
                <button class="button" type="submit">
                    {move || if archived { t_string!(i18n, library.unarchive) } else { t_string!(i18n, library.archive) }}
                </button>
            </ActionForm>
            <ActionForm action=deeds.delete>
                <input type="hidden" name="id" value=id.to_string()/>
                <button class="button" type="submit" data-kind="danger" title=move || t_string!(i18n, library.delete_subject_hint)>
                    {t!(i18n, library.delete_subject)}
                </button>
            </ActionForm>
        </Menu>
    }
    .into_any()
}
