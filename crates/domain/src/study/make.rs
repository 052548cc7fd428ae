//! `make`: something is asked for, and the job that makes it, in one change.

use super::{MakeOutput, Study, store, view};
use crate::{Actor, Outcome, permit};
use ::store::{entities::output, word};
use contract::{LiveEvent, OutputId, OutputKind, OutputSettings, OutputState, Refusal, Scope};
use queue::About;
use serde_json::json;
use uuid::Uuid;

/// Subjects and materials that one output may be made from.
const NAMED: usize = 200;
/// Questions or cards of one output.
pub(super) const MOST: u32 = 500;
/// Outputs of one person.
const OUTPUTS: u64 = 2_000;
/// Outputs that one person may have made at once.
const AT_ONCE: u64 = 5;
const LONGEST_TITLE: usize = 200;

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Making {
    pub kind: OutputKind,
    pub scope: Scope,
    pub settings: OutputSettings,
    /// Named after what it is made from where there is none.
    pub title: String,
}

impl Study {
    /// Has something made. It is there when its job has run.
    ///
    /// # Errors
    /// `Invalid` for settings that cannot be met, `Missing` for what is not the actor's, `TooMuch` when too much is
    /// being made or kept.
    pub async fn make(&self, actor: &Actor, making: Making) -> Outcome<OutputId> {
        let settings = checked(making.settings)?;
        let made_of = self.made_of(actor, &making.scope).await?;
        if making.kind == OutputKind::PastPaper && making.scope.materials.len() != 1 {
            return Err(Refusal::invalid("scope", "A past paper is one material.")
                .with_hint("Choose the one material that it is.")
                .into());
        }
        let title = match title(&making.title)? {
            Some(title) => title,
            None => made_of.clone(),
        };
        let now = self.tools.now();
        let tx = self.tools.store.begin().await?;
        let (all, open) = store::counts(&tx, actor.account).await?;
        if all >= OUTPUTS {
            let say = format!("You keep {OUTPUTS} outputs, which is as many as there can be.");
            return Err(Refusal::too_much(say).with_hint("Delete some first.").into());
        }
        if open >= AT_ONCE {
            let say = format!("{open} of your outputs are being made already.");
            return Err(Refusal::wait(say, 10).into());
        }
        let id = Uuid::now_v7();
        let about = About { account: Some(actor.account.0), material: None, title: title.clone() };
        let job = queue::enqueue(&tx, now, &MakeOutput { output: id }, about).await?;
        let row = output::Model {
            id,
            account_id: actor.account.0,
            kind: word::of(making.kind),
            title,
            state: word::of(OutputState::Waiting),
            scope: json!(making.scope),
            made_of,
            settings: json!(settings),
            items: 0,
            dropped: 0,
            say: None,
            hint: None,
            job_id: Some(job),
            created_at: now,
            updated_at: now,
            deleted_at: None,
        };
        store::insert(&tx, row).await?;
        tx.commit().await?;
        self.tools.wake.ring();
        self.told(actor, id.into(), OutputState::Waiting);
        Ok(id.into())
    }

    /// Has it made anew from what its materials hold now, with these settings or those it had. What a person changed in
    /// its items goes.
    pub async fn remake(&self, actor: &Actor, id: OutputId, settings: Option<OutputSettings>) -> Outcome<()> {
        let held = permit::output(&self.tools, actor, id).await?;
        let settings = match settings {
            Some(settings) => checked(settings)?,
            None => view::settings(&held),
        };
        let tx = self.tools.store.begin().await?;
        if !word::read::<OutputState>(&held.state)?.is_final() {
            return Err(Refusal::conflict("It is being made already.").with_hint("Wait until that has ended.").into());
        }
        let now = self.tools.now();
        let about = About { account: Some(actor.account.0), material: None, title: held.title.clone() };
        let job = queue::enqueue(&tx, now, &MakeOutput { output: held.id }, about).await?;
        store::set_waiting(&tx, held.id, &settings, job, now).await?;
        tx.commit().await?;
        self.tools.wake.ring();
        self.told(actor, id, OutputState::Waiting);
        Ok(())
    }

    /// Gives it another title.
    pub async fn rename(&self, actor: &Actor, id: OutputId, typed: &str) -> Outcome<()> {
        let held = permit::output(&self.tools, actor, id).await?;
        let title = title(typed)?.ok_or_else(|| Refusal::invalid("title", "Write a title."))?;
        Ok(store::set_title(self.tools.store.writes(), held.id, &title, self.tools.now()).await?)
    }

    pub(super) fn told(&self, actor: &Actor, output: OutputId, state: OutputState) {
        self.tools.live.publish(actor.account, LiveEvent::Output { output, state });
    }

    /// What a scope is called. Refuses one that names what is not the actor's.
    async fn made_of(&self, actor: &Actor, scope: &Scope) -> Outcome<String> {
        if scope.subjects.len() + scope.materials.len() > NAMED {
            let say = format!("It can be made from {NAMED} subjects and materials at most.");
            return Err(Refusal::invalid("scope", say).with_hint("Choose fewer.").into());
        }
        let mut names = Vec::new();
        for subject in &scope.subjects {
            names.push(permit::subject(&self.tools, actor, *subject).await?.title.clone());
        }
        for material in &scope.materials {
            let held = permit::material(&self.tools, actor, *material).await?;
            if held.trashed_at.is_some() {
                return Err(Refusal::Missing.into());
            }
            names.push(held.title.clone());
        }
        Ok(match names.as_slice() {
            [] => "Everything".into(),
            [one] => one.clone(),
            [first, rest @ ..] => format!("{first} and {} more", rest.len()),
        })
    }
}

fn title(typed: &str) -> Result<Option<String>, Refusal> {
    let typed: String = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let typed: String = typed.chars().filter(|c| !c.is_control()).collect();
    if typed.chars().count() > LONGEST_TITLE {
        let say = format!("This title is too long. {LONGEST_TITLE} characters are the most.");
        return Err(Refusal::invalid("title", say).with_hint("Shorten it."));
    }
    Ok((!typed.is_empty()).then_some(typed))
}

fn checked(settings: OutputSettings) -> Result<OutputSettings, Refusal> {
    if ![1, 2, 4].contains(&settings.sides) {
        return Err(Refusal::invalid("sides", "A cheat sheet has 1, 2 or 4 sides.").with_hint("Choose one of these."));
    }
    if settings.count == 0 || settings.count > MOST {
        let refusal = Refusal::invalid("count", format!("There cannot be {} of them.", settings.count));
        return Err(refusal.with_hint(format!("Choose a number from 1 to {MOST}.")));
    }
    Ok(settings)
}
