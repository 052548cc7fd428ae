//! What an account may be called: 2 to 40 letters, digits, dots, underscores or hyphens of any script.
//!
//! Two names that look alike to Unicode (compatibility forms, case) are the same name; look-alikes across scripts
//! are not told apart.

use contract::Refusal;
use unicode_normalization::UnicodeNormalization;

/// A name that may be used.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// As it is shown.
    pub shown: String,
    /// As it is looked up and compared.
    pub key: String,
}

/// The form in which a typed name is looked up; holds for names that could not be registered, too.
pub(super) fn key(typed: &str) -> String {
    typed.trim().nfkc().collect::<String>().to_lowercase().nfkc().collect()
}

/// Checks a name that somebody wants to register.
pub(super) fn check(typed: &str) -> Result<Name, Refusal> {
    let shown: String = typed.trim().nfkc().collect();
    let length = shown.chars().count();
    if !(2..=40).contains(&length) {
        return Err(Refusal::invalid("name", "A name has 2 to 40 characters.").with_hint("Choose another name."));
    }
    if let Some(strange) = shown.chars().find(|c| !(c.is_alphanumeric() || matches!(c, '.' | '_' | '-'))) {
        let what = if strange.is_whitespace() { "a space".to_owned() } else { format!("“{strange}”") };
        return Err(Refusal::invalid(
            "name",
            format!("A name has only letters, digits, dots, hyphens and underscores, so {what} does not fit."),
        )
        .with_hint("Choose another name."));
    }
    let key = key(&shown);
    Ok(Name { shown, key })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_any_script_are_taken() {
        for name in ["Ada", "bo", "Żółć_1", "李小龙", "a.b-c_d", &"x".repeat(40)] {
            assert!(check(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn names_that_do_not_fit_are_refused_with_a_sentence() {
        for name in ["", "a", " a ", &"x".repeat(41), "two words", "<b>", "a/b", "tab\there", "zero\u{200b}width"] {
            let refusal = check(name).expect_err(name);
            assert!(matches!(&refusal, Refusal::Invalid { field, .. } if field == "name"));
            assert!(refusal.say().ends_with('.'));
        }
    }

    #[test]
    fn the_same_name_in_other_clothes_has_the_same_key() {
        let ada = check("Ada").expect("fits").key;
        for other in ["ADA", "ada", " aDa ", "Ada"] {
            assert_eq!(key(other), ada, "{other}");
        }
        assert_eq!(key("STRASSE"), "strasse");
        assert_eq!(key("Å"), key("Å"));
    }
}
