//! Choosing what a question looks at: chips for what is chosen, a list of what can be. The boxes are fields of the
//! composer's form, so that choosing works without JavaScript.

use super::{desk::Desk, page::OpenedResource, scope};
use crate::{i18n::*, library, prelude::*, ui::Icon};
use contract::{MaterialFilter, MaterialId, MaterialOrder, Scope, SubjectId};

/// Materials that are offered; others are reached from their own page.
const OFFERED: u32 = 200;

/// The chips with their menu.
#[component]
pub fn ScopeMenu() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let opened = expect_context::<OpenedResource>();
    let subjects = resource(|| (), |()| library::api::subjects());
    let materials = resource(
        || (),
        |()| {
            let order = MaterialOrder::Recent;
            library::api::materials(MaterialFilter { order, per_page: OFFERED, ..Default::default() })
        },
    );
    view! {
        <div class="scope">
            <Transition>
                {move || Suspend::new(async move {
                    // A conversation brings the scope of its last question along.
                    if let Ok(Some(opened)) = opened.await {
                        // The web is asked for anew with each question.
                        desk.scope.set(Scope { web: false, ..opened.conversation.scope });
                    }
                    let subjects = subjects.await.unwrap_or_default();
                    let materials = materials.await.map(|list| list.materials).unwrap_or_default();
                    let subjects = subjects.into_iter().filter(|one| !one.archived).map(|one| (one.id, one.title));
                    let materials = materials.into_iter().map(|one| (one.id, one.title));
                    view! { <Chosen subjects=subjects.collect() materials=materials.collect()/> }
                })}
            </Transition>
        </div>
    }
    .into_any()
}

#[component]
fn Chosen(subjects: Vec<(SubjectId, String)>, materials: Vec<(MaterialId, String)>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let known = StoredValue::new((subjects.clone(), materials.clone()));
    let chips = move || {
        let now = desk.scope.get();
        if now.is_everything() {
            return view! { <span class="chip" aria-current="true">{t!(i18n, chat.everything)}</span> }.into_any();
        }
        let subjects = now.subjects.iter().map(|id| {
            let id = *id;
            let title = known.with_value(|(all, _)| title_of(all, id));
            let title = title.unwrap_or_else(|| t_string!(i18n, chat.a_subject).to_owned());
            view! { <Chip title=title drop=move || desk.scope.update(|all| scope::set_subject(all, id, false))/> }
        });
        let materials = now.materials.iter().map(|id| {
            let id = *id;
            let title = known.with_value(|(_, all)| title_of(all, id));
            let title = title.unwrap_or_else(|| t_string!(i18n, chat.a_material).to_owned());
            let title = match now.page {
                Some(page) => format!("{title}, {}", t_string!(i18n, chat.page, page = page)),
                None => title,
            };
            view! { <Chip title=title drop=move || desk.scope.update(|all| scope::set_material(all, id, false))/> }
        });
        (subjects.collect_view(), materials.collect_view()).into_any()
    };
    // What is chosen but not offered travels along unseen.
    let unseen = move || {
        let now = desk.scope.get();
        let fields = scope::fields(&now).into_iter().filter(move |(_, value)| {
            known.with_value(|(subjects, materials)| {
                !subjects.iter().any(|(id, _)| id.to_string() == *value)
                    && !materials.iter().any(|(id, _)| id.to_string() == *value)
            })
        });
        // Far from the indexes of the boxes below.
        fields
            .map(|(name, value)| view! { <input type="hidden" name=name.replace("][", "][999") value=value/> })
            .collect_view()
    };
    let subject_boxes = subjects.into_iter().enumerate().map(|(at, (id, title))| {
        let on = move || desk.scope.with(|all| all.subjects.contains(&id));
        view! {
            <Tick
                name=format!("scope[subjects][{at}]")
                value=id.to_string()
                title=title
                on=on
                set=move |on| desk.scope.update(|all| scope::set_subject(all, id, on))
            />
        }
    });
    let material_boxes = materials.into_iter().enumerate().map(|(at, (id, title))| {
        let on = move || desk.scope.with(|all| all.materials.contains(&id));
        view! {
            <Tick
                name=format!("scope[materials][{at}]")
                value=id.to_string()
                title=title
                on=on
                set=move |on| desk.scope.update(|all| scope::set_material(all, id, on))
            />
        }
    });
    view! {
        <div class="scope-chips">{chips} {unseen}</div>
        <details class="scope-menu">
            <summary class="scope-change">
                <Icon icon=icondata::LuListFilter/>
                <span>{t!(i18n, chat.change_scope)}</span>
            </summary>
            <div class="scope-list">
                <fieldset>
                    <legend>{t!(i18n, chat.subjects)}</legend>
                    {subject_boxes.collect_view()}
                </fieldset>
                <fieldset>
                    <legend>{t!(i18n, chat.materials)}</legend>
                    {material_boxes.collect_view()}
                </fieldset>
                <p class="scope-note">{t!(i18n, chat.scope_note)}</p>
            </div>
        </details>
    }
    .into_any()
}

fn title_of<T: PartialEq>(all: &[(T, String)], id: T) -> Option<String> {
    all.iter().find(|(other, _)| *other == id).map(|(_, title)| title.clone())
}

/// Something chosen, with a cross.
#[component]
fn Chip(title: String, drop: impl Fn() + Send + Sync + 'static) -> impl IntoView {
    let i18n = use_i18n();
    let label = {
        let title = title.clone();
        move || t_string!(i18n, chat.leave_out, title = title.clone()).to_string()
    };
    view! {
        <span class="chip scope-chip" aria-current="true">
            <span class="scope-title" title=title.clone() dir="auto">{title.clone()}</span>
            <button type="button" aria-label=label on:click=move |_| drop()>
                <Icon icon=icondata::LuX/>
            </button>
        </span>
    }
    .into_any()
}

/// One box of the list.
#[component]
fn Tick(
    name: String,
    value: String,
    title: String,
    on: impl Fn() -> bool + Copy + Send + Sync + 'static,
    set: impl Fn(bool) + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <label class="scope-tick">
            <input
                type="checkbox"
                name=name
                value=value
                checked=on
                prop:checked=on
                on:change=move |event| set(event_target_checked(&event))
            />
            <span dir="auto">{title}</span>
        </label>
    }
    .into_any()
}
