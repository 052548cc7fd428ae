//! Recordings: kept as they came, read by what is said in them. That is known from subtitles beside them, or a model
//! writes it down; without either the recording can still be played.

use super::finish::Stop;
use super::store;
use super::{Ingest, ask_reading};
use crate::{Actor, Outcome, permit};
use ::store::entities::material;
use contract::{MaterialId, MaterialKind, Refusal};
use models::ModelFault;
use models::speech::{Recording, Said, Transcriber};
use queue::{Context, JobFault};
use reading::{Kind, ReadError, sniff};
use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

/// Bytes of a transcript: of a lecture of ten hours a few megabytes.
pub const LONGEST_TRANSCRIPT: u64 = 16 << 20;
/// A job that listens shows a sign of life this often.
const SIGN: Duration = Duration::from_secs(5);

impl Ingest {
    /// Gives a recording what is said in it: a SubRip or WebVTT file. One that it had is replaced.
    ///
    /// # Errors
    /// `Conflict` for what is no recording, `Invalid` for what is no transcript.
    pub async fn add_transcript(&self, actor: &Actor, id: MaterialId, name: &str, bytes: Vec<u8>) -> Outcome<()> {
        let material = permit::material(&self.tools, actor, id).await?;
        if super::source::kind_of(&material) != MaterialKind::Recording {
            return Err(Refusal::conflict("Only a recording has a transcript.").into());
        }
        let Kind::Transcript { vtt } = sniff(&bytes, name) else {
            return Err(Refusal::invalid("file", NO_TRANSCRIPT).into());
        };
        let read = self.tools.readers.open_text(bytes.clone(), &Kind::Transcript { vtt }).await;
        if let Err(error) = read {
            let say = if error == ReadError::Damaged { NO_TRANSCRIPT.into() } else { error.say() };
            return Err(Refusal::invalid("file", say).into());
        }
        self.keep_transcript(&material, bytes, vtt).await?;
        self.tell(material.id).await.map_err(super::accept::broken)
    }

    /// The transcript's file first, then the row that names it; its pages are read anew.
    async fn keep_transcript(&self, material: &material::Model, bytes: Vec<u8>, vtt: bool) -> Outcome<()> {
        let key = transcript_key(material.id, vtt);
        self.tools.files.put(&key, bytes.into()).await?;
        let tx = self.tools.store.begin().await?;
        store::set_transcript(&tx, material.id, &key).await?;
        store::clear(&tx, material.id).await?;
        store::set_pages(&tx, material.id, 0, &[]).await?;
        store::set_counts(&tx, material.id, store::PageCounts::default()).await?;
        store::set_waiting(&tx, material.id).await?;
        ask_reading(&tx, self.tools.now(), material).await?;
        tx.commit().await?;
        self.tools.wake.ring();
        Ok(())
    }

    /// Lets a model write down what is said in a recording that has no transcript, where there is such a model.
    /// Gives the material as it is afterwards.
    pub(super) async fn listen(&self, material: &material::Model, context: &Context) -> Result<material::Model, Stop> {
        let unheard = material.transcript_key.is_none();
        let (Some(transcriber), Some(key), true) = (&self.tools.transcriber, &material.file_key, unheard) else {
            return Ok(material.clone());
        };
        let recording = Recording {
            file: self.tools.files.local(key),
            name: material.file_name.clone().unwrap_or_else(|| "recording".into()),
            media_type: material.media_type.clone(),
        };
        let said = hear(transcriber, recording, context).await?;
        let key = transcript_key(material.id, true);
        self.tools.files.put(&key, web_vtt(&said).into()).await.map_err(|fault| JobFault::Retry(fault.into()))?;
        let tx = self.tools.store.begin().await?;
        context.hold(&tx).await?;
        store::set_transcript(&tx, material.id, &key).await?;
        tx.commit().await?;
        Ok(material::Model { transcript_key: Some(key), ..material.clone() })
    }
}

/// Waits for the model and shows signs of life meanwhile.
async fn hear(transcriber: &Arc<dyn Transcriber>, recording: Recording, context: &Context) -> Result<Vec<Said>, Stop> {
    let mut heard = std::pin::pin!(transcriber.transcribe(recording));
    let mut signs = tokio::time::interval(SIGN);
    let mut count = 0;
    let stop = context.token();
    loop {
        tokio::select! {
            said = &mut heard => return said.map_err(|fault| stop_of(&fault)),
            () = stop.cancelled() => return Err(JobFault::Cancelled.into()),
            _ = signs.tick() => {
                count += 1;
                context.progress("listen", count, 0);
            }
        }
    }
}

fn stop_of(fault: &ModelFault) -> Stop {
    tracing::warn!(error = ?fault, "a recording was not written down");
    Stop::Job(JobFault::fail(fault.to_string(), fault.hint()))
}

/// What was said as WebVTT.
fn web_vtt(said: &[Said]) -> String {
    let mut text = String::from("WEBVTT\n");
    for one in said {
        let words = one.text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        // Writing to a string cannot fail.
        let _ = write!(text, "\n{} --> {}\n{words}\n", stamp(one.start), stamp(one.end));
    }
    text
}

fn stamp(second: f32) -> String {
    let thousandths = (f64::from(second.max(0.0)) * 1000.0).round() as u64;
    let (whole, rest) = (thousandths / 1000, thousandths % 1000);
    format!("{:02}:{:02}:{:02}.{rest:03}", whole / 3600, whole / 60 % 60, whole % 60)
}

/// Where a transcript is kept.
fn transcript_key(material: Uuid, vtt: bool) -> String {
    format!("{}/said.{}", transcripts_of(material), if vtt { "vtt" } else { "srt" })
}

/// Where all transcripts of a material are kept.
pub(crate) fn transcripts_of(material: Uuid) -> String {
    format!("transcripts/{material}")
}

const NO_TRANSCRIPT: &str = "This is no transcript. Bring a subtitle file, .srt or .vtt.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_becomes_web_vtt_whatever_it_holds() {
        let said = [
            Said { start: 0.0, end: 1.5, text: "a --> b\n\n<v Ann>".into() },
            Said { start: 3_725.25, end: 3_726.0, text: "Tea & cake.".into() },
        ];
        assert_eq!(
            web_vtt(&said),
            "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\na --&gt; b &lt;v Ann&gt;\n\n\
             01:02:05.250 --> 01:02:06.000\nTea &amp; cake.\n"
        );
    }
}
