//! Renaming and tagging a material in its row. That it is open is in the address.

use super::page::Shown;
use crate::{
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, ButtonLink, FormNotice},
};
use contract::MaterialView;

/// The form in a row.
#[component]
pub fn EditRow(material: MaterialView) -> impl IntoView {
    let i18n = use_i18n();
    let shown = expect_context::<Shown>();
    let close = move || shown.shelf.get().editing(None).href();
    view! {
        <ActionForm action=shown.rename attr:class="edit-form">
            <input type="hidden" name="id" value=material.id.to_string()/>
            <label>
                {t!(i18n, library.title_label)}
                <input name="title" required maxlength="300" autocomplete="off" value=material.title.clone() autofocus/>
            </label>
            <label>
                {t!(i18n, library.tags_label)}
                <input name="tags" autocomplete="off" value=material.tags.join(", ")/>
            </label>
            <FormNotice value=shown.rename.value()/>
            <div class="form-end">
                <Button kind=ButtonKind::Primary submit=true busy=shown.rename.pending()>{t!(i18n, library.save)}</Button>
                <ButtonLink kind=ButtonKind::Quiet href=close>{t!(i18n, library.leave)}</ButtonLink>
            </div>
        </ActionForm>
    }
    .into_any()
}
