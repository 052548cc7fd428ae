//! Pages that a route answers with where no page of the app is asked for: what a browser without scripts is told of a
//! refused form or a wrong address. Server only.
//!
//! They have the app's face and language, and nothing in them runs.

use crate::i18n::*;
use crate::request::THEME_COOKIE;
use crate::said;
use crate::ui::{Mark, refusal_hint, refusal_say};
use axum::http::HeaderMap;
use contract::{Refusal, Uploaded};
use leptos::prelude::*;

/// How such a page has to look, as far as a request tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plain {
    languages: Option<String>,
    theme: Option<&'static str>,
}

impl Plain {
    /// By the cookies and languages of a request.
    pub fn of(headers: &HeaderMap) -> Self {
        let cookies = axum_extra::extract::CookieJar::from_headers(headers);
        let chosen = cookies.get(THEME_COOKIE).map(|cookie| cookie.value());
        let theme = ["light", "dark"].into_iter().find(|theme| chosen == Some(theme));
        Self { languages: said::languages(headers), theme }
    }

    /// What `said` carries, in the language of the asker.
    pub fn told<T: said::Said>(&self, said: T) -> T {
        said::in_language(self.languages.as_deref(), said)
    }

    /// What was refused, and the way back.
    pub fn refusal(&self, refusal: Refusal) -> String {
        let locale = self.locale();
        let refusal = self.told(refusal);
        let hint = refusal_hint(locale, &refusal);
        let (href, way) = match refusal {
            Refusal::SignedOut => ("/sign-in", td_string!(locale, shell.sign_in)),
            _ => ("/", td_string!(locale, shell.to_today)),
        };
        let more = (!hint.is_empty()).then(|| view! { <p>{hint}</p> });
        self.page(&refusal_say(locale, &refusal), more, href, way)
    }

    /// Which of some files were not taken or cannot be read, and why; `back` is where the others went.
    pub fn not_taken(&self, uploaded: Vec<Uploaded>, back: &str) -> String {
        let locale = self.locale();
        let taken = uploaded.iter().filter(|one| one.refusal.is_none() || one.is_unread()).count();
        let heading = if taken == uploaded.len() {
            td_string!(locale, ui.plain.not_read)
        } else {
            td_string!(locale, ui.plain.not_taken)
        };
        let lines: Vec<_> = self
            .told(uploaded)
            .into_iter()
            .filter_map(|one| Some((one.is_unread(), one.file_name, one.refusal?)))
            .map(|(unread, name, refusal)| {
                let kept = if unread { td_string!(locale, today.kept) } else { "" };
                let said = format!("{} {} {kept}", refusal_say(locale, &refusal), refusal_hint(locale, &refusal));
                view! { <li><strong>{name}</strong><br />{said.trim_end().to_owned()}</li> }
            })
            .collect();
        let body = view! {
            <ul>{lines}</ul>
            <p>{td_string!(locale, ui.plain.taken, count = taken)}</p>
        };
        self.page(heading, body, back, td_string!(locale, ui.plain.to_library))
    }

    fn locale(&self) -> Locale {
        said::locale(self.languages.as_deref().unwrap_or_default())
    }

    fn page(&self, heading: &str, body: impl IntoView + 'static, href: &str, way: &str) -> String {
        let document = view! {
            <html lang=self.locale().as_str() data-theme=self.theme>
                <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1" />
                    <meta name="color-scheme" content=self.theme.unwrap_or("light dark") />
                    <title>{format!("{heading} · Lectern")}</title>
                    <link rel="stylesheet" href="/pkg/lectern.css" />
                    <link rel="icon" href="/icons/lectern.svg" r#type="image/svg+xml" />
                </head>
                <body>
                    <main class="gate" id="content">
                        <div class="gate-card">
                            <p class="gate-brand"><Mark /> "Lectern"</p>
                            <h1>{heading.to_owned()}</h1>
                            {body.into_any()}
                            <p><a class="button" href=href.to_owned()>{way.to_owned()}</a></p>
                        </div>
                    </main>
                </body>
            </html>
        };
        // Nothing of it changes afterwards: what keeps track of changes goes with it.
        Owner::new().with(|| format!("<!DOCTYPE html>{}", document.to_html()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(headers: &[(&'static str, &'static str)]) -> Plain {
        let headers = headers.iter().map(|(name, value)| (name.parse().expect("a name"), value.parse().expect("text")));
        Plain::of(&headers.collect())
    }

    #[test]
    fn a_refused_form_is_told_in_the_language_and_the_theme_of_the_asker() {
        let refusal = || Refusal::invalid("file", "Choose at least one file.");
        let page = asked(&[]).refusal(refusal());
        assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\">"), "{page}");
        assert!(page.contains("<h1>Choose at least one file.</h1>"), "{page}");
        let page = asked(&[("accept-language", "de"), ("cookie", "lectern_theme=dark")]).refusal(refusal());
        assert!(page.contains("<html lang=\"de\" data-theme=\"dark\">"), "{page}");
        assert!(page.contains("<h1>Wähle mindestens eine Datei.</h1>"), "{page}");
    }

    #[test]
    fn names_of_files_that_were_not_taken_are_words_and_nothing_else() {
        let uploaded =
            |name: &str, refusal| Uploaded { file_name: name.into(), material: None, duplicate: false, refusal };
        let refused = uploaded("<b onload=x>.pdf", Some(Refusal::Missing));
        let page = asked(&[]).not_taken(vec![refused, uploaded("good.pdf", None)], "/library?subject=1");
        assert!(page.contains("<strong>&lt;b onload=x&gt;.pdf</strong>"), "{page}");
        assert!(page.contains("Files taken: 1.") && page.contains("href=\"/library?subject=1\""), "{page}");
        assert!(!page.contains("good.pdf"), "only what was not taken is told: {page}");
    }
}
