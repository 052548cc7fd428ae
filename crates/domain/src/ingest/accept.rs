//! Taking a file in: it is told what it is by its bytes, kept, and written down together with the job that reads it.

use super::recording::LONGEST_TRANSCRIPT;
use super::source::kind_at_first;
use super::store;
use super::unread::{is_unread, of_kind, unread};
use super::{Ingest, Seconds, ask_reading};
use crate::{Actor, Fault, Outcome, permit};
use ::store::entities::material;
use ::store::word;
use bytes::Bytes;
use contract::{MaterialId, MaterialState, Refusal, SubjectId, Uploaded};
use files::{ReceiveError, Received};
use futures::Stream;
use queue::JobFault;
use reading::{Kind, ReadError};
use uuid::Uuid;

/// The longest name that is kept, in characters.
const LONGEST_NAME: usize = 200;

impl Ingest {
    /// Receives a file's bytes, as many as a file may have. Whatever goes wrong, nothing of them stays.
    pub async fn receive<S, E>(&self, stream: S) -> Result<Received, ReceiveError>
    where
        S: Stream<Item = Result<Bytes, E>>,
        E: std::fmt::Display,
    {
        self.tools.files.receive(stream, self.tools.limits.upload_bytes).await
    }

    /// Takes a received file. When this returns, it is on the disk and in the queue.
    ///
    /// The same bytes again are recognised: the material that holds them is told, and taken out of the trash. A file of
    /// a kind that nothing reads is kept as a material that says so, and `Uploaded::refusal` says it, too. An empty one
    /// is refused; a stranger's subject is `Missing`.
    pub async fn accept(
        &self,
        actor: &Actor,
        file_name: &str,
        received: Received,
        subject: Option<SubjectId>,
    ) -> Outcome<Uploaded> {
        let subject = match subject {
            Some(subject) => Some(permit::subject(&self.tools, actor, subject).await?.id),
            None => None,
        };
        let file_name = plain_name(file_name);
        let refused = |refusal| {
            Ok(Uploaded { file_name: file_name.clone(), material: None, duplicate: false, refusal: Some(refusal) })
        };
        if received.bytes == 0 {
            return refused(refusal_of(&ReadError::Empty));
        }
        // What can only be seen by reading it is said later.
        let kind = reading::sniff(&received.head, &file_name);
        if matches!(kind, Kind::Transcript { .. })
            && let Some(recording) = self.beside(actor, &file_name, &received).await?
        {
            return Ok(Uploaded { file_name, material: Some(recording), duplicate: false, refusal: None });
        }
        if let Some(there) = self.take_duplicate(actor, &received.sha256, &kind, &file_name).await? {
            return Ok(there);
        }
        let most = self.tools.limits.materials_per_account;
        if store::count(self.tools.store.reads(), actor.account.0).await? >= most {
            return refused(full(most));
        }
        self.keep(actor, file_name, received, &kind, subject).await
    }

    /// The file first, then its row, together with the job that reads it where something does.
    async fn keep(
        &self,
        actor: &Actor,
        file_name: String,
        received: Received,
        kind: &Kind,
        subject: Option<Uuid>,
    ) -> Outcome<Uploaded> {
        let unread = unread(kind);
        let key = format!("originals/{}/{}", actor.account, received.sha256);
        let (bytes, sha256) = (received.bytes, received.sha256);
        self.tools.files.keep(received.staged, &key).await?;
        let now = self.tools.now();
        let row = material::Model {
            id: Uuid::now_v7(),
            account_id: actor.account.0,
            subject_id: subject,
            title: title_of(&file_name),
            kind: word::of(kind_at_first(kind)),
            state: word::of(if unread.is_some() { MaterialState::Failed } else { MaterialState::Waiting }),
            say: unread.as_ref().map(ReadError::say),
            hint: unread.as_ref().map(|error| error.hint().to_owned()),
            file_key: Some(key),
            file_name: Some(file_name.clone()),
            media_type: kind.media_type().to_owned(),
            bytes: bytes as i64,
            sha256: Some(sha256.clone()),
            ..super::note::blank(now)
        };
        let refusal = unread.as_ref().map(refusal_of);
        let tx = self.tools.store.begin().await?;
        store::lock_account(&tx, actor.account.0).await?;
        // The same file may have come by another way while this one was on its way to the disk.
        if let Some(there) = store::with_bytes(&tx, actor.account.0, &sha256).await? {
            tx.commit().await?;
            let refusal = refusal.filter(|_| is_unread(&there));
            return Ok(Uploaded { file_name, material: Some(there.id.into()), duplicate: true, refusal });
        }
        store::insert(&tx, row.clone()).await?;
        if unread.is_none() {
            ask_reading(&tx, now, &row).await?;
        }
        tx.commit().await?;
        self.tools.wake.ring();
        tracing::info!(account.id = %actor.account, material.id = %row.id, bytes, "a file was taken in");
        self.tell(row.id).await.map_err(broken)?;
        Ok(Uploaded { file_name, material: Some(row.id.into()), duplicate: false, refusal })
    }

    /// How long this process took to read a material in; `None` when another did, or none.
    pub async fn seconds(&self, actor: &Actor, id: MaterialId) -> Outcome<Option<Seconds>> {
        let material = permit::material(&self.tools, actor, id).await?;
        Ok(self.finished.of(material.id))
    }

