//! The page of one output: what it holds, as what it can be saved, and what can be done with it.

use super::{
    api,
    attempts::Attempts,
    items::Items,
    list::StateWords,
    make::{SettingsFields, kind_name},
    preview::{Preview, is_printed},
    saves::Saves,
};
use crate::{
    browser::live::on_live,
    i18n::*,
    prelude::*,
    ui::{
        Button, ButtonKind, Field, FormNotice, Notice, NoticeKind, PageRefusal, PageTitle, Progress, Skeleton,
        SkeletonShape,
    },
};
use contract::{LiveEvent, OutputId, OutputKind, OutputOpened, OutputState, OutputView, Refusal};
use leptos_router::hooks::use_params_map;

/// The page at `/study/:id`.
#[component]
pub fn OutputPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).and_then(|id| id.parse::<OutputId>().ok()));
    let change = ServerAction::<api::ChangeItem>::new();
    let keep = ServerAction::<api::KeepItem>::new();
    let shift = ServerAction::<api::MoveItem>::new();
    let remake = ServerAction::<api::Remake>::new();
    let rename = ServerAction::<api::Rename>::new();
    let delete = ServerAction::<api::Delete>::new();
    let changed = move || {
        let items = change.version().get() + keep.version().get() + shift.version().get();
        items + remake.version().get() + rename.version().get()
    };
    let opened = resource(
        move || (id.get(), changed()),
        async move |(id, _)| match id {
            Some(id) => api::open(id).await,
            None => Err(crate::Refused(Refusal::Missing)),
        },
    );
    on_live(move |event| match event {
        // One that is being deleted is not asked for once more.
        LiveEvent::Output { output, .. } if Some(output) == id.get_untracked() && !delete.pending().get_untracked() => {
            opened.refetch()
        }
        LiveEvent::Reload => opened.refetch(),
        _ => {}
    });
    view! {
        <article class="output page-column">
            <FormNotice value=change.value() />
            <FormNotice value=keep.value() />
            <FormNotice value=shift.value() />
            <FormNotice value=remake.value() />
            <FormNotice value=rename.value() />
            <Transition fallback=|| view! { <Skeleton shape=SkeletonShape::Lines(8) /> }>
                {move || Suspend::new(async move {
                    match opened.await {
                        Ok(opened) => {
                            view! {
                                <Opened opened=opened change=change keep=keep shift=shift remake=remake rename=rename delete=delete />
                            }
                            .into_any()
                        }
                        Err(refused) => view! { <PageRefusal refusal=refused.0 /> }.into_any(),
                    }
                })}
            </Transition>
        </article>
    }
    .into_any()
}

#[component]
fn Opened(
    opened: OutputOpened,
    change: ServerAction<api::ChangeItem>,
    keep: ServerAction<api::KeepItem>,
    shift: ServerAction<api::MoveItem>,
    remake: ServerAction<api::Remake>,
    rename: ServerAction<api::Rename>,
    delete: ServerAction<api::Delete>,
) -> impl IntoView {
    let i18n = use_i18n();
    let OutputOpened { output, items, attempts } = opened;
    let (title, kind, state) = (output.title.clone(), output.kind, output.state);
    let heading = title.clone();
    let ready = state == OutputState::Ready;
    let has_questions = kind == OutputKind::Quiz && items.iter().any(|item| item.kept && item.body.kind.is_question());
    let of = output.made_of.clone();
    let printed = output.clone();
    let kept = items.iter().filter(|item| item.kept).count();
    view! {
        <PageTitle text=move || title.clone() />
        <p class="crumb"><a href="/study">{t!(i18n, study.title)}</a></p>
        <header class="output-head">
            <h1 dir="auto">{heading}</h1>
            <p class="soft">
                {move || kind_name(i18n, kind)} " · " {t!(i18n, study.made_of, of = of)} " · "
                <StateWords output=output.clone() />
            </p>
        </header>
        <Told output=output.clone() />
        {(ready && kept > 0).then(|| view! { <Saves output=output.id kind=kind /> })}
        {(ready && has_questions).then(|| view! { <Attempts output=output.id attempts=attempts /> })}
        {(ready && kept > 0 && is_printed(kind)).then(|| view! { <Preview output=printed /> })}
        {(!items.is_empty()).then(|| view! {
            <Items output=output.id kind=kind items=items change=change keep=keep shift=shift />
        })}
        <Deeds output=output remake=remake rename=rename delete=delete />
    }
    .into_any()
}

/// What is to be said of it: that it is being made, that something went wrong, what was left out.
#[component]
fn Told(output: OutputView) -> impl IntoView {
    let i18n = use_i18n();
    match output.state {
        OutputState::Waiting | OutputState::Making => view! {
            <div class="output-making" role="status">
                <p>{t!(i18n, study.making_say)}</p>
                <Progress done=0 total=0 label=move || t_string!(i18n, study.making) />
            </div>
        }
        .into_any(),
        OutputState::Failed => view! {
            <Notice kind=NoticeKind::Bad>
                <p>{output.say.unwrap_or_default()}</p>
                <p class="notice-hint">{output.hint.unwrap_or_default()}</p>
            </Notice>
        }
        .into_any(),
        OutputState::Cancelled => {
            view! { <Notice kind=NoticeKind::Info><p>{t!(i18n, study.cancelled_say)}</p></Notice> }.into_any()
        }
        OutputState::Ready => {
            let dropped = output.dropped;
            view! {
                {output.say.map(|say| view! { <Notice kind=NoticeKind::Info><p>{say}</p></Notice> })}
                {(dropped > 0).then(|| view! {
                    <p class="soft">{t!(i18n, study.dropped, count = move || dropped)}</p>
                })}
            }
            .into_any()
        }
    }
}

/// Make anew, rename, delete.
#[component]
fn Deeds(
    output: OutputView,
    remake: ServerAction<api::Remake>,
    rename: ServerAction<api::Rename>,
    delete: ServerAction<api::Delete>,
) -> impl IntoView {
    let i18n = use_i18n();
    let id = StoredValue::new(output.id.to_string());
    let settings = output.settings.clone();
    let title = output.title.clone();
    view! {
        <section class="output-deeds">
            <details class="fold">
                <summary>{t!(i18n, study.remake)}</summary>
                <ActionForm action=remake attr:class="form">
                    <input type="hidden" name="id" value=move || id.get_value() />
                    <p class="soft">{t!(i18n, study.remake_say)}</p>
                    <SettingsFields settings=settings value=remake.value() />
                    <Button submit=true busy=remake.pending()>{t!(i18n, study.remake_do)}</Button>
                </ActionForm>
            </details>
            <details class="fold">
                <summary>{t!(i18n, study.rename)}</summary>
                <ActionForm action=rename attr:class="form">
                    <input type="hidden" name="id" value=move || id.get_value() />
                    <Field label=move || t_string!(i18n, study.title_label) name="title" maxlength=200 value=Some(title) />
                    <Button submit=true busy=rename.pending()>{t!(i18n, ui.save)}</Button>
                </ActionForm>
            </details>
            <ActionForm action=delete>
                <input type="hidden" name="id" value=move || id.get_value() />
                <Button submit=true kind=ButtonKind::Danger busy=delete.pending()>{t!(i18n, study.delete)}</Button>
            </ActionForm>
            <FormNotice value=delete.value() />
        </section>
    }
    .into_any()
}
