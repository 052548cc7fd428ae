//! Where the web is searched, for questions that ask for it.

use super::reader::Reader;

/// Where the web is searched, for questions that ask for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WebSearch {
    Nowhere,
    DuckDuckGo,
    /// At the address of its front page.
    SearXng(String),
}

impl WebSearch {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let about = "What searches the web for questions that ask for it: duckduckgo, the address of a SearXNG like \
                     http://localhost:8888, or off. Nothing is sent there before a person switches it on.";
        let engine: String = reader.take("web_search.engine", about, "duckduckgo".to_owned());
        match engine.trim() {
            "off" => Self::Nowhere,
            "duckduckgo" => Self::DuckDuckGo,
            address if address.starts_with("http://") || address.starts_with("https://") => {
                Self::SearXng(address.to_owned())
            }
            _ => {
                reader.wrong("web_search.engine must be duckduckgo, the address of a SearXNG, or off.".to_owned());
                Self::Nowhere
            }
        }
    }
}
