//! Which language the fixed words of what is made are in.

use crate::{Outcome, Tools, accounts::Accounts};
use contract::AccountId;

/// Two letters: of the text that it is made from where its language is known (an ISO 639-3 code), else of what its
/// person has chosen for the pages, else English.
pub(crate) async fn of_made(tools: &Tools, account: AccountId, text: Option<&str>) -> Outcome<String> {
    Ok(match text {
        Some(code) => of_text(code).into(),
        None => of_person(Accounts::language(tools, account).await?.as_deref()),
    })
}

fn of_text(code: &str) -> &'static str {
    match code {
        "deu" => "de",
        "fra" => "fr",
        "spa" => "es",
        "ita" => "it",
        "por" => "pt",
        "nld" => "nl",
        "pol" => "pl",
        "rus" => "ru",
        "ara" => "ar",
        "heb" => "he",
        _ => "en",
    }
}

/// Of a BCP 47 tag.
fn of_person(tag: Option<&str>) -> String {
    let first = tag.and_then(|tag| tag.split('-').next()).filter(|first| first.len() == 2);
    first.map_or_else(|| "en".into(), str::to_ascii_lowercase)
}

#[cfg(test)]
mod tests {
    use super::{of_person, of_text};

    #[test]
    fn a_language_is_told_in_two_letters_and_is_english_where_it_is_not_known() {
        assert_eq!([of_text("deu"), of_text("fra"), of_text("jpn")], ["de", "fr", "en"]);
        assert_eq!([Some("de-AT"), Some("en"), Some("tlh"), None].map(of_person), ["de", "en", "en", "en"]);
    }
}
