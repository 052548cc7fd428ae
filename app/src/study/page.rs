//! The page at `/study`: what can be made, and what was made.

use super::{api, list::Outputs, make::MakePanel, state::scope_of};
use crate::{
    Refused,
    browser::live::on_live,
    i18n::*,
    prelude::*,
    ui::{
        Button, ButtonLink, FormNotice, Notice, NoticeKind, PageTitle, Pagination, RefusalNotice, Skeleton,
        SkeletonShape,
    },
};
use contract::{LiveEvent, OutputList};
use leptos_router::hooks::use_query_map;

/// Study.
#[component]
pub fn StudyPage() -> impl IntoView {
    let i18n = use_i18n();
    let query = use_query_map();
    let page = move || query.with(|query| query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1_u32));
    let of = move || query.with(|query| query.get("of")).unwrap_or_default();
    let outputs = resource(move || (of(), page()), |(of, page)| listed(of, page));
    on_live(move |event| {
        if matches!(event, LiveEvent::Output { .. } | LiveEvent::Reload) {
            outputs.refetch();
        }
    });
    view! {
        <PageTitle text=move || t_string!(i18n, study.title) />
        <article class="study page-column">
            <header class="study-head">
                <h1>{t!(i18n, study.title)}</h1>
                <nav class="study-cards" aria-label=move || t_string!(i18n, study.cards)>
                    <ButtonLink href="/review" icon=icondata::LuRepeat>{t!(i18n, study.review)}</ButtonLink>
                    <ButtonLink href="/cards" icon=icondata::LuLayers>{t!(i18n, study.all_cards)}</ButtonLink>
                </nav>
            </header>
            <Deleted />
            <MakePanel />
            <section aria-labelledby="made">
                <h2 id="made">{t!(i18n, study.made)}</h2>
                <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Rows(4) /> }>
                    {move || Suspend::new(async move {
                        match outputs.await {
                            Ok(list) => {
                                let (page, pages) = (list.page, list.total.div_ceil(u64::from(list.per_page.max(1))) as u32);
                                view! {
                                    <Outputs outputs=list.outputs />
                                    <Pagination page=page pages=pages href=|page| format!("/study?page={page}") />
                                }
                                .into_any()
                            }
                            Err(refused) => view! { <RefusalNotice refusal=refused.0 /> }.into_any(),
                        }
                    })}
                </Transition>
            </section>
        </article>
    }
    .into_any()
}

/// All, or what was made from the subject or material that the address names.
async fn listed(of: String, page: u32) -> Result<OutputList, Refused> {
    let scope = scope_of(&of);
    let outputs = match (scope.subjects.first(), scope.materials.first()) {
        (Some(subject), _) => api::of_subject(*subject).await?,
        (None, Some(material)) => api::of_material(*material).await?,
        (None, None) => return api::list(None, Some(page)).await,
    };
    let count = outputs.len() as u32;
    Ok(OutputList { outputs, total: count.into(), page: 1, per_page: count })
}

/// What was just deleted, with the way back.
#[component]
fn Deleted() -> impl IntoView {
    let i18n = use_i18n();
    let query = use_query_map();
    let restore = ServerAction::<api::Restore>::new();
    let deleted = move || query.with(|query| query.get("deleted"));
    move || {
        deleted().map(|id| {
            view! {
                <Notice kind=NoticeKind::Good>
                    <ActionForm action=restore attr:class="study-deleted">
                        <p>{t!(i18n, study.deleted)}</p>
                        <input type="hidden" name="id" value=id />
                        <Button submit=true busy=restore.pending()>{t!(i18n, ui.undo)}</Button>
                    </ActionForm>
                    <FormNotice value=restore.value() />
                </Notice>
            }
        })
    }
}
