//! The file as it was uploaded.

use super::Library;
use crate::{Actor, Outcome, permit};
use bytes::Bytes;
use contract::{MaterialId, Refusal};
use futures::{StreamExt, stream::BoxStream};

/// A file on its way out.
pub struct Original {
    /// A name for the person's disk.
    pub name: String,
    pub media_type: String,
    pub bytes: u64,
    pub stream: BoxStream<'static, std::io::Result<Bytes>>,
}

impl Library {
    /// The original, byte for byte; for a note, its Markdown.
    pub async fn original(&self, actor: &Actor, id: MaterialId) -> Outcome<Original> {
        let material = permit::material(&self.tools, actor, id).await?;
        if let Some(note) = &material.note {
            let note = Bytes::from(note.clone());
            return Ok(Original {
                name: format!("{}.md", material.title),
                media_type: "text/markdown".into(),
                bytes: note.len() as u64,
                stream: futures::stream::iter([Ok(note)]).boxed(),
            });
        }
        let key = material.file_key.as_deref().ok_or(Refusal::Missing)?;
        let (length, stream) = self.tools.files.open_stream(key).await?;
        Ok(Original {
            name: material.file_name.clone().unwrap_or_else(|| material.title.clone()),
            media_type: material.media_type.clone(),
            bytes: length,
            stream: stream.map(|part| part.map_err(std::io::Error::other)).boxed(),
        })
    }
}
