//! What the domain says to people, in their language. Server only: it is put in before an answer leaves.
//!
//! The domain writes English and knows of no language. `locales/de/said.json` has the German twin of each of its
//! sentences, `{}` for what is filled in; `cargo xtask tidy` names those that have none. They are shown in English.

mod catalogue;
mod views;

use crate::i18n::Locale;
use axum::http::{HeaderMap, header};
use catalogue::Catalogue;
use std::sync::LazyLock;
pub use views::Said;

static GERMAN: LazyLock<Option<Catalogue>> = LazyLock::new(|| {
    let written = serde_json::from_str(include_str!("../../locales/de/said.json"));
    if let Err(error) = &written {
        tracing::error!(error = %error, "the German sentences cannot be read");
    }
    written.ok().map(Catalogue::new)
});

/// What `said` carries, in the best of these languages, which are written as `Accept-Language` has them.
pub fn in_language<T: Said>(languages: Option<&str>, mut said: T) -> T {
    if locale(languages.unwrap_or_default()) == Locale::de
        && let Some(catalogue) = &*GERMAN
    {
        said.put(catalogue);
    }
    said
}

/// The languages of whoever sent these headers, best first: what the person chose, else what their program asks for.
pub fn languages(headers: &HeaderMap) -> Option<String> {
    let cookies = axum_extra::extract::CookieJar::from_headers(headers);
    let chosen = cookies.get(crate::request::LANGUAGE_COOKIE).map(|cookie| cookie.value().to_owned());
    // Without blanks, which not every reader of such a list knows.
    chosen.or_else(|| Some(headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?.replace(' ', "")))
}

/// The same that the page's own words are in.
pub(crate) fn locale(languages: &str) -> Locale {
    let asked: Vec<_> = languages.split(',').map(|one| one.split(';').next().unwrap_or_default()).collect();
    leptos_i18n::Locale::find_locale(&asked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::Refusal;

    fn told(languages: &str, refusal: Refusal) -> (String, String) {
        let refusal = in_language(Some(languages), refusal);
        (refusal.say(), refusal.hint())
    }

    #[test]
    fn a_refusal_is_said_in_the_language_that_the_page_is_in() {
        let refusal = || Refusal::invalid("name", "A name has 2 to 40 characters.").with_hint("Choose another name.");
        assert_eq!(told("de-AT,de;q=0.9,en;q=0.8", refusal()).0, "Ein Name hat 2 bis 40 Zeichen.");
        for english in ["en", "en-GB,de;q=0.5", "fr", "", "*"] {
            assert_eq!(told(english, refusal()), (refusal().say(), refusal().hint()), "{english}");
        }
    }

    #[test]
    fn what_has_no_twin_stays_english_and_nothing_else_of_a_refusal_changes() {
        let refusal = Refusal::invalid("name", "Nobody wrote this sentence.");
        assert_eq!(in_language(Some("de"), refusal.clone()), refusal);
        assert_eq!(in_language(Some("de"), Refusal::Missing), Refusal::Missing);
    }

    #[test]
    fn a_chosen_language_goes_before_what_the_browser_asks_for() {
        let mut headers = HeaderMap::new();
        assert_eq!(languages(&headers), None);
        headers.insert(header::ACCEPT_LANGUAGE, "de-DE, de;q=0.9".parse().expect("a header"));
        assert_eq!(languages(&headers).as_deref(), Some("de-DE,de;q=0.9"));
        headers.insert(header::COOKIE, "lectern_language=en; other=1".parse().expect("a header"));
        assert_eq!(languages(&headers).as_deref(), Some("en"));
    }
}
