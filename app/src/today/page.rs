//! The page at `/`.

use super::{
    add_box::AddBox,
    api::LoadSample,
    recent::{ContinueReading, RecentAnswers},
};
use crate::{
    chat,
    i18n::*,
    library,
    prelude::*,
    ui::{Button, FormNotice, PageTitle, RefusalNotice, Skeleton, SkeletonShape},
};
use contract::{MaterialFilter, MaterialOrder};

/// Rows of each kind.
const ROWS: u32 = 6;

/// Today. Somebody new sees the box and the sample, nothing else.
#[component]
pub fn TodayPage() -> impl IntoView {
    let i18n = use_i18n();
    let filter = MaterialFilter { order: MaterialOrder::Recent, per_page: ROWS, ..MaterialFilter::default() };
    let materials = resource(move || filter.clone(), library::api::materials);
    let conversations = resource(|| (), |()| chat::api::conversations(None, Some(ROWS)));
    let arrived = Callback::new(move |()| materials.refetch());
    let rows = move || {
        Suspend::new(async move {
            let (materials, conversations) = (materials.await, conversations.await);
            match (materials, conversations) {
                (Ok(list), Ok(talks)) if list.materials.is_empty() && talks.is_empty() => {
                    view! { <Sample /> }.into_any()
                }
                (Ok(list), talks) => view! {
                    <ContinueReading materials=list.materials />
                    <RecentAnswers conversations=talks.unwrap_or_default().into_iter().take(ROWS as usize).collect() />
                }
                .into_any(),
                (Err(refused), _) => view! { <RefusalNotice refusal=refused.0 /> }.into_any(),
            }
        })
    };
    view! {
        <PageTitle text=move || t_string!(i18n, today.title) />
        <article class="today">
            <h1>{t!(i18n, today.heading)}</h1>
            <AddBox arrived=arrived />
            <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Rows(3) /> }>{rows}</Transition>
        </article>
    }
    .into_any()
}

#[component]
fn Sample() -> impl IntoView {
    let i18n = use_i18n();
    let action = ServerAction::<LoadSample>::new();
    view! {
        <section class="sample">
            <p>{t!(i18n, today.sample_say)}</p>
            <ActionForm action=action>
                <FormNotice value=action.value() />
                <Button submit=true busy=action.pending()>{t!(i18n, today.sample_load)}</Button>
            </ActionForm>
        </section>
    }
    .into_any()
}
