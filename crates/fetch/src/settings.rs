//! What may be fetched, and how much of it.

use ipnet::IpNet;
use std::time::Duration;

/// How the fetcher behaves. The default is right for a server on the open web.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Said to every server: the product and where to read about it.
    pub user_agent: String,
    /// Networks that may be reached although they are not public; a university's own, say.
    pub allowed_networks: Vec<IpNet>,
    /// Ports that an address may name; empty allows every port.
    pub ports: Vec<u16>,
    pub limits: Limits,
}

/// Bounds on one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a page or a text, unpacked.
    pub page: u64,
    /// Bytes of a PDF file.
    pub file: u64,
    /// Bytes of a picture.
    pub picture: u64,
    /// From the first request to the last byte, over all redirects.
    pub whole: Duration,
    /// For a connection, and between two pieces of an answer.
    pub silence: Duration,
    /// Redirects followed.
    pub redirects: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            user_agent: format!(
                "Mozilla/5.0 (compatible; Lectern/{}; reading for one person)",
                env!("CARGO_PKG_VERSION")
            ),
            allowed_networks: Vec::new(),
            ports: vec![80, 443, 8000, 8080, 8443],
            limits: Limits::default(),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        const MIB: u64 = 1024 * 1024;
        Self {
            page: 10 * MIB,
            file: 200 * MIB,
            picture: 20 * MIB,
            whole: Duration::from_secs(60),
            silence: Duration::from_secs(15),
            redirects: 5,
        }
    }
}
