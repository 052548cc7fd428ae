//! A server for one test, and a browser for it.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use models::embed::ScriptedEmbedder;
use server::config::{Config, Sources};
use server::wiring::{self, Tuning, Wired};
use server::{router, run};
use std::net::SocketAddr;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

/// A password that the judge lets pass.
pub const PASSWORD: &str = "correct horse battery";

pub struct Started {
    pub router: Router,
    pub wired: Wired,
    pub stop: CancellationToken,
    pub folder: tempfile::TempDir,
}

/// What came back.
#[derive(Debug)]
pub struct Seen {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Seen {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// What a server function refused with.
    pub fn refusal(&self) -> contract::Refusal {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

impl Started {
    /// With every setting as it is usually.
    pub async fn new() -> Self {
        Self::with(&[]).await
    }

    /// With some settings said.
    pub async fn with(settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let site = folder.path().join("site");
        std::fs::create_dir_all(site.join("pkg")).expect("a folder");
        std::fs::write(site.join("pkg/lectern.css"), "body { color: black }").expect("writes");
        std::fs::write(site.join("robots.txt"), "User-agent: *\nDisallow: /\n").expect("writes");
        let mut sources = Sources { data: Some(folder.path().join("data")), ..Sources::default() };
        sources.flags.insert("http.site".into(), site.display().to_string());
        sources.flags.insert("models.ollama".into(), "false".into());
        for (key, value) in settings {
            sources.flags.insert((*key).into(), (*value).into());
        }
        let config = Arc::new(Config::read(sources).expect("a good configuration"));
        let tuning = Tuning {
            embedder: Some(Arc::new(ScriptedEmbedder::new(16))),
            // The running program is the test.
            reader: Some(env!("CARGO_BIN_EXE_lectern").into()),
            ..Tuning::default()
        };
        let wired = wiring::wire(config.clone(), tuning).await.expect("wires");
        let stop = CancellationToken::new();
        let site = run::site(&wired, &config, stop.clone()).expect("a site");
        Self { router: router::router(site).expect("a router"), wired, stop, folder }
    }

    /// A browser that has not been here.
    pub fn browser(&self) -> Browser<'_> {
        Browser { started: self, cookie: None, address: ([127, 0, 0, 1], 40_000).into(), agent: "a test".into() }
    }

    /// A browser in which somebody has just registered.
    pub async fn registered(&self, name: &str) -> Browser<'_> {
        let mut browser = self.browser();
        let seen = browser.post("/api/accounts/register", &[("name", name), ("password", PASSWORD)]).await;
        assert!(seen.status.is_success() || seen.status.is_redirection(), "{seen:?}");
        browser
    }

    /// Any request at all.
    pub async fn send(&self, request: Request<Body>) -> Seen {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 32 << 20).await.expect("a whole answer");
        Seen { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }
}

/// Keeps its cookie, as browsers do.
#[derive(Clone)]
pub struct Browser<'a> {
    started: &'a Started,
    pub cookie: Option<String>,
    pub address: SocketAddr,
    pub agent: String,
}

impl Browser<'_> {
    pub async fn get(&mut self, path: &str) -> Seen {
        self.ask(Method::GET, path, &[], Body::empty()).await
    }

    /// Opens a page, as a person does.
    pub async fn page(&mut self, path: &str) -> Seen {
        let path = path.strip_prefix("http://lectern.test").unwrap_or(path);
        self.ask(Method::GET, path, &[("accept", "text/html")], Body::empty()).await
    }

    /// Posts a form, as the pages' own code does.
    pub async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Seen {
        let kind = ("content-type", "application/x-www-form-urlencoded");
        self.ask(Method::POST, path, &[kind], Body::from(encode(form))).await
    }

    /// Posts a form, as a browser without script does.
    pub async fn submit(&mut self, page: &str, path: &str, form: &[(&str, &str)]) -> Seen {
        let page = format!("http://lectern.test{page}");
        let headers = [
            (CONTENT_TYPE.as_str(), "application/x-www-form-urlencoded"),
            ("accept", "text/html,application/xhtml+xml"),
            ("referer", &page),
            ("sec-fetch-site", "same-origin"),
        ];
        self.ask(Method::POST, path, &headers, Body::from(encode(form))).await
    }

    pub async fn ask(&mut self, method: Method, path: &str, headers: &[(&str, &str)], body: Body) -> Seen {
        let mut request = Request::builder().method(method).uri(path).header(HOST, "lectern.test");
        request = request.header("user-agent", &self.agent).extension(ConnectInfo(self.address));
        if let Some(cookie) = &self.cookie {
            request = request.header(COOKIE, cookie);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let seen = self.started.send(request.body(body).expect("a request")).await;
        for set in seen.headers.get_all(SET_COOKIE) {
            let pair = set.to_str().expect("text").split(';').next().unwrap_or_default().to_owned();
            if pair.starts_with("lectern_session=") {
                self.cookie = Some(pair).filter(|pair| !pair.ends_with('='));
            }
        }
        seen
    }
}

/// A form's body.
pub fn encode(form: &[(&str, &str)]) -> String {
    let escape = |text: &str| {
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
                _ => format!("%{byte:02X}"),
            })
            .collect::<String>()
    };
    form.iter().map(|(name, value)| format!("{name}={}", escape(value))).collect::<Vec<_>>().join("&")
}

/// Where an answer leads to.
pub fn leads_to(seen: &Seen) -> &str {
    seen.header(LOCATION.as_str())
}
