//! The answerer that writes: a language model, held to numbered passages.

use super::{
    Source,
    answerer::{Answerer, Asked, Begun, Numbered},
    extractive, prompt,
};
use async_trait::async_trait;
use futures::{StreamExt, stream};
use models::{
    ModelFault,
    chat::{ChatModel, Piece},
};

/// A language model as an answerer.
pub(super) struct Modelled<'a> {
    pub model: &'a dyn ChatModel,
    /// A word that nobody can guess, for this answer only.
    pub fence: String,
}

#[async_trait]
impl Answerer for Modelled<'_> {
    fn name(&self) -> &str {
        self.model.name()
    }

    async fn answer(&self, asked: &Asked, sources: &[Source]) -> Result<Begun, ModelFault> {
        // Without a passage there is nothing to answer from, so nobody is asked.
        if sources.is_empty() {
            let text = stream::iter([Ok(extractive::NOT_FOUND.to_owned())]).boxed();
            return Ok(Begun { cited: Vec::new(), text });
        }
        let request = prompt::request(asked, sources, &self.fence);
        // Words alone choose the quotes that are shown meanwhile: the model's first word does not wait for ours.
        let cited = extractive::likely(&asked.standing, sources)
            .into_iter()
            .enumerate()
            .map(|(source, range)| Numbered { source, quoted: range.into_iter().collect() })
            .collect();
        let pieces = self.model.stream(request).await?;
        let text = pieces.filter_map(async |piece| match piece {
            Ok(Piece::Text(text)) => Some(Ok(text)),
            Ok(Piece::Used(_)) => None,
            Err(fault) => Some(Err(fault)),
        });
        Ok(Begun { cited, text: text.boxed() })
    }
}
