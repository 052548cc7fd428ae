//! Files of a kind that nothing here reads: kept as they came, for their owner to have back, and looked at again when
//! somebody asks, since a later version may read them.

use super::Ingest;
use super::finish::Stop;
use super::source::kind_at_first;
use super::store;
use ::store::entities::material;
use ::store::word;
use queue::Context;
use reading::{Kind, ReadError};

/// Why nothing here reads a kind. There is no text in a recording either, but it can be played, and what is said in it
/// may be told.
pub(super) fn unread(kind: &Kind) -> Option<ReadError> {
    kind.refusal().filter(|_| !matches!(kind, Kind::Recording { .. }))
}

/// Whether a material was of no kind that is read when it was last looked at.
pub(super) fn is_unread(material: &material::Model) -> bool {
    unread(&Kind::of_media_type(&material.media_type)).is_some()
}

/// A material as a file of another kind and name.
pub(super) fn of_kind(material: &material::Model, kind: &Kind, file_name: &str) -> material::Model {
    material::Model {
        kind: word::of(kind_at_first(kind)),
        media_type: kind.media_type().to_owned(),
        file_name: Some(file_name.to_owned()),
        ..material.clone()
    }
}

impl Ingest {
    /// Tells the kind of a kept file anew, where it was none that is read.
    pub(super) async fn look_again(
        &self,
        material: material::Model,
        context: &Context,
    ) -> Result<material::Model, Stop> {
        let (Some(key), Some(name)) = (&material.file_key, &material.file_name) else { return Ok(material) };
        if !is_unread(&material) {
            return Ok(material);
        }
        let kind = reading::sniff_named(&self.tools.files.local(key), name).await.map_err(Stop::File)?;
        if kind.media_type() == material.media_type {
            return Ok(material);
        }
        let material = of_kind(&material, &kind, name);
        let tx = self.tools.store.begin().await?;
        context.hold(&tx).await?;
        store::set_kind(&tx, &material).await?;
        tx.commit().await?;
        Ok(material)
    }
}
