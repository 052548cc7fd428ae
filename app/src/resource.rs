//! What a page asks the server for, sent along with the page.

use leptos::server::codee::{Decoder, Encoder};
use serde::{Serialize, de::DeserializeOwned};
use std::pin::Pin;

/// An answer that is on its way.
pub type Resource<T> = leptos::prelude::Resource<T, Json>;

/// JSON, read from bytes as the answers of server functions are: with Leptos's own codec, which reads from text, the
/// WASM would hold two readers of each type.
#[derive(Debug)]
pub struct Json;

impl<T: Serialize> Encoder<T> for Json {
    type Error = serde_json::Error;
    type Encoded = String;

    fn encode(value: &T) -> Result<String, Self::Error> {
        serde_json::to_string(value)
    }
}

impl<T: DeserializeOwned> Decoder<T> for Json {
    type Error = serde_json::Error;
    type Encoded = str;

    fn decode(text: &str) -> Result<T, Self::Error> {
        serde_json::from_slice(text.as_bytes())
    }
}

/// Asks now, and again whenever `about` changes.
#[track_caller]
pub fn resource<About, T, Answer>(
    about: impl Fn() -> About + Send + Sync + 'static,
    ask: impl Fn(About) -> Answer + Send + Sync + 'static,
) -> Resource<T>
where
    About: PartialEq + Clone + Send + Sync + 'static,
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
    Answer: Future<Output = T> + Send + 'static,
{
    type Boxed<T> = Pin<Box<dyn Future<Output = T> + Send>>;
    let about: Box<dyn Fn() -> About + Send + Sync> = Box::new(about);
    let ask: Box<dyn Fn(About) -> Boxed<T> + Send + Sync> = Box::new(move |about| Box::pin(ask(about)));
    Resource::new_with_options(about, ask, false)
}
