//! What can be done to one material: rename, download, stop reading it in, trash; in the trash, restore and delete.

use super::{deed::Deed, page::Shown};
use crate::{i18n::*, prelude::*, ui::Menu};
use contract::{MaterialKind, MaterialView};

/// The menu of a row.
#[component]
pub fn RowMenu(material: MaterialView) -> impl IntoView {
    let i18n = use_i18n();
    let title = material.title.clone();
    let label = move || t_string!(i18n, library.more_about, title = title.clone()).to_string();
    let deeds = if material.trashed_at.is_some() {
        let id = material.id.to_string();
        view! {
            <One id=id.clone() deed=Deed::Restore/>
            <One id=id deed=Deed::Delete/>
        }
        .into_any()
    } else {
        view! { <OnShelf material=material/> }.into_any()
    };
    view! { <Menu label=label>{deeds}</Menu> }
}

#[component]
fn OnShelf(material: MaterialView) -> impl IntoView {
    let i18n = use_i18n();
    let shown = expect_context::<Shown>();
    let id = material.id.to_string();
    let is_note = material.kind == MaterialKind::Note && material.file_name.is_none();
    let moving = {
        let view = material.clone();
        Memo::new(move |_| shown.arrivals.with(|arrivals| arrivals.of(&view)).is_moving())
    };
    let own = if is_note {
        view! { <a href=format!("/materials/{id}/edit")>{t!(i18n, library.edit)}</a> }.into_any()
    } else {
        let href = format!("/materials/{id}/original");
        view! { <a href=href rel="external" download="">{t!(i18n, library.download)}</a> }.into_any()
    };
    let edit = {
        let id = id.clone();
        move || shown.shelf.get().editing(Some(id.clone())).href()
    };
    let stop = {
        let id = id.clone();
        move || {
            let id = id.clone();
            moving.get().then(|| {
                view! {
                    <ActionForm action=shown.cancel>
                        <input type="hidden" name="id" value=id/>
                        <button class="button" type="submit">{t!(i18n, library.stop_reading)}</button>
                    </ActionForm>
                }
            })
        }
    };
    view! {
        {own}
        <a href=edit>{t!(i18n, library.rename_and_tag)}</a>
        {stop}
        <One id=id deed=Deed::Trash/>
    }
    .into_any()
}

/// A deed on this one material.
#[component]
fn One(id: String, deed: Deed) -> impl IntoView {
    let i18n = use_i18n();
    let shown = expect_context::<Shown>();
    let kind = matches!(deed, Deed::Trash | Deed::Delete).then_some("danger");
    view! {
        <ActionForm action=shown.arrange>
            <input type="hidden" name="materials[0]" value=id/>
            <button class="button" type="submit" name="deed" value=deed.word() data-kind=kind>
                {move || deed_name(i18n, deed)}
            </button>
        </ActionForm>
    }
    .into_any()
}

/// What a deed's button says.
pub fn deed_name(i18n: leptos_i18n::I18nContext<Locale>, deed: Deed) -> &'static str {
    match deed {
        Deed::Move => t_string!(i18n, library.move_to),
        Deed::Tag => t_string!(i18n, library.add_tag),
        Deed::Trash => t_string!(i18n, library.trash),
        Deed::Restore => t_string!(i18n, library.restore),
        Deed::Delete => t_string!(i18n, library.delete_forever),
    }
}
