//! `keys`: the master keys, under which people's keys for models are kept.

use super::{Answer, Common, Desk};
use clap::Subcommand;
use domain::Outcome;
use serde_json::json;

/// What can be done with master keys.
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Turn to a new master key and encrypt everything anew. Cut off, it goes on where it stopped.
    Rotate,
}

/// Does it.
pub async fn run(common: &Common, keys: Keys) -> Outcome<Answer> {
    let Keys::Rotate = keys;
    let desk = Desk::open(common).await?;
    let rotated = desk.wired.services.providers.rotate_keys(&desk.actor).await?;
    let document = json!({
        "key": rotated.key, "sealed": rotated.sealed, "lost": rotated.lost, "resumed": rotated.resumed,
    });
    let mut text = format!("{} keys are now encrypted under the master key {}.", rotated.sealed, rotated.key);
    if rotated.lost > 0 {
        text.push_str(&format!(
            "\n{} keys could not be opened, because their master key is gone. Their owners have to enter them again.",
            rotated.lost
        ));
    }
    Ok(Answer::new(document, text))
}
