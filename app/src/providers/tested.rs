//! How the last test of a model went.

use crate::{
    i18n::*,
    prelude::*,
    ui::{Moment, Notice, NoticeKind},
};
use chrono::{DateTime, Utc};
use contract::TestView;

/// The test, or that there was none.
#[component]
pub fn Tested(tested: Option<TestView>, at: Option<DateTime<Utc>>) -> impl IntoView {
    let i18n = use_i18n();
    let Some(tested) = tested else {
        return view! { <p class="soft">{t!(i18n, providers.test_none)}</p> }.into_any();
    };
    let seconds = format!("{:.1}", tested.took as f64 / 1_000.0);
    let (kind, words) = match tested.passed {
        true => {
            let words = tested.say.clone();
            (NoticeKind::Good, t!(i18n, providers.test_passed, seconds = seconds, words = words).into_any())
        }
        false => (NoticeKind::Bad, tested.say.clone().into_any()),
    };
    view! {
        <Notice kind=kind>
            <p>{words}</p>
            {(!tested.hint.is_empty()).then(|| view! { <p class="notice-hint">{tested.hint.clone()}</p> })}
            {at.map(|at| view! { <p class="row-facts">{t!(i18n, providers.tested)} " " <Moment at=at /></p> })}
        </Notice>
    }
    .into_any()
}
