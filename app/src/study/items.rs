//! The items of an output, section by section.

use super::{api, item::Item};
use crate::{i18n::*, prelude::*};
use contract::{OutputId, OutputItem, OutputKind};

/// Items drawn at once; the rest comes on demand.
const DRAWN: usize = 60;

/// The list.
#[component]
pub fn Items(
    output: OutputId,
    kind: OutputKind,
    items: Vec<OutputItem>,
    change: ServerAction<api::ChangeItem>,
    keep: ServerAction<api::KeepItem>,
    shift: ServerAction<api::MoveItem>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (all, count) = (StoredValue::new(items.clone()), items.len());
    let drawn = RwSignal::new(DRAWN);
    let rows = move || {
        let mut section = String::new();
        let row = |(at, item): (usize, OutputItem)| {
            let heading = (item.body.section != section && kind != OutputKind::Quiz).then(|| {
                section.clone_from(&item.body.section);
                view! { <h3 class="items-section" dir="auto">{section.clone()}</h3> }
            });
            view! {
                <li>
                    {heading}
                    <Item output=output kind=kind at=at last=at + 1 == count item=item change=change keep=keep shift=shift />
                </li>
            }
        };
        let shown = all.with_value(|all| all.iter().take(drawn.get()).cloned().collect::<Vec<_>>());
        shown.into_iter().enumerate().map(row).collect_view()
    };
    view! {
        <section class="items" aria-labelledby="items">
            <h2 id="items">{t!(i18n, study.content)}</h2>
            <ol class="items-list" data-kind=super::state::kind_word(kind)>{rows}</ol>
            <Show when=move || drawn.get() < count>
                <button class="button" type="button" data-kind="plain" on:click=move |_| drawn.update(|drawn| *drawn += DRAWN)>
                    {t!(i18n, study.show_more)}
                </button>
            </Show>
        </section>
    }
    .into_any()
}
