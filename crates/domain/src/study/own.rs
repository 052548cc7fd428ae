//! What a person did with the materials themselves that a cheat sheet goes by: what they highlighted, and what they did
//! not know when they were asked.

use super::{gather::Gathered, jobs::ours, rank, store, view};
use crate::{
    Actor, Tools,
    cards::{Cards, Missed},
    highlights::Highlights,
};
use ::store::entities::output;
use contract::{HighlightView, ItemBody, MaterialId, OutputKind, Role};
use queue::JobFault;
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};
use uuid::Uuid;

/// Quizzes that are looked at, the ones taken last, and questions of them that were answered wrongly.
const ATTEMPTS: u64 = 200;
const QUESTIONS: usize = 1_000;

/// Nothing of it for what is not made from it.
#[derive(Debug, Default)]
pub struct Own {
    /// In the order of their pages.
    pub highlights: Vec<HighlightView>,
    pub missed: Vec<Missed>,
}

/// Loads it for what is being made.
pub async fn own(tools: &Arc<Tools>, row: &output::Model, gathered: &Gathered) -> Result<Own, JobFault> {
    if ::store::word::read::<OutputKind>(&row.kind)? != OutputKind::CheatSheet {
        return Ok(Own::default());
    }
    let actor = Actor { account: row.account_id.into(), role: Role::Learner, session: None };
    let materials: Vec<MaterialId> = gathered.materials.iter().map(|one| one.id.into()).collect();
    let highlights = match view::settings(row).highlights {
        true => Highlights::new(tools.clone()).of_materials(&actor, &materials).await.map_err(ours)?,
        false => Vec::new(),
    };
    let mut missed = Cards::new(tools.clone()).missed(&actor, &materials).await.map_err(ours)?;
    missed.extend(questions(tools, &actor, &materials.into_iter().collect()).await?);
    Ok(Own { highlights, missed })
}

/// Questions of the actor's quizzes from these materials that were answered wrongly.
async fn questions(tools: &Tools, actor: &Actor, of: &HashSet<MaterialId>) -> Result<Vec<Missed>, JobFault> {
    let db = tools.store.reads();
    let mut times: HashMap<Uuid, u32> = HashMap::new();
    for attempt in store::attempts_of(db, actor.account, ATTEMPTS).await? {
        for answer in view::attempt(&attempt).map_err(ours)?.answers.iter().filter(|answer| !answer.right) {
            *times.entry(answer.item.0).or_default() += 1;
        }
    }
    let mut ids: Vec<Uuid> = times.keys().copied().collect();
    // Ids tell when they were made: the newest stay.
    ids.sort_unstable_by(|a, b| b.cmp(a));
    ids.truncate(QUESTIONS);
    let mut missed = Vec::new();
    for row in store::items_by_id(db, &ids).await? {
        let body: ItemBody = view::body(&row)?;
        let Some(source) = body.sources.first() else { continue };
        let Some(material) = source.material.filter(|material| of.contains(material)) else { continue };
        let times = times.get(&row.id).copied().unwrap_or_default();
        missed.push(Missed { material, page: Some(source.page), words: rank::words_of(&body), times });
    }
    Ok(missed)
}
