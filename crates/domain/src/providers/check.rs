//! What a form says about a provider, checked and completed.

use crate::Outcome;
use contract::{EXTRACTIVE, ProviderForm, ProviderKind, Refusal};
use models::Kind;
use secrecy::SecretString;
use url::Url;

const LONGEST_NAME: usize = 60;
const LONGEST_ADDRESS: usize = 500;
const LONGEST_MODEL: usize = 200;
const LONGEST_KEY: usize = 500;
/// Seconds.
const PATIENCE: std::ops::RangeInclusive<u32> = 5..=600;
const USUAL_PATIENCE: u32 = 90;

/// A form that is right.
#[derive(Debug)]
pub(super) struct Checked {
    pub name: String,
    pub kind: ProviderKind,
    pub address: String,
    pub model: String,
    pub key: Option<SecretString>,
    pub patience: i32,
}

/// Checks the form. Whether the address may be reached is asked by whoever goes there.
pub(super) fn form(form: &ProviderForm) -> Outcome<Checked> {
    let model = line("model", &form.model, LONGEST_MODEL, "A model's name")?;
    let address = address(form)?;
    let name = line("name", &form.name, LONGEST_NAME, "A name")?;
    let name = match (name.is_empty(), model.is_empty()) {
        (false, _) => name,
        (true, false) => model.chars().take(LONGEST_NAME).collect(),
        (true, true) => address.host_str().unwrap_or_default().chars().take(LONGEST_NAME).collect(),
    };
    if name.to_lowercase() == EXTRACTIVE {
        return Err(
            Refusal::invalid("name", "This name is taken by the answers that quote. Choose another one.").into()
        );
    }
    let patience = match form.patience.trim() {
        "" => USUAL_PATIENCE,
        said => said.parse().unwrap_or_default(),
    };
    if !PATIENCE.contains(&patience) {
        return Err(Refusal::invalid("patience", "Patience is a whole number of seconds, from 5 to 600.").into());
    }
    let address = address.as_str().trim_end_matches('/').to_owned();
    Ok(Checked { name, kind: form.kind, address, model, key: key(&form.key)?, patience: patience as i32 })
}

fn address(form: &ProviderForm) -> Outcome<Url> {
    let wrong = |say: &str| Err(Refusal::invalid("address", say).into());
    let said = form.address.trim();
    let said = if said.is_empty() { kind(form.kind).usual_address() } else { said };
    if said.is_empty() {
        return wrong("Enter the address of the model's server, like https://models.example.org/v1.");
    }
    let Ok(url) = Url::parse(said) else {
        return wrong("This is not an address. It looks like https://models.example.org/v1.");
    };
    match () {
        () if said.len() > LONGEST_ADDRESS => wrong("This address is too long."),
        () if !matches!(url.scheme(), "http" | "https") => wrong("The address must begin with https:// or http://."),
        () if !url.username().is_empty() || url.password().is_some() => {
            wrong("Leave name and password out of the address. The key has a field of its own.")
        }
        () if url.query().is_some() || url.fragment().is_some() => wrong("Leave out what follows “?” or “#”."),
        () => Ok(url),
    }
}

fn line(field: &str, text: &str, most: usize, what: &str) -> Outcome<String> {
    let text = text.trim();
    if text.chars().count() > most || text.chars().any(char::is_control) {
        return Err(Refusal::invalid(field, format!("{what} is one line of at most {most} characters.")).into());
    }
    Ok(text.to_owned())
}

fn key(text: &str) -> Outcome<Option<SecretString>> {
    let text = text.trim();
    if text.len() > LONGEST_KEY || !text.chars().all(|one| one.is_ascii_graphic()) {
        return Err(Refusal::invalid("key", "A key has letters, digits and signs, without spaces between them.").into());
    }
    Ok((!text.is_empty()).then(|| text.to_owned().into()))
}

/// The kind in the words of the models.
pub(super) fn kind(kind: ProviderKind) -> Kind {
    match kind {
        ProviderKind::Openai => Kind::OpenAi,
        ProviderKind::Ollama => Kind::Ollama,
        ProviderKind::Gemini => Kind::Gemini,
        ProviderKind::HuggingFace => Kind::HuggingFace,
    }
}