    /// How many passages a material has.
    pub async fn passages(&self, actor: &Actor, id: MaterialId) -> Outcome<u64> {
        let material = permit::material(&self.tools, actor, id).await?;
        Ok(store::count_passages(self.tools.store.reads(), material.id).await?)
    }

    /// How many figures a material has.
    pub async fn figures(&self, actor: &Actor, id: MaterialId) -> Outcome<u64> {
        let material = permit::material(&self.tools, actor, id).await?;
        Ok(store::count_figures(self.tools.store.reads(), material.id).await?)
    }

    /// The recording of the same name that waits for what is said in it; it has that now.
    async fn beside(&self, actor: &Actor, file_name: &str, received: &Received) -> Outcome<Option<MaterialId>> {
        let db = self.tools.store.reads();
        let Some(there) = store::recording_named(db, actor.account.0, stem(file_name)).await? else { return Ok(None) };
        if received.bytes > LONGEST_TRANSCRIPT {
            return Ok(None);
        }
        let bytes = tokio::fs::read(received.staged.path()).await.map_err(anyhow::Error::from)?;
        match self.add_transcript(actor, there.into(), file_name, bytes).await {
            Ok(()) => Ok(Some(there.into())),
            // Whatever it is, it is no transcript: it is judged as any other file.
            Err(Fault::Refused(_)) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// The material that holds these bytes already. From the trash it comes back; if it had failed, it is tried again,
    /// unless nothing reads its kind: by another name, or by a later version, it may be of another.
    async fn take_duplicate(
        &self,
        actor: &Actor,
        sha256: &str,
        kind: &Kind,
        file_name: &str,
    ) -> Outcome<Option<Uploaded>> {
        let Some(there) = store::with_bytes(self.tools.store.reads(), actor.account.0, sha256).await? else {
            return Ok(None);
        };
        let was_unread = is_unread(&there);
        let unread = unread(kind).filter(|_| was_unread);
        let failed = matches!(word::read(&there.state)?, MaterialState::Failed | MaterialState::Cancelled);
        if there.trashed_at.is_some() || failed {
            let tx = self.tools.store.begin().await?;
            store::set_restored(&tx, there.id).await?;
            if was_unread && unread.is_none() {
                store::set_kind(&tx, &of_kind(&there, kind, file_name)).await?;
            }
            if failed && unread.is_none() {
                store::clear_failed(&tx, there.id).await?;
                store::set_waiting(&tx, there.id).await?;
            }
            if unread.is_none() {
                ask_reading(&tx, self.tools.now(), &there).await?;
            }
            tx.commit().await?;
            self.tools.wake.ring();
            self.tell(there.id).await.map_err(broken)?;
        }
        let refusal = unread.as_ref().map(refusal_of);
        Ok(Some(Uploaded {
            file_name: file_name.to_owned(),
            material: Some(there.id.into()),
            duplicate: true,
            refusal,
        }))
    }
}

/// What a verb makes of a fault that a job would have tried again.
pub(super) fn broken(fault: JobFault) -> Fault {
    match fault {
        JobFault::Retry(error) => Fault::Broken(error),
        other => Fault::Broken(anyhow::anyhow!("{other:?}")),
    }
}

fn refusal_of(error: &ReadError) -> Refusal {
    Refusal::invalid("file", error.say()).with_hint(error.hint())
}

/// No more materials than this.
pub(super) fn full(most: u64) -> Refusal {
    let say = format!("Your library holds {most} materials, which is as many as it may.");
    Refusal::too_much(say).with_hint("Delete some first.")
}

/// A name without its ending.
fn stem(file_name: &str) -> &str {
    file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem)
}

/// A name without folders and control characters, short enough for any disk; its end, the extension, stays.
pub(super) fn plain_name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last.chars().filter(|c| !c.is_control() && !is_direction(*c)).collect();
    let shown = shown.trim();
    let length = shown.chars().count();
    match shown {
        "" | "." | ".." => "file".into(),
        _ if length > LONGEST_NAME => shown.chars().skip(length - LONGEST_NAME).collect(),
        _ => shown.into(),
    }
}

/// Marks that make `exe.pdf` of `fdp.exe` on the screen.
fn is_direction(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn title_of(file_name: &str) -> String {
    let title = stem(file_name).replace('_', " ").split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() { file_name.to_owned() } else { title }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_nowhere_and_keeps_its_end() {
        assert_eq!(plain_name("C:\\Users\\me\\Week 1.pdf"), "Week 1.pdf");
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name("a\0b\n.pdf"), "ab.pdf");
        assert_eq!(plain_name("\u{202e}fdp.exe"), "fdp.exe");
        assert_eq!(plain_name(".."), "file");
        let long = plain_name(&format!("{}.pdf", "ä".repeat(400)));
        assert!(long.ends_with(".pdf") && long.chars().count() == LONGEST_NAME);
    }

    #[test]
    fn a_title_is_the_name_without_its_end() {
        assert_eq!(title_of("Week_1  cells.pdf"), "Week 1 cells");
        assert_eq!(title_of(".pdf"), ".pdf");
        assert_eq!(title_of("README"), "README");
    }
}
