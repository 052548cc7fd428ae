//! How the server is reached.

use super::reader::{Reader, Setting};
use super::values::Network;
use serde_json::{Value, json};
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

/// When the session's cookie is marked for TLS only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookies {
    /// Where the request came over TLS, as a trusted proxy says.
    Auto,
    Always,
}

impl Setting for Cookies {
    fn from_words(words: &[String]) -> Result<Self, String> {
        match words {
            [word] if word == "auto" => Ok(Self::Auto),
            [word] if word == "always" => Ok(Self::Always),
            _ => Err("“auto” or “always”".into()),
        }
    }
    fn to_json(&self) -> Value {
        json!(match self {
            Self::Auto => "auto",
            Self::Always => "always",
        })
    }
}

/// How the server is reached.
#[derive(Clone, Debug)]
pub struct Http {
    pub address: SocketAddr,
    pub secure_cookies: Cookies,
    pub trusted_proxies: Vec<Network>,
    pub trusted_origins: Vec<String>,
    pub metrics_from: Vec<Network>,
    /// Where css, wasm, scripts and icons are.
    pub site: PathBuf,
    /// `Some(port)` while `cargo leptos watch` reloads pages.
    pub reload_port: Option<u32>,
    /// Seconds a request may take before it is given up; streams and uploads are not counted.
    pub seconds: u64,
    /// Seconds that open requests get when the server stops.
    pub stop_seconds: u64,
    /// Requests that one address may make in a minute.
    pub per_minute: u64,
    /// Sign-ins and registrations that one address may try in a minute.
    pub sign_ins_per_minute: u64,
}

impl Http {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let leptos_address = reader.sources().said("LEPTOS_SITE_ADDR").and_then(|said| said.parse().ok());
        let here = SocketAddr::from(([127, 0, 0, 1], 3000));
        let loopback = || ["127.0.0.0/8", "::1/128"].iter().filter_map(|net| net.parse().ok()).collect();
        let address = reader.take(
            "http.address",
            "The address and port to listen on. 0.0.0.0:3000 is reachable from other machines.",
            leptos_address.unwrap_or(here),
        );
        let secure_cookies = reader.take(
            "http.secure_cookies",
            "“auto” keeps the session's cookie to TLS where a trusted proxy says that TLS is used; “always” always.",
            Cookies::Auto,
        );
        let trusted_proxies = reader.take(
            "http.trusted_proxies",
            "Addresses or networks of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.",
            Vec::new(),
        );
        let trusted_origins: Vec<String> = reader.take(
            "http.trusted_origins",
            "Other origins whose pages may change things here, like https://study.example.org. Rarely needed.",
            Vec::new(),
        );
        let wrong: Vec<_> = trusted_origins
            .iter()
            .filter(|origin| tower_http::csrf::CsrfLayer::new().add_trusted_origin(origin).is_err())
            .cloned()
            .collect();
        for origin in wrong {
            reader.wrong(format!("http.trusted_origins has {origin:?}; an origin looks like https://host."));
        }
        let metrics_from = reader.take(
            "http.metrics_from",
            "Addresses or networks that may read /metrics, and the sentences of /ready.",
            loopback(),
        );
        let said = reader.sources().said("LECTERN_SITE").or(reader.sources().said("LEPTOS_SITE_ROOT"));
        let found = said.map_or_else(|| find_site(&reader.sources().home()), PathBuf::from);
        let site =
            reader.take("http.site", "The folder with the built pages' files (css, wasm, scripts, icons).", found);
        let watched = reader.sources().said("LEPTOS_WATCH").is_some();
        let port = reader.sources().said("LEPTOS_RELOAD_PORT").and_then(|said| said.parse().ok()).unwrap_or(3001);
        Self {
            address,
            secure_cookies,
            trusted_proxies,
            trusted_origins,
            metrics_from,
            site,
            reload_port: watched.then_some(port),
            seconds: reader.number("http.seconds", "Seconds a request may take.", 60, (1, 3_600)),
            stop_seconds: reader.number("http.stop_seconds", "Seconds open requests get when it stops.", 10, (0, 600)),
            per_minute: reader.number(
                "http.per_minute",
                "Requests that one address may make in a minute, with as many at once.",
                3_000,
                (10, 10_000_000),
            ),
            sign_ins_per_minute: reader.number(
                "http.sign_ins_per_minute",
                "Sign-ins and registrations that one address may try in a minute, with as many at once.",
                20,
                (1, 1_000_000),
            ),
        }
    }

    /// Whether this visitor may read the figures and what is said about the machine.
    pub fn shows_figures_to(&self, address: Option<IpAddr>) -> bool {
        address.is_some_and(|address| self.metrics_from.iter().any(|network| network.holds(address)))
    }
}

/// Looks for the built files where they are after a build or an installation: beside the program, or in the
/// build's folder, or where the scripts put them.
fn find_site(home: &Path) -> PathBuf {
    let beside = std::env::current_exe().ok().and_then(|program| program.parent().map(Path::to_owned));
    let mut places: Vec<PathBuf> = Vec::new();
    if let Some(folder) = beside {
        places.push(folder.join("site"));
        places.push(folder.join("../site"));
        places.push(folder.join("../share/lectern/site"));
    }
    places.push(PathBuf::from("target/site"));
    places.push(home.join(".cache/lectern/site"));
    let found = places.iter().find(|place| place.join("pkg").is_dir());
    found.cloned().unwrap_or_else(|| PathBuf::from("target/site"))
}
