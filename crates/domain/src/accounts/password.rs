//! Passwords: judged by zxcvbn, kept as argon2id, compared at the same cost whether or not there is anything to
//! compare with.
//!
//! Hashing takes 19 MB and tens of milliseconds by design. It runs beside the runtime's own threads and only as many
//! at once as there are cores, so that a crowd at the door costs waiting and not memory.

use crate::Outcome;
use anyhow::{Context, anyhow};
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use contract::Refusal;
use std::sync::Arc;
use tokio::sync::Semaphore;
use zxcvbn::{Score, zxcvbn};

/// Longer ones are refused: nobody types them, and each byte is hashed.
const LONGEST: usize = 200;
const SHORTEST: usize = 8;

/// Stands in where a name is unknown, so that both cases do the same work. Nobody knows a password for it.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGtub3dzIGl0$3dTBGvHXBWYjLFBxRcQzJmhWtVRWhvRLPpjhoYkhVKY";

/// Hashes and verifies. Cheap to clone.
#[derive(Clone)]
pub(super) struct Passwords {
    places: Arc<Semaphore>,
}

impl Passwords {
    pub(super) fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self { places: Arc::new(Semaphore::new(cores)) }
    }

    /// The string to store for a password.
    pub(super) async fn hash(&self, password: &str) -> Outcome<String> {
        let password = password.to_owned();
        self.beside(move || {
            let hash = Argon2::default().hash_password(password.as_bytes());
            hash.map(|hash| hash.to_string()).map_err(|error| anyhow!("hashing a password: {error}"))
        })
        .await
    }

    /// Whether the password is the one that was stored. `None` or an empty string (an account without a password)
    /// costs as much and is never right.
    pub(super) async fn verify(&self, password: &str, stored: Option<&str>) -> Outcome<bool> {
        let (stored, real) = match stored {
            Some(stored) if !stored.is_empty() => (stored.to_owned(), true),
            _ => (NOBODY.to_owned(), false),
        };
        let password: String = password.chars().take(LONGEST + 1).collect();
        self.beside(move || {
            let hash = PasswordHash::new(&stored).map_err(|error| anyhow!("a stored password hash: {error}"))?;
            Ok(Argon2::default().verify_password(password.as_bytes(), &hash).is_ok() && real)
        })
        .await
    }

    async fn beside<T: Send + 'static>(&self, work: impl FnOnce() -> anyhow::Result<T> + Send + 'static) -> Outcome<T> {
        let place = self.places.clone().acquire_owned().await.context("the places for hashing are closed")?;
        let done = tokio::task::spawn_blocking(move || {
            let _place = place;
            work()
        });
        Ok(done.await.context("hashing was broken off")??)
    }
}

/// Checks that a new password is worth having. `field` is the form's field; `name` must not be what makes it up.
pub(super) fn check(password: &str, field: &str, name: &str) -> Result<(), Refusal> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(Refusal::invalid(field, format!("A password has at least {SHORTEST} characters."))
            .with_hint("Choose a longer one."));
    }
    if length > LONGEST {
        return Err(Refusal::invalid(field, format!("A password has at most {LONGEST} characters."))
            .with_hint("Choose a shorter one."));
    }
    // The judge's time grows with the square of the length, and a hundred characters say enough.
    let judged: String = password.chars().take(100).collect();
    let verdict = zxcvbn(&judged, &[name, "lectern"]);
    if verdict.score() >= Score::Three {
        return Ok(());
    }
    let mut say = String::from("This password is too easy to guess.");
    if let Some(warning) = verdict.feedback().and_then(|feedback| feedback.warning()) {
        say.push_str(&format!(" {warning}"));
    }
    let advice = verdict.feedback().and_then(|feedback| feedback.suggestions().first());
    let hint = advice.map_or_else(|| "Choose another one, of several words.".into(), ToString::to_string);
    Err(Refusal::invalid(field, say).with_hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_password_itself_is_right() {
        let passwords = Passwords::new();
        let stored = passwords.hash("correct horse battery").await.expect("hashes");
        assert!(stored.starts_with("$argon2id$v=19$"));
        assert!(passwords.verify("correct horse battery", Some(&stored)).await.expect("verifies"));
        for wrong in ["", "correct horse batter", "Correct horse battery", "correct horse battery "] {
            assert!(!passwords.verify(wrong, Some(&stored)).await.expect("verifies"), "{wrong}");
        }
    }

    #[tokio::test]
    async fn nobody_is_compared_at_the_cost_of_somebody() {
        let passwords = Passwords::new();
        let stored = passwords.hash("correct horse battery").await.expect("hashes");
        let real = PasswordHash::new(&stored).expect("parses");
        let nobody = PasswordHash::new(NOBODY).expect("parses");
        assert_eq!(real.algorithm, nobody.algorithm);
        assert_eq!(real.version, nobody.version);
        assert_eq!(real.params.to_string(), nobody.params.to_string());
        assert_eq!(real.hash.map(|it| it.len()), nobody.hash.map(|it| it.len()));
        assert!(!passwords.verify("anything", None).await.expect("verifies"));
        assert!(!passwords.verify("", Some("")).await.expect("verifies"));
    }

    #[test]
    fn weak_passwords_are_refused_with_advice() {
        for weak in ["", "short", "password", "aaaaaaaaaaaa", "12345678", "qwertyuiop", "ada-ada-ada"] {
            let refusal = check(weak, "password", "ada-ada").expect_err(weak);
            assert!(matches!(&refusal, Refusal::Invalid { field, .. } if field == "password"), "{weak}");
        }
        assert!(check(&"x".repeat(201), "password", "ada").is_err());
    }

    #[test]
    fn strong_passwords_need_no_symbols() {
        for strong in ["correct horse battery", "mülleimer tanzt rückwärts", "u8-Kd0f.qQ7"] {
            assert!(check(strong, "password", "ada").is_ok(), "{strong}");
        }
    }
}
