//! Why a model did not do what it was asked, each in a sentence that a person can read, with what to do about it.
//!
//! One for every kind of model and every protocol. Carries no key and no provider's page: what a server sent beside its
//! refusal stays out, and the words inside a fault are ours, for the log.

use std::time::Duration;

/// Why a model did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelFault {
    /// Nothing listens at its address.
    #[error("The model's server cannot be reached.")]
    NoRoute,
    /// The address leads where a person's own provider may not be.
    #[error("This address leads into a private network, which this server does not reach for you.")]
    Private,
    /// Something answers there, but it does not speak the protocol.
    #[error("What answers at this address is not a server for models.")]
    NotAServer,
    /// The key was not taken.
    #[error("The model's server did not take the key.")]
    WrongKey,
    /// The server is there, the model is not.
    #[error("The model's server does not know this model.")]
    UnknownModel,
    /// Too many requests for now.
    #[error("The model's server has had enough requests for now.")]
    Quota {
        /// How long it asks to wait, when it says so.
        wait: Option<Duration>,
    },
    /// Nothing left to spend: waiting does not help.
    #[error("There is no credit left at the model's provider.")]
    Spent,
    /// What this server gives each person for a day is used up.
    #[error("The {limit} tokens that this server gives each person for a day are used up.")]
    UsedUp { limit: u64 },
    /// Its key was sealed under a master key that is gone.
    #[error("Its key cannot be opened any more.")]
    Locked,
    /// Nothing came for too long.
    #[error("The model took too long.")]
    TooSlow,
    /// More text than it can read at once.
    #[error("The question with its passages is too long for this model.")]
    TooLong,
    /// A larger file than it takes.
    #[error("This is larger than the model's server takes.")]
    TooLarge,
    /// It refused what it was sent; the words are for the log.
    #[error("The model's server cannot work with what it was sent.")]
    Refused(String),
    /// Its server has a fault of its own.
    #[error("The model's server failed.")]
    Failed { status: u16 },
    /// It broke off or sent what cannot be read; the words are for the log.
    #[error("The model's answer broke off.")]
    Broken(String),
}

impl ModelFault {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::NoRoute => "Check that it runs and that its address is right.".into(),
            Self::Private => "The person who runs this server can allow the network (models.allowed_networks), or offer the model to all.".into(),
            Self::NotAServer => {
                "Check the address. For OpenAI-compatible servers it mostly ends in /v1; a web page's address is not it."
                    .into()
            }
            Self::WrongKey => "Check that the key is whole, still valid and allowed to use this model.".into(),
            Self::UnknownModel => "Check the model's name: it is written as the server lists it.".into(),
            Self::Quota { wait: Some(wait) } => format!("Try again in {} seconds.", wait.as_secs().max(1)),
            Self::Quota { wait: None } => "Try again later.".into(),
            Self::Spent => "Add credit at the provider, or choose another model.".into(),
            Self::UsedUp { .. } => "They start anew at midnight (UTC). Models of your own are not limited.".into(),
            Self::Locked => "Enter the key again in the settings.".into(),
            Self::TooSlow => "Try again, choose a smaller model, or give it more patience.".into(),
            Self::TooLong => "Ask about fewer materials, or choose a model that reads more at once.".into(),
            Self::TooLarge => "Bring it in smaller parts, or use a server that takes larger files.".into(),
            Self::Refused(_) => "Choose a model that is made for this kind of work, or bring another format.".into(),
            Self::Failed { .. } => "Try again. If it stays so, its log says why.".into(),
            Self::Broken(_) => "Try again.".into(),
        }
    }

    /// Another try may do.
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::NoRoute | Self::Quota { .. } | Self::TooSlow | Self::Failed { .. } | Self::Broken(_))
    }

    /// How long the server asks to wait.
    pub fn wait(&self) -> Option<Duration> {
        match self {
            Self::Quota { wait } => *wait,
            _ => None,
        }
    }

    /// What the HTTP client says, without the address, which may hold what nobody should see.
    pub(crate) fn of(error: &reqwest::Error) -> Self {
        match error {
            error if fetch::Guard::refused(error) => Self::Private,
            error if error.is_connect() => Self::NoRoute,
            error if error.is_timeout() => Self::TooSlow,
            error if error.is_builder() => Self::Refused("a request that cannot be made".into()),
            _ => Self::Broken("the connection broke".into()),
        }
    }

    /// What a server means by a status and a body. `wait` is what it asks for by its headers.
    pub(crate) fn refused(status: u16, body: &str, wait: Option<Duration>) -> Self {
        let body = body.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| body.contains(word));
        let page = body.trim_start().starts_with('<');
        match status {
            _ if page && matches!(status, 200 | 400..=499) && !matches!(status, 401 | 402 | 403 | 408 | 413 | 429) => {
                Self::NotAServer
            }
            _ if says(&CONTEXT) => Self::TooLong,
            401 | 403 => Self::WrongKey,
            400 | 422 if says(&["api key not valid", "api_key_invalid", "invalid api key", "incorrect api key"]) => {
                Self::WrongKey
            }
            402 => Self::Spent,
            429 if says(&["insufficient_quota", "exceeded your current quota, please check your plan and billing"])
                && !says(&["retrydelay"]) =>
            {
                Self::Spent
            }
            404 if says(&["model"]) && !says(&["invalid url"]) => Self::UnknownModel,
            404 | 405 => Self::NotAServer,
            400 | 422 if says(&UNKNOWN) => Self::UnknownModel,
            429 | 529 => Self::Quota { wait },
            408 | 504 | 524 => Self::TooSlow,
            413 => Self::TooLarge,
            503 if says(&["overloaded"]) => Self::Quota { wait },
            502 | 503 => Self::NoRoute,
            400 | 415 | 422 => Self::Refused(format!("status {status}")),
            500.. => Self::Failed { status },
            _ => Self::Broken(format!("status {status}")),
        }
    }

    /// What a server means by an error object that it sent in the place of an answer.
    pub(crate) fn told(error: &serde_json::Value) -> Self {
        let code = |key: &str| error.get(key).and_then(number).and_then(|code| u16::try_from(code).ok());
        let text = error.to_string();
        let lower = text.to_lowercase();
        let guessed = || {
            let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
            match () {
                () if says(&["invalid_api_key", "unauthorized", "authentication"]) => 401,
                () if says(&["rate_limit", "rate limit", "too many requests"]) => 429,
                () if says(&["insufficient_quota"]) => 402,
                () if says(&["not found", "not_found"]) => 404,
                () => 500,
            }
        };
        let status = code("code").or_else(|| code("status")).unwrap_or_else(guessed);
        Self::refused(status, &text, None)
    }
}

fn number(value: &serde_json::Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// How servers say that there is too much to read.
const CONTEXT: [&str; 7] = [
    "context_length",
    "context length",
    "maximum context",
    "context size",
    "context window",
    "too many tokens",
    "input token count",
];
/// How servers say that they do not have a model, beside 404.
const UNKNOWN: [&str; 8] = [
    "model_not_found",
    "model not found",
    "unknown model",
    "invalid model",
    "not a valid model",
    "model does not exist",
    "unexpected model name",
    "invalid_model",
];

/// What `Retry-After` asks for, in seconds; its form as a date is rare and left out. More than an hour counts as an hour.
pub(crate) fn retry_after(headers: &reqwest::header::HeaderMap) -> Option<Duration> {
    let seconds: f64 = headers.get("retry-after")?.to_str().ok()?.trim().parse().ok()?;
    (seconds.is_finite() && seconds >= 0.0).then(|| Duration::from_secs_f64(seconds.min(3600.0)))
}
