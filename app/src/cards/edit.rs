//! Both sides of a card and its tags, changed in place: in the list and while reviewing.

use super::api::Edit;
use crate::{
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, Field, FormNotice, TextArea, field_error},
};
use contract::{CardKind, CardView};

const FIELDS: &[&str] = &["front", "back"];

/// The form. `saved` is called once the change is kept.
#[component]
pub fn EditSides(card: CardView, #[prop(into)] saved: Callback<()>) -> impl IntoView {
    let i18n = use_i18n();
    let action = ServerAction::<Edit>::new();
    let value = action.value();
    Effect::new(move || {
        if let Some(Ok(())) = value.get() {
            saved.run(());
        }
    });
    let error = move |name: &'static str| Signal::derive(move || value.with(|value| field_error(value, name)));
    let kind = card.kind;
    let front = move || match kind {
        CardKind::Cloze => t_string!(i18n, cards.text),
        CardKind::Basic | CardKind::Occlusion => t_string!(i18n, cards.front),
    };
    view! {
        <ActionForm action=action attr:class="form card-form">
            <input type="hidden" name="id" value=card.id.to_string()/>
            <FormNotice value=value fields=FIELDS/>
            <TextArea label=front name="front" rows=3 value=Some(card.front) error=error("front")/>
            <TextArea label=move || t_string!(i18n, cards.back) name="back" rows=3 value=Some(card.back) error=error("back")/>
            <Field label=move || t_string!(i18n, cards.tags) name="labels" id="edit-labels" autocomplete="off" value=card.tags.join(", ")/>
            <Button submit=true kind=ButtonKind::Primary busy=action.pending()>{t!(i18n, ui.save)}</Button>
        </ActionForm>
    }
    .into_any()
}
