//! Pictures that cards brought along, kept under their owner by what is in them.

use super::{Cards, media_folder, show};
use crate::{Actor, Outcome};
use bytes::Bytes;
use contract::Refusal;

impl Cards {
    /// A picture of the actor's cards, by its name.
    pub async fn picture(&self, actor: &Actor, name: &str) -> Outcome<Bytes> {
        if !show::is_media(name) {
            return Err(Refusal::Missing.into());
        }
        Ok(self.tools.files.get(&format!("{}/{name}", media_folder(actor.account))).await?)
    }
}
