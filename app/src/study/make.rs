//! The panel that has something made: what, from what, and the rest folded away.

use super::{
    api::Make,
    list::kind_icon,
    state::{difficulty_word, kind_word},
};
use crate::{
    i18n::*,
    library,
    prelude::*,
    ui::{Button, ButtonKind, Field, FormNotice, Icon, Select, field_error},
};
use contract::{Difficulty, MaterialFilter, MaterialOrder, OutputKind, OutputSettings};
use leptos_router::hooks::use_query_map;

const FIELDS: &[&str] = &["count", "sides"];
/// Materials that are offered; others are reached from their own page.
const OFFERED: u32 = 200;

/// What a kind is called.
pub fn kind_name(i18n: leptos_i18n::I18nContext<Locale>, kind: OutputKind) -> &'static str {
    match kind {
        OutputKind::CheatSheet => t_string!(i18n, study.cheat_sheet),
        OutputKind::Quiz => t_string!(i18n, study.quiz),
        OutputKind::Cards => t_string!(i18n, study.flashcards),
        OutputKind::Guide => t_string!(i18n, study.guide),
        OutputKind::Glossary => t_string!(i18n, study.glossary),
        OutputKind::ConceptMap => t_string!(i18n, study.concept_map),
        OutputKind::PastPaper => t_string!(i18n, study.past_paper),
    }
}

fn kind_say(i18n: leptos_i18n::I18nContext<Locale>, kind: OutputKind) -> &'static str {
    match kind {
        OutputKind::CheatSheet => t_string!(i18n, study.cheat_sheet_say),
        OutputKind::Quiz => t_string!(i18n, study.quiz_say),
        OutputKind::Cards => t_string!(i18n, study.flashcards_say),
        OutputKind::Guide => t_string!(i18n, study.guide_say),
        OutputKind::Glossary => t_string!(i18n, study.glossary_say),
        OutputKind::ConceptMap => t_string!(i18n, study.concept_map_say),
        OutputKind::PastPaper => t_string!(i18n, study.past_paper_say),
    }
}

/// The panel. The address may say what is chosen: `?kind=…&of=material:…`.
#[component]
pub fn MakePanel() -> impl IntoView {
    let i18n = use_i18n();
    let make = ServerAction::<Make>::new();
    let value = make.value();
    let query = use_query_map();
    let asked_kind = query.with_untracked(|query| query.get("kind")).unwrap_or_default();
    let asked_of = query.with_untracked(|query| query.get("of")).unwrap_or_default();
    let subjects = resource(|| (), |()| library::api::subjects());
    let materials = resource(
        || (),
        |()| {
            let order = MaterialOrder::Recent;
            library::api::materials(MaterialFilter { order, per_page: OFFERED, ..Default::default() })
        },
    );
    let known = OutputKind::ALL.into_iter().any(|kind| kind_word(kind) == asked_kind);
    let tile = move |kind: OutputKind| {
        let word = kind_word(kind);
        let on = if known { word == asked_kind } else { kind == OutputKind::CheatSheet };
        view! {
            <label class="make-tile">
                <input type="radio" name="kind" value=word checked=on />
                <Icon icon=kind_icon(kind) />
                <span class="make-name">{move || kind_name(i18n, kind)}</span>
                <span class="make-say">{move || kind_say(i18n, kind)}</span>
            </label>
        }
    };
    let asked_of = StoredValue::new(asked_of);
    view! {
        <section class="make" aria-labelledby="make">
            <h2 id="make">{t!(i18n, study.make)}</h2>
            <FormNotice value=value fields=FIELDS />
            <ActionForm action=make attr:class="form">
                <fieldset class="make-kinds">
                    <legend>{t!(i18n, study.what)}</legend>
                    {OutputKind::ALL.map(tile).collect_view()}
                </fieldset>
                <Transition>
                    {move || Suspend::new(async move {
                        let mut options = vec![("everything".to_owned(), t_string!(i18n, study.everything).to_owned())];
                        let subjects = subjects.await.unwrap_or_default().into_iter().filter(|one| !one.archived);
                        options.extend(subjects.map(|one| (format!("subject:{}", one.id), one.title)));
                        let materials = materials.await.map(|list| list.materials).unwrap_or_default();
                        options.extend(materials.into_iter().map(|one| (format!("material:{}", one.id), one.title)));
                        let first = options.get(1).map_or_else(String::new, |(value, _)| value.clone());
                        let chosen = asked_of.get_value();
                        let chosen = if options.iter().any(|(value, _)| *value == chosen) { chosen } else { first };
                        view! {
                            <Select
                                label=move || t_string!(i18n, study.from_what)
                                name="of"
                                options=Signal::stored(options)
                                value=Signal::stored(chosen)
                                error=Signal::derive(move || value.with(|value| field_error(value, "scope")))
                            />
                        }
                    })}
                </Transition>
                <details class="fold">
                    <summary>{t!(i18n, study.more)}</summary>
                    <div class="form">
                        <SettingsFields settings=OutputSettings::default() value=value />
                    </div>
                </details>
                <Button submit=true kind=ButtonKind::Primary busy=make.pending()>{t!(i18n, study.make_do)}</Button>
            </ActionForm>
        </section>
    }
    .into_any()
}

/// How much and how hard.
#[component]
pub fn SettingsFields(
    settings: OutputSettings,
    #[prop(into)] value: Signal<Option<Result<(), crate::Refused>>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let error = move |name: &'static str| Signal::derive(move || value.with(|value| field_error(value, name)));
    let sides = Signal::derive(move || {
        [1_u32, 2, 4].map(|sides| (sides.to_string(), t_string!(i18n, study.sides, count = sides).to_string())).to_vec()
    });
    let hard = Signal::derive(move || {
        let words = |difficulty| match difficulty {
            Difficulty::Easy => t_string!(i18n, study.easy),
            Difficulty::Medium => t_string!(i18n, study.medium),
            Difficulty::Hard => t_string!(i18n, study.hard),
        };
        let mut all = vec![(String::new(), t_string!(i18n, study.mixed).to_owned())];
        let each = [Difficulty::Easy, Difficulty::Medium, Difficulty::Hard];
        all.extend(each.map(|one| (difficulty_word(one).to_owned(), words(one).to_owned())));
        all
    });
    // An unchecked box would send nothing, which means the usual: they come first.
    let highlights = Signal::derive(move || {
        let (first, out) = (t_string!(i18n, study.highlights_first), t_string!(i18n, study.highlights_out));
        vec![("true".to_owned(), first.to_owned()), ("false".to_owned(), out.to_owned())]
    });
    view! {
        <Field
            label=move || t_string!(i18n, study.count)
            name="settings[count]"
            kind="number"
            value=Some(settings.count.to_string())
            hint=move || t_string!(i18n, study.count_hint)
            error=error("count")
        />
        <Select
            label=move || t_string!(i18n, study.sides_label)
            name="settings[sides]"
            options=sides
            value=Signal::stored(settings.sides.to_string())
            error=error("sides")
        />
        <Select
            label=move || t_string!(i18n, study.difficulty)
            name="settings[difficulty]"
            options=hard
            value=Signal::stored(settings.difficulty.map_or_else(String::new, |one| difficulty_word(one).to_owned()))
        />
        <Select
            label=move || t_string!(i18n, study.highlights)
            name="settings[highlights]"
            options=highlights
            value=Signal::stored(settings.highlights.to_string())
        />
        <label class="check">
            <input type="checkbox" name="settings[no_figures]" value="true" checked=settings.no_figures />
            {t!(i18n, study.no_figures)}
        </label>
    }
    .into_any()
}
