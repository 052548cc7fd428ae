//! The library page: one subject's materials, or all, or the trash.

use super::{
    add::Add,
    api::{self, Arrange, Cancel, GivePassword, Recognise, Rename, Retry},
    deed::Deed,
    filters::Filters,
    row::MaterialRow,
    shelf::Shelf,
    state::{Arrivals, Change, Selection},
    subject::{SubjectDeeds, SubjectHead},
    toolbar::Toolbar,
};
use crate::{
    Refused,
    i18n::*,
    prelude::*,
    ui::{ButtonLink, Empty, PageTitle, Pagination, RefusalNotice, Skeleton, SkeletonShape, refusal, use_toasts},
};
use contract::{MaterialId, MaterialList, MaterialView, SubjectView};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Shown {
    pub shelf: Memo<Shelf>,
    pub selection: RwSignal<Selection>,
    pub arrivals: RwSignal<Arrivals>,
    pub arrange: ServerAction<Arrange>,
    pub rename: ServerAction<Rename>,
    pub retry: ServerAction<Retry>,
    pub cancel: ServerAction<Cancel>,
    pub password: ServerAction<GivePassword>,
    pub recognise: ServerAction<Recognise>,
    /// Counts up when the list may be another.
    pub stale: RwSignal<u32>,
    /// The rows on the page.
    listed: RwSignal<Vec<MaterialId>>,
}

impl Shown {
    fn new(shelf: Memo<Shelf>) -> Self {
        Self {
            shelf,
            selection: RwSignal::default(),
            arrivals: RwSignal::default(),
            arrange: ServerAction::new(),
            rename: ServerAction::new(),
            retry: ServerAction::new(),
            cancel: ServerAction::new(),
            password: ServerAction::new(),
            recognise: ServerAction::new(),
            stale: RwSignal::new(0),
            listed: RwSignal::default(),
        }
    }

    /// Loads the list afresh.
    pub fn reload(self) {
        self.stale.update(|count| *count = count.wrapping_add(1));
    }

    fn changes(self) -> [usize; 6] {
        [
            self.arrange.version().get(),
            self.rename.version().get(),
            self.retry.version().get(),
            self.cancel.version().get(),
            self.password.version().get(),
            self.recognise.version().get(),
        ]
    }
}

/// `/library`.
#[component]
pub fn LibraryPage() -> impl IntoView {
    let i18n = use_i18n();
    let query = use_query_map();
    let shelf = Memo::new(move |_| query.with(Shelf::read));
    let filter = Memo::new(move |_| shelf.with(|shelf| shelf.filter.clone()));
    let shown = Shown::new(shelf);
    provide_context(shown);
    let deeds = SubjectDeeds::provide(shown);

    let list =
        resource(move || (filter.get(), shown.stale.get(), shown.changes()), |(filter, ..)| api::materials(filter));
    let subjects = resource(move || (deeds.changes(), shown.arrange.version().get()), |_| api::subjects());
    listen(shown);
    tell(shown);
    Effect::new(move || {
        filter.track();
        shown.selection.update(Selection::clear);
    });
    Effect::new(move || {
        if let Some(Ok(list)) = list.get() {
            shown.arrivals.update(|arrivals| arrivals.settle(&list.materials));
            shown.listed.set(list.materials.iter().map(|material| material.id).collect());
        }
    });

    view! {
        <PageTitle text=move || t_string!(i18n, library.library)/>
        <section class="library">
            <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Lines(1)/> }>
                {move || Suspend::new(async move {
                    let subjects = subjects.await.unwrap_or_default();
                    view! { <SubjectHead subjects=subjects/> }
                })}
            </Transition>
            <Add/>
            <Filters shelf=shelf/>
            <Notices/>
            <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Rows(8)/> }>
                {move || Suspend::new(async move {
                    let subjects = subjects.await.unwrap_or_default();
                    match list.await {
                        Ok(list) => view! { <Shelved list=list subjects=subjects/> }.into_any(),
                        Err(Refused(refusal)) => view! { <RefusalNotice refusal=refusal/> }.into_any(),
                    }
                })}
            </Transition>
        </section>
    }
    .into_any()
}

