//! Providers against real databases, with scripted models and servers on this machine.

mod answering;
mod counting;
mod keeping;
mod sealing;

use super::{Providers, Shared};
use crate::testing::{Bench, benches_with};
use crate::{Actor, Tools};
use contract::{ProviderForm, Role, Work};
use futures::StreamExt;
use models::chat::{ChatModel, ChatRequest, Patience, Piece, ScriptedChat, Turn};
use models::{Guard, ModelFault};
use std::sync::Arc;

/// A person at a bench where these models are offered.
struct Desk {
    bench: Bench,
    providers: Providers,
    actor: Actor,
}

async fn desks(offered: impl Fn() -> Vec<ScriptedChat>) -> Vec<Desk> {
    desks_with(offered, |_| {}).await
}

async fn desks_with(offered: impl Fn() -> Vec<ScriptedChat>, change: impl Fn(&mut Tools)) -> Vec<Desk> {
    let benches = benches_with(|tools| {
        tools.chat = offered().into_iter().map(|model| Arc::new(model) as Arc<dyn ChatModel>).collect();
        change(tools);
    });
    let mut desks = Vec::new();
    for bench in benches.await {
        let providers = Providers::new(bench.tools.clone());
        let actor = bench.person("Ada", Role::Learner).await;
        desks.push(Desk { bench, providers, actor });
    }
    desks
}

/// A keyring of its own, with this machine reachable for persons' own models.
fn reaching_here(tools: &mut Tools) {
    let keys = super::Keyring::new(tools.files.root().join("../keys"), Vec::new()).unwrap();
    let guard = Guard::new(vec!["127.0.0.0/8".parse().unwrap()]);
    let once = Patience { waits: Vec::new(), ..Patience::default() };
    tools.providers = Shared::new(keys, guard).with_patience(once);
}

impl Desk {
    /// What comes of asking `name` for an answer, and of those after it: names with their texts or faults.
    async fn ask(&self, name: &str) -> Vec<(String, Result<String, ModelFault>)> {
        let line_up = self.providers.line_up(self.actor.account, name, Work::Chat).await.unwrap();
        let mut all = Vec::new();
        for model in line_up {
            let said = said(&*model).await;
            let over = said.is_ok();
            all.push((model.name().to_owned(), said));
            if over {
                break;
            }
        }
        all
    }

    async fn names(&self) -> Vec<String> {
        self.providers.answerers(&self.actor).await.unwrap().into_iter().map(|one| one.name).collect()
    }
}

async fn said(model: &dyn ChatModel) -> Result<String, ModelFault> {
    let turns = vec![Turn::person("Why is the sky blue?")];
    let request = ChatRequest { system: "Be brief.".into(), turns, max_tokens: 100 };
    let mut pieces = model.stream(request).await?;
    let mut text = String::new();
    while let Some(piece) = pieces.next().await {
        if let Piece::Text(more) = piece? {
            text.push_str(&more);
        }
    }
    Ok(text)
}

fn form(name: &str, address: &str) -> ProviderForm {
    ProviderForm {
        name: name.into(),
        address: address.into(),
        model: "model-1".into(),
        key: "sesame".into(),
        ..ProviderForm::default()
    }
}
