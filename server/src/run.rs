//! Running until told to stop: pages, work, or both. A stop is a promise kept in bounded time: nothing new is taken,
//! open streams end, what was begun is finished or put back, and then the process ends.

use crate::built::Built;
use crate::config::Config;
use crate::connections::{self, Patience};
use crate::middleware::limits::Limiters;
use crate::routes::metrics::Meters;
use crate::site::Site;
use crate::wiring::{self, Tuning, Wired};
use anyhow::Context;
use leptos::config::{Env, LeptosOptions};
use std::io::Write;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

/// So long may a visitor take for the head of a request: long for a person on a bad line, short for an attack.
const HEAD: Duration = Duration::from_secs(20);

/// What this process does.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    /// Answers browsers.
    pub pages: bool,
    /// Runs jobs.
    pub work: bool,
}

/// Runs until the system says that it is enough (SIGTERM, SIGINT). A second signal ends it at once.
pub async fn until_told(config: Arc<Config>, parts: Parts) -> anyhow::Result<()> {
    let stop = CancellationToken::new();
    tokio::spawn(listen_for_signals(stop.clone())?);
    let wired = wiring::wire(config.clone(), Tuning::default()).await?;
    let runner = domain::jobs::runner(wired.services.clone(), config.limits.workers);
    let work = parts.work.then(|| {
        let stop = stop.clone();
        tokio::spawn(async move { runner.run(stop).await })
    });
    if parts.pages {
        let listener = TcpListener::bind(config.http.address)
            .await
            .with_context(|| format!("{} cannot be listened on", config.http.address))?;
        let router = crate::router::router(site(&wired, &config, stop.clone())?)?;
        announce(listener.local_addr()?);
        let patience = Patience { head: HEAD, stop: Duration::from_secs(config.http.stop_seconds) };
        connections::serve(listener, router, stop.clone(), patience).await?;
    } else {
        tracing::info!("working");
        stop.cancelled().await;
    }
    if let Some(work) = work {
        work.await.context("the work broke off")?;
    }
    tracing::info!("stopped");
    Ok(())
}

/// The one line on standard output: where a person, or a program that started this one, finds the pages.
fn announce(address: SocketAddr) {
    tracing::info!(http.address = %address, "listening");
    // A reader that went away is no reason not to serve.
    let _gone = writeln!(std::io::stdout().lock(), "Lectern is at http://{address}");
}

/// What the router needs, from what was wired.
pub fn site(wired: &Wired, config: &Arc<Config>, stopping: CancellationToken) -> anyhow::Result<Site> {
    let env = if config.http.reload_port.is_some() { Env::DEV } else { Env::PROD };
    let built = Built::of(&config.http.site);
    let leptos = LeptosOptions::builder()
        .output_name("lectern")
        .site_root(config.http.site.display().to_string())
        .site_pkg_dir(built.page.folder.clone())
        .site_addr(config.http.address)
        .reload_port(config.http.reload_port.unwrap_or(3001))
        .env(env)
        .build();
    Ok(Site {
        services: wired.services.clone(),
        store: wired.store.clone(),
        config: config.clone(),
        leptos,
        built,
        limiters: Arc::new(Limiters::new(&config.http)),
        meters: Meters::of_process()?,
        stopping,
    })
}

fn listen_for_signals(stop: CancellationToken) -> anyhow::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate()).context("SIGTERM cannot be heard")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("SIGINT cannot be heard")?;
    Ok(async move {
        let mut told = false;
        loop {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            if told {
                tracing::warn!("told twice: ending at once");
                std::process::exit(1);
            }
            told = true;
            tracing::info!("stopping");
            stop.cancel();
        }
    })
}