/// What the last deed was refused with.
#[component]
fn Notices() -> impl IntoView {
    let shown = expect_context::<Shown>();
    move || {
        let refused = [
            refusal(&shown.arrange.value().get()),
            refusal(&shown.retry.value().get()),
            refusal(&shown.cancel.value().get()),
            refusal(&shown.password.value().get()),
            refusal(&shown.recognise.value().get()),
        ];
        refused.into_iter().flatten().map(|refusal| view! { <RefusalNotice refusal=refusal/> }).collect_view()
    }
}

/// The rows, with the toolbar of what is selected.
#[component]
fn Shelved(list: MaterialList, subjects: Vec<SubjectView>) -> impl IntoView {
    let shown = expect_context::<Shown>();
    let shelf = shown.shelf.get_untracked();
    if list.materials.is_empty() {
        return view! { <Nothing/> }.into_any();
    }
    let pages = list.total.div_ceil(u64::from(list.per_page.max(1))).min(u64::from(u32::MAX)) as u32;
    let rows = list.materials.iter().cloned().enumerate().map(|(position, material): (usize, MaterialView)| {
        view! { <MaterialRow material=material position=position/> }
    });
    let rows = rows.collect_view();
    let layout = if shelf.grid { "grid" } else { "list" };
    let trashed = shelf.filter.trashed;
    let href = {
        let shelf = shelf.clone();
        move |page| shelf.at_page(page).href()
    };
    view! {
        <Toolbar subjects=subjects trashed=trashed/>
        <ul class="materials" data-layout=layout>{rows}</ul>
        <Pagination page=list.page.max(1) pages=pages href=href/>
    }
    .into_any()
}

/// An empty list says why it is empty.
#[component]
fn Nothing() -> impl IntoView {
    let i18n = use_i18n();
    let shown = expect_context::<Shown>();
    let shelf = shown.shelf.get_untracked();
    if shelf.is_narrowed() {
        let href = shelf.all_of_subject().href();
        view! {
            <Empty say=move || t_string!(i18n, library.nothing_fits)>
                <ButtonLink href=href>{t!(i18n, library.show_all)}</ButtonLink>
            </Empty>
        }
        .into_any()
    } else if shelf.filter.trashed {
        view! { <Empty say=move || t_string!(i18n, library.trash_empty)/> }.into_any()
    } else {
        view! { <Empty say=move || t_string!(i18n, library.nothing_yet)/> }.into_any()
    }
}

/// Lets live events move the rows.
fn listen(shown: Shown) {
    crate::browser::live::on_live(move |event| {
        let change = shown
            .arrivals
            .try_update(|arrivals| arrivals.take(&event, |id| shown.listed.with_untracked(|all| all.contains(&id))));
        if change == Some(Change::Reload) {
            shown.reload();
        }
    });
}

/// Says what was done to the selected, and how to take it back.
fn tell(shown: Shown) {
    let i18n = use_i18n();
    let toasts = use_toasts();
    let navigate = use_navigate();
    let around = expect_context::<crate::shell::Around>();
    let asked = RwSignal::new(None::<Arrange>);
    Effect::new(move || {
        if let Some(input) = shown.arrange.input().get() {
            asked.set(Some(input));
        }
    });
    Effect::new(move || {
        let Some(Ok(count)) = shown.arrange.value().get() else { return };
        let Some(done) = asked.get_untracked() else { return };
        shown.selection.update(Selection::clear);
        around.subjects.update(|count| *count = count.wrapping_add(1));
        match done.deed {
            Deed::Trash => {
                let say = t_string!(i18n, library.trashed, count = count).to_string();
                let back = Arrange { deed: Deed::Restore, ..done };
                toasts.say_with_undo(say, move || drop(shown.arrange.dispatch(back.clone())));
            }
            Deed::Restore => toasts.say(t_string!(i18n, library.restored, count = count).to_string()),
            Deed::Delete => toasts.say(t_string!(i18n, library.deleted, count = count).to_string()),
            Deed::Move => toasts.say(t_string!(i18n, library.moved, count = count).to_string()),
            Deed::Tag => toasts.say(t_string!(i18n, library.tagged, count = count).to_string()),
        }
    });
    Effect::new(move || {
        if let Some(Ok(())) = shown.rename.value().get() {
            let href = shown.shelf.get_untracked().editing(None).href();
            navigate(&href, NavigateOptions { replace: true, scroll: false, ..Default::default() });
        }
    });
}
