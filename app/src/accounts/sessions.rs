//! Settings: where one is signed in.

use super::{
    api::{self, EndOtherSessions, EndSession},
    settings::Topic,
    state::browser_name,
};
use crate::{
    i18n::*,
    prelude::*,
    ui::{Button, ButtonKind, FormNotice, Moment, RefusalNotice, Skeleton, SkeletonShape},
};
use contract::SessionView;

/// The list of sessions. It is loaded afresh when `ended` changes: something else has ended sessions.
#[component]
pub fn Sessions(#[prop(into)] ended: Signal<usize>) -> impl IntoView {
    let i18n = use_i18n();
    let end = ServerAction::<EndSession>::new();
    let end_others = ServerAction::<EndOtherSessions>::new();
    let sessions =
        resource(move || (end.version().get(), end_others.version().get(), ended.get()), |_| api::sessions());
    view! {
        <Topic id="sessions" title=move || t_string!(i18n, accounts.sessions)>
            <FormNotice value=end.value() />
            <FormNotice value=end_others.value() />
            <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Rows(2) /> }>
                {move || Suspend::new(async move {
                    match sessions.await {
                        Ok(sessions) => view! { <SessionList sessions=sessions end=end end_others=end_others /> }.into_any(),
                        Err(refused) => view! { <RefusalNotice refusal=refused.0 /> }.into_any(),
                    }
                })}
            </Transition>
        </Topic>
    }
    .into_any()
}

#[component]
fn SessionList(
    sessions: Vec<SessionView>,
    end: ServerAction<EndSession>,
    end_others: ServerAction<EndOtherSessions>,
) -> impl IntoView {
    let i18n = use_i18n();
    let several = sessions.len() > 1;
    let row = move |session: SessionView| {
        let name = session.agent.as_deref().map(browser_name).unwrap_or_default();
        let action = if session.current {
            view! { <span class="soft">{t!(i18n, accounts.this_browser)}</span> }.into_any()
        } else {
            view! {
                <ActionForm action=end>
                    <input type="hidden" name="id" value=session.id.to_string() />
                    <Button submit=true kind=ButtonKind::Quiet>{t!(i18n, accounts.end)}</Button>
                </ActionForm>
            }
            .into_any()
        };
        view! {
            <li class="row">
                <div class="row-main">
                    <p class="row-title" title=session.agent.clone()>{name}</p>
                    <p class="row-facts">{session.address.clone()} " · " {t!(i18n, accounts.seen)} " " <Moment at=session.seen_at /></p>
                </div>
                {action}
            </li>
        }
    };
    view! {
        <ul class="rows">{sessions.into_iter().map(row).collect_view()}</ul>
        {several.then(|| view! {
            <ActionForm action=end_others>
                <Button submit=true>{t!(i18n, accounts.end_others)}</Button>
            </ActionForm>
        })}
    }
    .into_any()
}
