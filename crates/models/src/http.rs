//! The HTTP client that all models behind an address share: short to connect, patient to answer, no redirects (a key must not follow
//! one), no proxy for this machine itself.

use reqwest::{Client, redirect::Policy};
use std::{net::IpAddr, time::Duration};

/// A client for servers at `url`. `connect` bounds the connection only.
pub(crate) fn client(url: &reqwest::Url, connect: Duration) -> anyhow::Result<Client> {
    // The program installs it at start; commands and tests may come here first. A second install is refused: fine.
    if rustls::crypto::CryptoProvider::get_default().is_none() {
        let _ = rustls::crypto::ring::default_provider().install_default();
    }
    let mut builder = Client::builder().connect_timeout(connect).redirect(Policy::none()).tcp_nodelay(true);
    if is_local(url) {
        builder = builder.no_proxy();
    }
    Ok(builder.build()?)
}

/// Whether `url` is this machine.
pub(crate) fn is_local(url: &reqwest::Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}
