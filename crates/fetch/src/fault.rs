//! Why something could not be fetched, each with a sentence and a hint for the person who gave the address.

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchFault {
    /// Not an address of anything.
    #[error("not an address")]
    NoAddress,
    /// Neither `http` nor `https`, at the beginning or at a redirect.
    #[error("not an address of the web: {scheme}")]
    NotTheWeb { scheme: String },
    /// A name or a password stands in the address.
    #[error("the address holds credentials")]
    HasPassword,
    /// A port that is not among the allowed ones.
    #[error("port {port} is not allowed")]
    PortRefused { port: u16 },
    /// The address, or one that it redirects to, is not on the open internet.
    #[error("the address leads into a private network")]
    PrivateNetwork,
    /// No such name.
    #[error("the name is not known")]
    UnknownName,
    /// Nobody answers there.
    #[error("no connection: {0}")]
    NoConnection(String),
    /// The certificate does not hold.
    #[error("no safe connection: {0}")]
    NotSafe(String),
    /// More redirects than are followed.
    #[error("more than {0} redirects")]
    TooManyRedirects(usize),
    /// Longer than the time it was given, in seconds.
    #[error("longer than {0} seconds")]
    TookTooLong(u64),
    /// More bytes than the limit.
    #[error("larger than {limit} bytes")]
    TooLarge { limit: u64 },
    /// 401, 402, 407, or a login in place of the page.
    #[error("a sign-in is wanted ({status})")]
    WantsSignIn { status: u16 },
    /// The server lets no programs in: 403, 429, 451, or a puzzle in place of the page.
    #[error("blocked ({status})")]
    Blocked { status: u16 },
    /// 404 or 410.
    #[error("there is no such page ({status})")]
    NotFound { status: u16 },
    /// Any other answer that is no success.
    #[error("the answer was {status}")]
    Answered { status: u16 },
    /// Something else than what was asked for.
    #[error("unexpected content: {media_type}")]
    WrongKind { media_type: String },
    /// Success without a byte.
    #[error("the answer was empty")]
    Empty,
    /// The answer broke off or is not what HTTP allows.
    #[error("the answer was broken: {0}")]
    Broken(String),
}

impl FetchFault {
    /// A short name for programs; stable.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoAddress => "no_address",
            Self::NotTheWeb { .. } => "not_the_web",
            Self::HasPassword => "has_password",
            Self::PortRefused { .. } => "port_refused",
            Self::PrivateNetwork => "private_network",
            Self::UnknownName => "unknown_name",
            Self::NoConnection(_) => "no_connection",
            Self::NotSafe(_) => "not_safe",
            Self::TooManyRedirects(_) => "too_many_redirects",
            Self::TookTooLong(_) => "took_too_long",
            Self::TooLarge { .. } => "too_large",
            Self::WantsSignIn { .. } => "wants_sign_in",
            Self::Blocked { .. } => "blocked",
            Self::NotFound { .. } => "not_found",
            Self::Answered { .. } => "answered",
            Self::WrongKind { .. } => "wrong_kind",
            Self::Empty => "empty",
            Self::Broken(_) => "broken",
        }
    }

    /// What happened, in a sentence.
    pub fn say(&self) -> String {
        match self {
            Self::NoAddress => "This is not the address of a page.".into(),
            Self::NotTheWeb { .. } => "Only addresses that begin with http or https can be fetched.".into(),
            Self::HasPassword => "This address holds a name or a password.".into(),
            Self::PortRefused { port } => format!("Port {port} may not be used."),
            Self::PrivateNetwork => "This address leads into a private network.".into(),
            Self::UnknownName => "There is no site with this name.".into(),
            Self::NoConnection(_) => "The site does not answer.".into(),
            Self::NotSafe(_) => "The connection to this site is not safe.".into(),
            Self::TooManyRedirects(most) => format!("This address was redirected more than {most} times."),
            Self::TookTooLong(seconds) => format!("It took longer than {seconds} seconds."),
            Self::TooLarge { limit } => format!("This is larger than {} MB.", limit.div_ceil(1024 * 1024)),
            Self::WantsSignIn { status } => format!("The page wants a sign-in ({status})."),
            Self::Blocked { status } => format!("The site does not let programs read this page ({status})."),
            Self::NotFound { status } => format!("The page does not exist ({status})."),
            Self::Answered { status } => format!("The site answered with an error ({status})."),
            Self::WrongKind { media_type } => {
                format!("This address leads to something that cannot be read ({media_type}).")
            }
            Self::Empty => "The page is empty.".into(),
            Self::Broken(_) => "The answer of the site broke off or made no sense.".into(),
        }
    }

    /// What the person can do about it, in a sentence.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoAddress | Self::NotTheWeb { .. } => "Copy the address from your browser and try again.",
            Self::HasPassword => "Remove the name and the password from the address.",
            Self::PortRefused { .. } | Self::PrivateNetwork => {
                "Save the page as a file and bring that, or ask the person who runs this server to allow it."
            }
            Self::UnknownName | Self::NotFound { .. } => "Check the address for typing mistakes.",
            Self::NoConnection(_) | Self::TookTooLong(_) | Self::Answered { .. } | Self::Broken(_) => {
                "Try again later."
            }
            Self::NotSafe(_) | Self::TooManyRedirects(_) | Self::Empty => {
                "Open it in your browser and see what it shows."
            }
            Self::TooLarge { .. } | Self::WrongKind { .. } => "Download it yourself and bring the file.",
            Self::WantsSignIn { .. } | Self::Blocked { .. } => {
                "Open it in your browser, save the page as a file, and bring that."
            }
        }
    }

    /// Whether the same request may well succeed later.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::NoConnection(_) | Self::TookTooLong(_) | Self::Broken(_) => true,
            Self::Answered { status } => *status >= 500,
            Self::Blocked { status } => *status == 429,
            _ => false,
        }
    }
}
