//! What was made from a material, on its own page.

use super::{api, list::Outputs};
use crate::{
    i18n::*,
    prelude::*,
    ui::{ButtonLink, RefusalNotice},
};
use contract::MaterialId;

/// The outputs of a material, and the way to a new one.
#[component]
pub fn MadeOf(material: MaterialId) -> impl IntoView {
    let i18n = use_i18n();
    let outputs = resource(move || material, api::of_material);
    view! {
        <div class="made-of">
            <ButtonLink href=format!("/study?of=material:{material}") icon=icondata::LuPlus>{t!(i18n, study.make)}</ButtonLink>
            <Suspense>
                {move || Suspend::new(async move {
                    match outputs.await {
                        Ok(outputs) => view! { <Outputs outputs=outputs /> }.into_any(),
                        Err(refused) => view! { <RefusalNotice refusal=refused.0 /> }.into_any(),
                    }
                })}
            </Suspense>
        </div>
    }
    .into_any()
}
