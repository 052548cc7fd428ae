//! Which model does what: a choice for each kind of work.

use super::{api::Choose, state::work_word};
use crate::{
    accounts::Topic,
    i18n::*,
    prelude::*,
    ui::{Button, FormNotice},
};
use contract::{ChoiceView, EXTRACTIVE, Work, WorkView};

/// A form for each kind of work.
#[component]
pub fn Works(works: Vec<WorkView>, choose: ServerAction<Choose>) -> impl IntoView {
    let i18n = use_i18n();
    let form = move |one: WorkView| view! { <WorkForm one=one choose=choose /> };
    view! {
        <Topic id="works" title=move || t_string!(i18n, providers.works)>
            <p class="soft">{t!(i18n, providers.works_say)}</p>
            <FormNotice value=choose.value() />
            {works.into_iter().map(form).collect_view()}
        </Topic>
    }
    .into_any()
}

#[component]
fn WorkForm(one: WorkView, choose: ServerAction<Choose>) -> impl IntoView {
    let i18n = use_i18n();
    let work = one.work;
    let label = move || match work {
        Work::Chat => t_string!(i18n, providers.work_chat),
        Work::Generate => t_string!(i18n, providers.work_generate),
        Work::Vision => t_string!(i18n, providers.work_vision),
    };
    let chosen = one.chosen.unwrap_or_default();
    let none = chosen.is_empty();
    let option = move |choice: ChoiceView| {
        let (selected, name, remote) = (choice.name == chosen, choice.name.clone(), choice.remote);
        let words = move || match (name.as_str(), work, remote) {
            (EXTRACTIVE, Work::Vision, _) => t_string!(i18n, providers.nobody_looks).to_owned(),
            (EXTRACTIVE, ..) => t_string!(i18n, chat.quotes).to_owned(),
            (name, _, true) => format!("{name} · {}", t_string!(i18n, providers.elsewhere)),
            (name, ..) => name.to_owned(),
        };
        view! { <option value=choice.name selected=selected>{words}</option> }
    };
    let id = format!("work-{}", work_word(work));
    view! {
        <ActionForm action=choose attr:class="form form-line">
            <input type="hidden" name="work" value=work_word(work) />
            <div class="field">
                <label for=id.clone()>{label}</label>
                <select id=id name="name">
                    <option value="" selected=none>{t!(i18n, providers.by_order)}</option>
                    {one.choices.into_iter().map(option).collect_view()}
                </select>
            </div>
            <Button submit=true>{t!(i18n, ui.save)}</Button>
        </ActionForm>
    }
    .into_any()
}
