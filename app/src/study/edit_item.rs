//! The form for an item's words.

use super::api;
use crate::{
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, TextArea},
};
use contract::{ItemKind, OutputId, OutputItem};

/// Front, back and, where there are, choices and explanation.
#[component]
pub fn EditItem(
    output: OutputId,
    item: OutputItem,
    change: ServerAction<api::ChangeItem>,
    #[prop(into)] done: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let body = item.body;
    let one_sided = matches!(
        body.kind,
        ItemKind::Sentence | ItemKind::Quote | ItemKind::Figure | ItemKind::Cloze | ItemKind::TrueFalse
    );
    let is_choice = body.kind == ItemKind::MultipleChoice;
    let explained = is_choice || matches!(body.kind, ItemKind::TrueFalse | ItemKind::ShortAnswer | ItemKind::Numeric);
    let right = body.right;
    let choice = move |(at, text): (usize, String)| {
        let place = at.to_string();
        view! {
            <div class="edit-choice">
                <input
                    type="radio"
                    name="right"
                    value=place.clone()
                    checked=right == Some(at as u32)
                    aria-label=move || t_string!(i18n, study.is_right)
                />
                <input
                    type="text"
                    name=format!("choices[{at}]")
                    value=text
                    maxlength="500"
                    aria-label=move || t_string!(i18n, study.choice)
                />
            </div>
        }
    };
    view! {
        <ActionForm action=change attr:class="form edit-item" on:submit=move |_| done.run(())>
            <input type="hidden" name="output" value=output.to_string() />
            <input type="hidden" name="item" value=item.id.to_string() />
            <TextArea label=move || t_string!(i18n, study.front) name="front" rows=3 value=Some(body.front) />
            {(!one_sided && !is_choice).then(|| view! {
                <TextArea label=move || t_string!(i18n, study.back) name="back" rows=3 value=Some(body.back) />
            })}
            {is_choice.then(|| view! {
                <fieldset class="edit-choices">
                    <legend>{t!(i18n, study.choices)}</legend>
                    {body.choices.into_iter().enumerate().map(choice).collect_view()}
                </fieldset>
            })}
            {explained.then(|| view! {
                <TextArea label=move || t_string!(i18n, study.explanation) name="explanation" rows=2 value=Some(body.explanation) />
            })}
            <div class="edit-deeds">
                <Button submit=true kind=ButtonKind::Primary>{t!(i18n, ui.save)}</Button>
                <Button kind=ButtonKind::Quiet on:click=move |_| done.run(())>{t!(i18n, study.do_not)}</Button>
            </div>
        </ActionForm>
    }
    .into_any()
}
