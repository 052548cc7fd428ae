//! The document around the app, as it is sent. Server only.

use crate::{App, request};
use contract::Theme;
use leptos::{config::LeptosOptions, prelude::*};
use leptos_meta::MetaTags;

/// The page from `<!DOCTYPE>` on. The theme is known here, before the first byte, so that nothing flashes.
pub fn document(options: LeptosOptions) -> impl IntoView {
    let theme = match request::theme() {
        Theme::System => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    };
    // Before anything of the page is loaded: what happens from here on is told by the live line.
    let seen = request::asking().map(|actor| request::services().jobs.last_event(&actor).to_string());
    let style = format!("/{}/{}.css", options.site_pkg_dir, options.output_name);
    let parts = format!("/{}/__wasm_split.______________________.js", options.site_pkg_dir);
    view! {
        <!DOCTYPE html>
        <html data-theme=theme data-live=seen>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
                <meta name="color-scheme" content=theme.unwrap_or("light dark") />
                <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbfaf7" />
                <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#111418" />
                <meta name="description" content="Lectern: read, ask, and find the page again." />
                <link rel="preload" href="/fonts/inter-latin.woff2" r#as="font" r#type="font/woff2" crossorigin="" />
                <link rel="stylesheet" href=style />
                <link rel="modulepreload" href=parts nonce=leptos::nonce::use_nonce() />
                <link rel="icon" href="/icons/lectern.svg" r#type="image/svg+xml" />
                <link rel="apple-touch-icon" href="/icons/lectern-192.png" />
                <link rel="manifest" href="/manifest.webmanifest" />
                <script defer nonce=leptos::nonce::use_nonce() src="/register-worker.js"></script>
                <AutoReload options=options.clone() />
                <HydrationScripts options />
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}
