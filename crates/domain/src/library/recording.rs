//! A recording as a player wants it: any stretch of it.

use super::Library;
use crate::{Actor, Outcome, Played, Stretch, permit};
use contract::{MaterialId, Refusal};
use reading::Kind;

impl Library {
    /// A stretch of a recording.
    ///
    /// # Errors
    /// `Missing` for what is not the actor's, and for a material that cannot be played.
    pub async fn recording(&self, actor: &Actor, id: MaterialId, stretch: Stretch) -> Outcome<Played> {
        let material = permit::material(&self.tools, actor, id).await?;
        let playable = matches!(Kind::of_media_type(&material.media_type), Kind::Recording { .. });
        let key = material.file_key.as_deref().filter(|_| playable).ok_or(Refusal::Missing)?;
        Played::of(&self.tools.files, key, material.media_type.clone(), stretch).await
    }
}
