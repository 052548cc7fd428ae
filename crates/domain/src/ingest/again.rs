//! What a person does about reading in: give the password, try again, stop it.

use super::source::Source;
use super::store;
use super::{Ingest, ask_reading};
use crate::{Actor, Outcome, permit};
use ::store::entities::material;
use ::store::word;
use contract::{MaterialId, MaterialState, Refusal};
use reading::ReadError;
use secrecy::SecretString;

impl Ingest {
    /// Opens an encrypted file. A wrong password is said at once; a right one starts the reading.
    pub async fn give_password(&self, actor: &Actor, id: MaterialId, password: &str) -> Outcome<()> {
        let material = permit::material(&self.tools, actor, id).await?;
        if word::read::<MaterialState>(&material.state)? != MaterialState::NeedsPassword {
            return Err(Refusal::conflict("This file does not wait for a password.").into());
        }
        let password = SecretString::from(password.to_owned());
        match Source::open(&self.tools, &material, Some(password.clone())).await {
            Err(ReadError::WrongPassword | ReadError::NeedsPassword) => {
                let wrong = ReadError::WrongPassword;
                return Err(Refusal::invalid("password", wrong.say()).with_hint(wrong.hint()).into());
            }
            Err(error) if error.is_ours() => {
                return Err(Refusal::Unavailable { say: error.say(), hint: error.hint().into() }.into());
            }
            // Whatever else is wrong with it, reading will say.
            _ => {}
        }
        self.passwords.keep(material.id, password);
        self.ask_again(&material).await
    }

    /// Reads a material in again: what has failed or was stopped. What is read already stays.
    pub async fn retry(&self, actor: &Actor, id: MaterialId) -> Outcome<()> {
        let material = permit::material(&self.tools, actor, id).await?;
        match word::read(&material.state)? {
            MaterialState::Waiting | MaterialState::Reading => Ok(()),
            MaterialState::NeedsPassword => Err(Refusal::conflict("This file waits for its password.")
                .with_hint(ReadError::NeedsPassword.hint())
                .into()),
            MaterialState::Failed | MaterialState::Cancelled | MaterialState::Ready => self.ask_again(&material).await,
        }
    }

    /// Reads the pages that are pictures of text once more, now that they can be recognised. All others stay.
    pub async fn recognise(&self, actor: &Actor, id: MaterialId) -> Outcome<()> {
        let material = permit::material(&self.tools, actor, id).await?;
        if !matches!(word::read(&material.state)?, MaterialState::Ready | MaterialState::Failed) {
            return Err(Refusal::conflict("This is being read.").with_hint("Wait until that has ended.").into());
        }
        if self.tools.readers.recogniser().await.is_none() {
            return Err(Refusal::Unavailable { say: NO_RECOGNISER.into(), hint: HOW_TO_RECOGNISE.into() }.into());
        }
        let tx = self.tools.store.begin().await?;
        let stale = store::clear_unrecognised(&tx, material.id).await?;
        self.wait_again(&tx, &material).await?;
        tx.commit().await?;
        // Rows that the index has too many are not found: only what stands in the database is.
        let account = material.account_id;
        let cleared = self.write_index(account, move |index| async move { index.remove_chunks(&stale).await }).await;
        cleared.map_err(super::accept::broken)?;
        self.tools.wake.ring();
        self.tell(material.id).await.map_err(super::accept::broken)
    }

    /// Stops reading a material in; pages already read stay.
    pub async fn cancel(&self, actor: &Actor, id: MaterialId) -> Outcome<()> {
        let material = permit::material(&self.tools, actor, id).await?;
        let Some(job) = material.job_id else { return Ok(()) };
        let tx = self.tools.store.begin().await?;
        if let Some(job) = queue::cancel(&tx, self.tools.now(), job).await? {
            self.ended_by_hand(&tx, &job).await?;
        }
        tx.commit().await?;
        self.tools.wake.ring();
        self.tell(material.id).await.map_err(super::accept::broken)
    }

    async fn ask_again(&self, material: &permit::Permitted<material::Model>) -> Outcome<()> {
        let tx = self.tools.store.begin().await?;
        store::clear_failed(&tx, material.id).await?;
        self.wait_again(&tx, material).await?;
        tx.commit().await?;
        self.tools.wake.ring();
        self.tell(material.id).await.map_err(super::accept::broken)
    }

    async fn wait_again(&self, tx: &impl store::Connection, material: &material::Model) -> Outcome<()> {
        let counts = store::page_counts(tx, material.id).await?;
        store::set_counts(tx, material.id, counts).await?;
        store::set_waiting(tx, material.id).await?;
        ask_reading(tx, self.tools.now(), material).await?;
        Ok(())
    }
}

const NO_RECOGNISER: &str = "Pictures of text cannot be recognised on this server.";
/// What to do where nothing recognises pictures of text.
pub(super) const HOW_TO_RECOGNISE: &str =
    "Ask the person who runs this server to install Tesseract, then have the scanned pages read.";
