//! One toolbar for all that is selected. It is the form of the rows' checkboxes, so it works without JavaScript.

use super::{deed::Deed, page::Shown, row_menu::deed_name};
use crate::{
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, IconButton},
};
use contract::SubjectView;

/// Shown by the style sheet while a row is selected.
#[component]
pub fn Toolbar(subjects: Vec<SubjectView>, trashed: bool) -> impl IntoView {
    let i18n = use_i18n();
    let shown = expect_context::<Shown>();
    let count = move || shown.selection.with(super::state::Selection::count);
    view! {
        <ActionForm
            action=shown.arrange
            attr:id="arrange"
            attr:class="toolbar"
            attr:aria-label=move || t_string!(i18n, library.selected_tools)
        >
            <span class="toolbar-count" aria-live="polite">
                {move || (count() > 0).then(|| t_string!(i18n, library.selected, count = count()).to_string())}
            </span>
            {if trashed {
                view! {
                    <Deeds deed=Deed::Restore/>
                    <Deeds deed=Deed::Delete/>
                }
                    .into_any()
            } else {
                view! {
                    <span class="toolbar-pair">
                        <select class="input" name="subject" aria-label=move || t_string!(i18n, library.subject_label)>
                            <option value="">{t!(i18n, library.no_subject)}</option>
                            {subjects
                                .into_iter()
                                .map(|subject| {
                                    view! { <option value=subject.id.to_string()>{subject.title}</option> }
                                })
                                .collect_view()}
                        </select>
                        <Deeds deed=Deed::Move/>
                    </span>
                    <span class="toolbar-pair">
                        <input
                            class="input"
                            name="tag"
                            maxlength="60"
                            autocomplete="off"
                            aria-label=move || t_string!(i18n, library.tag_label)
                            placeholder=move || t_string!(i18n, library.tag_label)
                        />
                        <Deeds deed=Deed::Tag/>
                    </span>
                    <Deeds deed=Deed::Trash/>
                }
                    .into_any()
            }}
            <IconButton
                icon=icondata::LuX
                label=move || t_string!(i18n, library.clear_selection)
                on:click=move |_| shown.selection.update(super::state::Selection::clear)
            />
        </ActionForm>
    }
    .into_any()
}

#[component]
fn Deeds(deed: Deed) -> impl IntoView {
    let i18n = use_i18n();
    let kind = if deed == Deed::Delete { ButtonKind::Danger } else { ButtonKind::Plain };
    view! {
        <Button kind=kind submit=true attr:name="deed" attr:value=deed.word()>
            {move || deed_name(i18n, deed)}
        </Button>
    }
    .into_any()
}
