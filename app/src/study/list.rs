//! Outputs as sheets: what each is, from what, and how far.

use super::{make::kind_name, preview::small_href};
use crate::{
    i18n::*,
    prelude::*,
    ui::{Empty, Icon, Moment},
};
use contract::{OutputKind, OutputState, OutputView};

/// The sign of a kind.
pub fn kind_icon(kind: OutputKind) -> icondata::Icon {
    match kind {
        OutputKind::CheatSheet => icondata::LuColumns2,
        OutputKind::Quiz => icondata::LuCircleHelp,
        OutputKind::Cards => icondata::LuLayers,
        OutputKind::Guide => icondata::LuBookOpen,
        OutputKind::Glossary => icondata::LuBookA,
        OutputKind::ConceptMap => icondata::LuWaypoints,
        OutputKind::PastPaper => icondata::LuFileCheck,
    }
}

/// How far an output is, in words.
#[component]
pub fn StateWords(output: OutputView) -> impl IntoView {
    let i18n = use_i18n();
    match output.state {
        OutputState::Waiting => t!(i18n, study.waiting).into_any(),
        OutputState::Making => t!(i18n, study.making).into_any(),
        OutputState::Ready => {
            let count = output.items;
            t!(i18n, study.items, count = move || count).into_any()
        }
        OutputState::Failed => t!(i18n, study.failed).into_any(),
        OutputState::Cancelled => t!(i18n, study.cancelled).into_any(),
    }
}

/// A list of outputs, the newest first.
#[component]
pub fn Outputs(outputs: Vec<OutputView>) -> impl IntoView {
    let i18n = use_i18n();
    if outputs.is_empty() {
        return view! { <Empty say=move || t_string!(i18n, study.none) /> }.into_any();
    }
    let sheet = move |output: OutputView| {
        let (href, kind, title) = (format!("/study/{}", output.id), output.kind, output.title.clone());
        let made_of = (output.made_of != output.title).then(|| output.made_of.clone());
        let picture = small_href(&output);
        let (state, created) = (output.state, output.created_at);
        view! {
            <li class="sheet-card" data-state=state_word(state)>
                <a class="sheet-link" href=href>
                    <span class="sheet-first">
                        {match picture {
                            Some(picture) => {
                                view! { <img src=picture alt="" loading="lazy" decoding="async" /> }.into_any()
                            }
                            None => view! { <Icon icon=kind_icon(kind) /> }.into_any(),
                        }}
                    </span>
                    <span class="sheet-kind"><Icon icon=kind_icon(kind) />{move || kind_name(i18n, kind)}</span>
                    <span class="sheet-title" dir="auto" title=title.clone()>{title.clone()}</span>
                    {made_of.map(|of| view! { <span class="sheet-of" dir="auto">{of}</span> })}
                    <span class="sheet-facts"><StateWords output=output /> " · " <Moment at=created /></span>
                </a>
            </li>
        }
    };
    view! { <ul class="sheet-cards">{outputs.into_iter().map(sheet).collect_view()}</ul> }.into_any()
}

fn state_word(state: OutputState) -> &'static str {
    match state {
        OutputState::Waiting | OutputState::Making => "making",
        OutputState::Ready => "ready",
        OutputState::Failed | OutputState::Cancelled => "failed",
    }
}
