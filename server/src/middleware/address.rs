//! From where a request comes. What a proxy claims is believed only where the proxy itself is trusted.

use crate::config::Network;
use crate::site::Site;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// Who is at the other end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visitor {
    /// `None` where the connection has no address (a socket file, a test).
    pub address: Option<IpAddr>,
    /// The visitor's own connection is over TLS.
    pub tls: bool,
}

impl Visitor {
    /// The unit that limits count by: an IPv4 address, or the network that an IPv6 host is usually given whole.
    pub fn counted(&self) -> IpAddr {
        match self.address.map(|address| address.to_canonical()) {
            Some(IpAddr::V6(address)) => {
                IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::from(u64::MAX) << 64)))
            }
            Some(address) => address,
            None => IpAddr::V4(Ipv4Addr::UNSPECIFIED),
        }
    }
}

/// Reads the chain of forwarders from its near end: the first address that is no trusted proxy is the visitor.
pub fn visitor(peer: Option<IpAddr>, headers: &HeaderMap, trusted: &[Network]) -> Visitor {
    let believed = |address: IpAddr| trusted.iter().any(|network| network.holds(address));
    let mut found = Visitor { address: peer, tls: false };
    if !peer.is_some_and(believed) {
        return found;
    }
    let text = |name: &str| headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok());
    // With several proxies in a row, the nearest wrote the last word.
    found.tls = text("x-forwarded-proto")
        .flat_map(|value| value.split(','))
        .last()
        .is_some_and(|word| word.trim().eq_ignore_ascii_case("https"));
    let chain: Vec<&str> = text("x-forwarded-for").flat_map(|value| value.split(',')).map(str::trim).collect();
    for word in chain.into_iter().rev() {
        let Some(address) = parse(word) else { break };
        found.address = Some(address);
        if !believed(address) {
            break;
        }
    }
    found
}

fn parse(word: &str) -> Option<IpAddr> {
    word.parse().ok().or_else(|| word.parse::<SocketAddr>().ok().map(|socket| socket.ip()))
}

/// Lays the [`Visitor`] into the request's extensions.
pub async fn know_visitor(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let visitor = visitor(peer, request.headers(), &site.config.http.trusted_proxies);
    request.extensions_mut().insert(visitor);
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(forwarded: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", forwarded.parse().expect("a header"));
        headers.insert("x-forwarded-proto", "https".parse().expect("a header"));
        headers
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn a_stranger_cannot_claim_to_be_forwarded() {
        let trusted = ["10.0.0.0/8".parse().expect("a network")];
        let found = visitor(Some(ip("8.8.8.8")), &headers("1.2.3.4"), &trusted);
        assert_eq!(found, Visitor { address: Some(ip("8.8.8.8")), tls: false });
    }

    #[test]
    fn a_trusted_proxy_is_believed_and_what_its_client_claimed_is_not() {
        let trusted = ["10.0.0.0/8".parse().expect("a network")];
        let found = visitor(Some(ip("10.0.0.1")), &headers("6.6.6.6, 1.2.3.4, 10.0.0.2"), &trusted);
        assert_eq!(found, Visitor { address: Some(ip("1.2.3.4")), tls: true });
        let nonsense = visitor(Some(ip("10.0.0.1")), &headers("1.2.3.4, unknown"), &trusted);
        assert_eq!(nonsense.address, Some(ip("10.0.0.1")));
    }

    #[test]
    fn hosts_of_one_ipv6_network_count_as_one() {
        let counted = |text: &str| Visitor { address: Some(ip(text)), tls: false }.counted();
        assert_eq!(counted("2001:db8:1:2::1"), counted("2001:db8:1:2:ffff::9"));
        assert_ne!(counted("2001:db8:1:2::1"), counted("2001:db8:1:3::1"));
        assert_eq!(counted("::ffff:1.2.3.4"), ip("1.2.3.4"));
    }
}
