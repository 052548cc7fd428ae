//! Media that cards brought along, kept under their owner by what is in them.

use super::{Cards, media_folder, medium::Medium};
use crate::{Actor, Outcome, Played, Stretch};
use contract::Refusal;

impl Cards {
    /// A stretch of what a card of the actor's shows or plays, by its name.
    ///
    /// # Errors
    /// `Missing` where the actor has none of this name.
    pub async fn medium(&self, actor: &Actor, name: &str, stretch: Stretch) -> Outcome<Played> {
        let kind = Medium::named(name).ok_or(Refusal::Missing)?;
        let key = format!("{}/{name}", media_folder(actor.account));
        Played::of(&self.tools.files, &key, kind.media_type.to_owned(), stretch).await
    }
}
