//! Taking the quiz: begin it, go on with it, and how it went before.

use super::{
    api,
    state::{done_of, percent},
};
use crate::{
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, FormNotice, Moment},
};
use contract::{AttemptView, OutputId};

/// The button, and the attempts so far.
#[component]
pub fn Attempts(output: OutputId, attempts: Vec<AttemptView>) -> impl IntoView {
    let i18n = use_i18n();
    let begin = ServerAction::<api::BeginQuiz>::new();
    let row = move |attempt: AttemptView| {
        let (done, all) = done_of(&attempt);
        let right = attempt.right();
        let (open, share) = (attempt.ended_at.is_none(), percent(&attempt));
        let words = match open {
            true => t!(i18n, study.attempt_open, done = done, all = all).into_any(),
            false => t!(i18n, study.attempt_done, right = right, all = all, share = share).into_any(),
        };
        let href = format!("/study/{output}/take?attempt={}", attempt.id);
        view! { <li><a href=href>{words}</a> " · " <Moment at=attempt.begun_at /></li> }
    };
    view! {
        <section class="attempts">
            <ActionForm action=begin>
                <input type="hidden" name="id" value=output.to_string() />
                <Button submit=true kind=ButtonKind::Primary icon=icondata::LuPlay busy=begin.pending()>
                    {t!(i18n, study.take)}
                </Button>
            </ActionForm>
            <FormNotice value=begin.value() />
            <ul class="attempts-list">{attempts.into_iter().map(row).collect_view()}</ul>
        </section>
    }
    .into_any()
}
