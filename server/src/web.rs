//! The way to the web that ingest goes: the guarded fetcher, in the words of the domain.

use crate::config::Config;
use async_trait::async_trait;
use bytes::Bytes;
use domain::web::{Fetched, NotFetched, Web};
use encoding_rs::{Encoding, UTF_8};
use fetch::{FetchFault, Fetcher, Settings, Want};

/// Pages and pictures from the open internet, and from the networks that the configuration allows.
pub struct OpenWeb(Fetcher);

impl OpenWeb {
    /// Needs no network yet.
    pub fn new(config: &Config) -> anyhow::Result<Self> {
        let networks = &config.fetch.allowed_networks;
        let allowed_networks =
            networks.iter().map(|network| network.to_string().parse()).collect::<Result<Vec<_>, _>>()?;
        let usual = Settings::default();
        // Who allows a network of their own has services on ports of their own.
        let ports = if allowed_networks.is_empty() { usual.ports } else { Vec::new() };
        Ok(Self(Fetcher::new(Settings { allowed_networks, ports, ..usual })?))
    }

    async fn get(&self, address: &str, want: Want) -> Result<Fetched, NotFetched> {
        let fetched = self.0.get(address, want).await.map_err(|fault| not_fetched(&fault))?;
        let bytes = labelled(fetched.bytes, fetched.charset.as_deref());
        Ok(Fetched { address: fetched.address, media_type: fetched.media_type, bytes })
    }
}

/// A text whose encoding only the server knew, in one that it says itself: what is kept has no server beside it.
fn labelled(bytes: Bytes, charset: Option<&str>) -> Bytes {
    let beginning = bytes[..bytes.len().min(2_048)].to_ascii_lowercase();
    let says_itself = beginning.windows(8).any(|part| part == b"charset=" || part == b"encoding");
    match charset.and_then(|charset| Encoding::for_label(charset.as_bytes())) {
        Some(encoding) if encoding != UTF_8 && !says_itself => {
            let (text, ..) = encoding.decode(&bytes);
            format!("\u{feff}{text}").into()
        }
        _ => bytes,
    }
}

fn not_fetched(fault: &FetchFault) -> NotFetched {
    tracing::info!(error = %fault, "an address was not fetched");
    NotFetched { say: fault.say(), hint: fault.hint().into() }
}

#[async_trait]
impl Web for OpenWeb {
    async fn page(&self, address: &str) -> Result<Fetched, NotFetched> {
        self.get(address, Want::Page).await
    }

    async fn picture(&self, address: &str) -> Result<Fetched, NotFetched> {
        self.get(address, Want::Picture).await
    }
}

#[cfg(test)]
mod tests {
    use super::labelled;

    #[test]
    fn a_text_keeps_its_letters_when_its_server_is_gone() {
        let latin: &[u8] = b"<p>\xfcbung</p>";
        assert_eq!(labelled(latin.into(), Some("iso-8859-1")), "\u{feff}<p>\u{fc}bung</p>".as_bytes());
        for (bytes, charset) in [(latin, None), (latin, Some("nonsense")), ("<p>ü".as_bytes(), Some("UTF-8"))] {
            assert_eq!(labelled(bytes.into(), charset), bytes);
        }
        let says: &[u8] = b"<meta charset=windows-1252>\xfc";
        assert_eq!(labelled(says.into(), Some("iso-8859-1")), says);
    }
}
