//! Any server that speaks OpenAI's `/v1/audio/transcriptions`: whisper.cpp, faster-whisper, vLLM, LocalAI, OpenAI.
//!
//! The file is streamed from the disk, never held in memory. Answers without times are not taken: nobody could jump to
//! what was said.

use super::{Recording, Said, Transcriber};
use crate::line::Line;
use crate::{ModelFault, Provider};
use async_trait::async_trait;
use reqwest::multipart::{Form, Part};
use serde::Deserialize;

/// A day of speech is a few megabytes.
const LONGEST_ANSWER: usize = 64 << 20;

/// A transcription model behind an OpenAI-compatible address.
pub struct OpenAiTranscriber(Line);

impl OpenAiTranscriber {
    /// Checks the address; asks nothing yet.
    pub fn new(provider: Provider) -> anyhow::Result<Self> {
        Ok(Self(Line::to(provider.speaking_openai())?))
    }
}

#[derive(Deserialize)]
struct Verbose {
    #[serde(default)]
    segments: Vec<Segment>,
    #[serde(default)]
    text: String,
}

#[derive(Deserialize)]
struct Segment {
    start: f32,
    end: f32,
    text: String,
}

#[async_trait]
impl Transcriber for OpenAiTranscriber {
    fn name(&self) -> &str {
        self.0.model()
    }

    fn remote(&self) -> bool {
        self.0.is_remote()
    }

    async fn transcribe(&self, recording: Recording) -> Result<Vec<Said>, ModelFault> {
        let lost = |_| ModelFault::Broken("the recording cannot be opened".into());
        let file = Part::file(&recording.file).await.map_err(lost)?.file_name(recording.name);
        let file = match file.mime_str(&recording.media_type) {
            Ok(file) => file,
            Err(_) => return Err(ModelFault::Refused(recording.media_type)),
        };
        let form = Form::new()
            .text("model", self.0.model().to_owned())
            .text("response_format", "verbose_json")
            .text("timestamp_granularities[]", "segment")
            .part("file", file);
        let request = self.0.post("audio/transcriptions").multipart(form);
        let answer: Verbose = self.0.send(request, LONGEST_ANSWER).await?;
        if answer.segments.is_empty() && !answer.text.trim().is_empty() {
            return Err(ModelFault::Broken("the answer has no times".into()));
        }
        let finite = |one: &Segment| one.start.is_finite() && one.end.is_finite() && one.start >= 0.0;
        Ok(answer
            .segments
            .into_iter()
            .filter(finite)
            .map(|one| Said { start: one.start, end: one.end.max(one.start), text: one.text.trim().to_owned() })
            .filter(|one| !one.text.is_empty())
            .collect())
    }
}
