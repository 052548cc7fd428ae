//! Notes: Markdown materials written in place.

use super::{Library, check, store};
use crate::{Actor, Outcome, ingest, permit};
use contract::{MaterialId, Refusal, SubjectId};

/// A note is written by hand.
const LONGEST: usize = 2_000_000;

impl Library {
    /// A new note. Without a title it takes its first line's. A title alone is a draft to be written in later.
    ///
    /// # Errors
    /// `Invalid` for nothing at all, and for what is too long.
    pub async fn write_note(
        &self,
        actor: &Actor,
        subject: Option<SubjectId>,
        title: &str,
        markdown: &str,
    ) -> Outcome<MaterialId> {
        let subject = match subject {
            Some(subject) => Some(permit::subject(&self.tools, actor, subject).await?.id),
            None => None,
        };
        let markdown = checked(markdown)?;
        if title.trim().is_empty() && markdown.trim().is_empty() {
            let refusal = Refusal::invalid("markdown", "There is nothing to keep.");
            return Err(refusal.with_hint("Write a title or some words first.").into());
        }
        let title = title_of(title, &markdown)?;
        let most = self.tools.limits.materials_per_account;
        let tx = self.tools.store.begin().await?;
        if store::count(&tx, actor.account).await? >= most {
            let say = format!("Your library holds {most} materials, which is as many as it may.");
            return Err(Refusal::too_much(say).with_hint("Delete some first.").into());
        }
        let id = ingest::write_note(&tx, &self.tools, actor, subject, title, markdown).await?;
        tx.commit().await?;
        self.tools.wake.ring();
        Ok(id.into())
    }

    /// A note's new title and words. They can be read at once, and are found as soon as the job has run.
    pub async fn change_note(&self, actor: &Actor, id: MaterialId, title: &str, markdown: &str) -> Outcome<()> {
        let note = permit::material(&self.tools, actor, id).await?;
        if note.note.is_none() {
            return Err(Refusal::conflict("Only notes can be written in.").into());
        }
        let (title, markdown) = (title_of(title, markdown)?, checked(markdown)?);
        let tx = self.tools.store.begin().await?;
        store::set_note(&tx, &note, title.clone(), markdown.clone(), self.tools.now()).await?;
        ingest::change_note(&tx, &self.tools, &note, &title, &markdown).await?;
        tx.commit().await?;
        self.tools.wake.ring();
        Ok(())
    }
}

fn checked(markdown: &str) -> Result<String, Refusal> {
    if markdown.len() > LONGEST {
        let say = "This note is too long. Divide it into several.";
        return Err(Refusal::invalid("markdown", say));
    }
    // No database keeps NUL in a text, and a browser's form sends line ends of two characters.
    Ok(markdown.replace('\0', "").replace("\r\n", "\n"))
}

fn title_of(typed: &str, markdown: &str) -> Result<String, Refusal> {
    if !typed.trim().is_empty() {
        return check::title(typed);
    }
    let first =
        markdown.lines().map(|line| line.trim_start_matches(['#', ' ', '>', '-', '*'])).find(|line| !line.is_empty());
    let first: String = check::one_line(first.unwrap_or_default()).chars().take(80).collect();
    check::title(if first.is_empty() { "Untitled note" } else { first.trim() })
}
