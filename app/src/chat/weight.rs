//! What a question would send, said while it is written: asked of the server once typing has stopped.

use super::{api, desk::Desk};
use crate::{i18n::*, prelude::*};
use contract::Weight;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long after the last key the server is asked.
const PAUSE: Duration = Duration::from_millis(600);
/// Characters before the longest question at which they are counted aloud.
const NEAR: u32 = 400;

/// What is known of the question that is being written.
#[derive(Clone, Copy)]
pub struct Weighed {
    weight: RwSignal<Option<Weight>>,
    /// Characters now, whatever the server was asked about last.
    characters: RwSignal<u32>,
    /// Counts keys: who asks late finds out that others came.
    typed: StoredValue<u32>,
}

impl Weighed {
    pub fn new() -> Self {
        Self { weight: RwSignal::new(None), characters: RwSignal::new(0), typed: StoredValue::new(0) }
    }

    /// It is longer than a question can be.
    pub fn too_long(self) -> bool {
        self.characters.get() > MOST
    }

    /// The question reads so now.
    pub fn typed(self, desk: Desk, question: String) {
        self.characters.set(u32::try_from(question.trim().chars().count()).unwrap_or(u32::MAX));
        let number = self.typed.get_value().wrapping_add(1);
        self.typed.set_value(number);
        if question.trim().is_empty() {
            self.weight.set(None);
            return;
        }
        set_timeout(
            move || {
                if self.typed.try_get_value() != Some(number) || self.too_long_untracked() {
                    return;
                }
                spawn_local(async move {
                    let (conversation, after) = (desk.conversation.get_untracked(), desk.leaf.get_untracked());
                    let (scope, answerer) = (desk.scope.get_untracked(), desk.answerer.get_untracked());
                    let asked = api::weigh(conversation, after, question, scope, answerer).await;
                    if self.typed.try_get_value() == Some(number) {
                        self.weight.set(asked.ok());
                    }
                });
            },
            PAUSE,
        );
    }

    fn too_long_untracked(self) -> bool {
        self.characters.try_get_untracked().is_none_or(|count| count > MOST)
    }
}

/// Characters of the longest question, as the domain has them.
const MOST: u32 = 4_000;

/// The line below the question; nothing while there is nothing to say.
#[component]
pub fn WeightLine(weighed: Weighed) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        let characters = weighed.characters.get();
        if characters > MOST {
            let say = t_string!(i18n, chat.too_long, count = characters, most = MOST).to_string();
            return Some(view! { <p class="weight" data-kind="bad" role="alert">{say}</p> }.into_any());
        }
        let weight = weighed.weight.get()?;
        let tokens = (weight.tokens > 0)
            .then(|| t_string!(i18n, chat.tokens, count = round(weight.tokens), most = weight.most_tokens).to_string());
        let condensed =
            (weight.condensed > 0).then(|| t_string!(i18n, chat.condenses, count = weight.condensed).to_string());
        let near = (characters + NEAR > MOST)
            .then(|| t_string!(i18n, chat.characters, count = characters, most = MOST).to_string());
        let parts: Vec<String> = [tokens, condensed, near].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| view! { <p class="weight" role="status">{parts.join(" · ")}</p> }.into_any())
    }
}

/// An estimate is no more exact than this.
fn round(tokens: u32) -> u32 {
    tokens.div_ceil(50) * 50
}
