//! The form for a new card: two sides, or a text with gaps.

use super::api::Add;
use crate::{
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, FormNotice, Select, TextArea, field_error},
};
use contract::MaterialId;

const FIELDS: &[&str] = &["front", "back"];

/// The form. What it keeps of where the card comes from is hidden in it.
#[component]
pub fn AddCard(
    #[prop(into)] added: Callback<()>,
    #[prop(optional, into)] back: MaybeProp<String>,
    #[prop(optional_no_strip)] place: Option<(MaterialId, u32)>,
    #[prop(optional, into)] quote: MaybeProp<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let action = ServerAction::<Add>::new();
    let value = action.value();
    Effect::new(move || {
        if let Some(Ok(_)) = value.get() {
            added.run(());
        }
    });
    let error = move |name: &'static str| Signal::derive(move || value.with(|value| field_error(value, name)));
    let kinds = Signal::derive(move || {
        vec![
            ("basic".to_owned(), t_string!(i18n, cards.kind_basic).to_owned()),
            ("cloze".to_owned(), t_string!(i18n, cards.kind_cloze).to_owned()),
        ]
    });
    let source = place.map(|(material, page)| {
        view! {
            <input type="hidden" name="draft[material]" value=material.to_string()/>
            <input type="hidden" name="draft[page]" value=page.to_string()/>
            <input type="hidden" name="draft[quote]" value=move || quote.get()/>
        }
    });
    view! {
        <ActionForm action=action attr:class="form card-form" attr:id="add-card">
            <FormNotice value=value fields=FIELDS/>
            {source}
            <Select label=move || t_string!(i18n, cards.kind) name="draft[kind]" options=kinds
                value=Signal::stored("basic".to_owned()) hint=move || t_string!(i18n, cards.kind_hint)/>
            <TextArea label=move || t_string!(i18n, cards.front_or_text) name="draft[front]" rows=3 error=error("front")/>
            <TextArea label=move || t_string!(i18n, cards.back) name="draft[back]" rows=3 value=back error=error("back")/>
            <div class="field">
                <label>{t!(i18n, cards.tags)} <input name="labels" autocomplete="off"/></label>
            </div>
            <Button submit=true kind=ButtonKind::Primary busy=action.pending()>{t!(i18n, cards.add)}</Button>
        </ActionForm>
    }
    .into_any()
}
