//! What a conversation may look at: its owner's subjects and materials only.

use super::Chat;
use crate::{Actor, Outcome, permit};
use contract::{Refusal, Scope};

/// Subjects and materials that a scope may name.
const NAMED: usize = 200;

impl Chat {
    /// Refuses a scope that names what is not the actor's; a stranger's and an unknown one alike.
    pub(super) async fn check_scope(&self, actor: &Actor, scope: &Scope) -> Outcome<()> {
        if scope.subjects.len() + scope.materials.len() > NAMED {
            let say = format!("A question can look at {NAMED} subjects and materials at most.");
            return Err(Refusal::invalid("scope", say).with_hint("Choose fewer.").into());
        }
        if scope.page.is_some() && (scope.materials.len() != 1 || !scope.subjects.is_empty()) {
            return Err(Refusal::invalid("scope", "A page can only be asked about in one material.")
                .with_hint("Choose one material.")
                .into());
        }
        for subject in &scope.subjects {
            permit::subject(&self.tools, actor, *subject).await?;
        }
        for material in &scope.materials {
            permit::material(&self.tools, actor, *material).await?;
        }
        Ok(())
    }
}
