//! Addresses as people and servers give them, checked before anything is connected to.
//!
//! Invariant: a checked address has a web scheme, a host, an allowed port, no credentials; and where its host is an IP
//! address, that one may be reached. Names are checked when they are looked up (see `names`).

use crate::network::is_allowed;
use crate::{FetchFault, Settings};
use url::{Host, Url};

/// Longer addresses are not typed, shared or served by anyone in good faith.
const LONGEST: usize = 8192;

/// Reads what a person gave: `example.org/page` means `https://example.org/page`.
pub(crate) fn given(text: &str, settings: &Settings) -> Result<Url, FetchFault> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return Err(FetchFault::NoAddress);
    }
    let url = match Url::parse(text) {
        Ok(url) => url,
        Err(url::ParseError::RelativeUrlWithoutBase) if text.contains('.') => {
            Url::parse(&format!("https://{text}")).map_err(|_| FetchFault::NoAddress)?
        }
        Err(_) => return Err(FetchFault::NoAddress),
    };
    checked(url, settings)
}

pub(crate) fn checked(mut url: Url, settings: &Settings) -> Result<Url, FetchFault> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(FetchFault::NotTheWeb { scheme: url.scheme().chars().take(20).collect() });
    }
    if url.as_str().len() > LONGEST {
        return Err(FetchFault::NoAddress);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(FetchFault::HasPassword);
    }
    let port = url.port_or_known_default().ok_or(FetchFault::NoAddress)?;
    if !settings.ports.is_empty() && !settings.ports.contains(&port) {
        return Err(FetchFault::PortRefused { port });
    }
    let may = match url.host() {
        Some(Host::Ipv4(four)) => is_allowed(four.into(), &settings.allowed_networks),
        Some(Host::Ipv6(six)) => is_allowed(six.into(), &settings.allowed_networks),
        Some(Host::Domain(name)) if !name.is_empty() => true,
        _ => return Err(FetchFault::NoAddress),
    };
    if !may {
        return Err(FetchFault::PrivateNetwork);
    }
    // Never sent, and two links to places of one page are one page.
    url.set_fragment(None);
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given_of(text: &str) -> Result<String, &'static str> {
        given(text, &Settings::default()).map(String::from).map_err(|fault| fault.code())
    }

    #[test]
    fn addresses_are_taken_as_people_type_them() {
        assert_eq!(given_of(" https://a.org/x#part "), Ok("https://a.org/x".into()));
        assert_eq!(given_of("a.org/x"), Ok("https://a.org/x".into()));
        assert_eq!(given_of("http://1.1.1.1:8080"), Ok("http://1.1.1.1:8080/".into()));
    }

    #[test]
    fn what_may_not_be_fetched_is_refused_with_its_reason() {
        for (text, code) in [
            ("", "no_address"),
            ("notes", "no_address"),
            ("http://", "no_address"),
            ("http://[::1", "no_address"),
            ("file:///etc/passwd", "not_the_web"),
            ("ftp://a.org", "not_the_web"),
            ("javascript:alert(1)", "not_the_web"),
            ("data:text/html,x", "not_the_web"),
            ("http://me:secret@a.org", "has_password"),
            ("http://me@a.org", "has_password"),
            ("http://a.org:22", "port_refused"),
            ("http://127.0.0.1", "private_network"),
            ("http://2130706433", "private_network"),
            ("http://0x7f.1", "private_network"),
            ("http://[::ffff:10.0.0.1]", "private_network"),
            ("http://[::1]", "private_network"),
            ("http://169.254.169.254/latest/meta-data", "private_network"),
            ("http://0", "private_network"),
        ] {
            assert_eq!(given_of(text), Err(code), "{text}");
        }
    }
}
