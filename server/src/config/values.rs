//! What a setting can be: words, numbers, yes or no, addresses, networks and lists of them.

use super::reader::Setting;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::str::FromStr;

/// A range of addresses: `10.0.0.0/8`, or one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    bits: u8,
}

impl Network {
    /// Whether the address lies in it. An IPv4 address in IPv6 clothes counts as what it is.
    pub fn holds(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(net), IpAddr::V4(one)) => {
                let mask = u32::MAX.checked_shl(32 - u32::from(self.bits)).unwrap_or(0);
                net.to_bits() & mask == one.to_bits() & mask
            }
            (IpAddr::V6(net), IpAddr::V6(one)) => {
                let mask = u128::MAX.checked_shl(128 - u32::from(self.bits)).unwrap_or(0);
                net.to_bits() & mask == one.to_bits() & mask
            }
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (address, bits) = text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
        let address: IpAddr = address.trim().parse().map_err(|_| ())?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(most), |bits| bits.trim().parse().map_err(|_| ()))?;
        if bits > most { Err(()) } else { Ok(Self { address, bits }) }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.bits)
    }
}

fn one<T: FromStr>(words: &[String], right: &str) -> Result<T, String> {
    match words {
        [word] => word.trim().parse().map_err(|_| right.to_owned()),
        _ => Err(right.to_owned()),
    }
}

/// A variable holds a list as one text with commas; a file holds a list.
fn pieces(words: &[String]) -> impl Iterator<Item = &str> {
    words.iter().flat_map(|word| word.split(',')).map(str::trim).filter(|piece| !piece.is_empty())
}

impl Setting for String {
    fn from_words(words: &[String]) -> Result<Self, String> {
        one(words, "a text")
    }
    fn to_json(&self) -> Value {
        json!(self)
    }
}

impl Setting for PathBuf {
    fn from_words(words: &[String]) -> Result<Self, String> {
        one(words, "a path")
    }
    fn to_json(&self) -> Value {
        json!(self)
    }
}

impl Setting for u64 {
    fn from_words(words: &[String]) -> Result<Self, String> {
        one(words, "a whole number")
    }
    fn to_json(&self) -> Value {
        json!(self)
    }
}

impl Setting for bool {
    fn from_words(words: &[String]) -> Result<Self, String> {
        match one::<String>(words, "true or false")?.to_lowercase().as_str() {
            "true" | "yes" | "on" | "1" => Ok(true),
            "false" | "no" | "off" | "0" => Ok(false),
            _ => Err("true or false".into()),
        }
    }
    fn to_json(&self) -> Value {
        json!(self)
    }
}

impl Setting for SocketAddr {
    fn from_words(words: &[String]) -> Result<Self, String> {
        one(words, "an address with a port, like 127.0.0.1:3000")
    }
    fn to_json(&self) -> Value {
        json!(self.to_string())
    }
}

impl Setting for SecretString {
    fn from_words(words: &[String]) -> Result<Self, String> {
        Ok(Self::from(one::<String>(words, "a text")?))
    }
    fn to_json(&self) -> Value {
        json!(if self.expose_secret().is_empty() { "" } else { "(hidden)" })
    }
}

impl Setting for Vec<Network> {
    fn from_words(words: &[String]) -> Result<Self, String> {
        let networks: Result<Self, ()> = pieces(words).map(str::parse).collect();
        networks.map_err(|()| "a list of addresses or networks, like 10.0.0.0/8".into())
    }
    fn to_json(&self) -> Value {
        json!(self.iter().map(ToString::to_string).collect::<Vec<_>>())
    }
}

impl Setting for Vec<String> {
    fn from_words(words: &[String]) -> Result<Self, String> {
        Ok(pieces(words).map(str::to_owned).collect())
    }
    fn to_json(&self) -> Value {
        json!(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_holds_its_own() {
        let net: Network = "10.1.0.0/16".parse().expect("a network");
        assert!(net.holds("10.1.255.3".parse().expect("an address")));
        assert!(net.holds("::ffff:10.1.2.3".parse().expect("an address")));
        assert!(!net.holds("10.2.0.1".parse().expect("an address")));
        let all: Network = "0.0.0.0/0".parse().expect("a network");
        assert!(all.holds("8.8.8.8".parse().expect("an address")));
        let one: Network = "::1".parse().expect("a network");
        assert!(one.holds("::1".parse().expect("an address")));
        assert!(!one.holds("::2".parse().expect("an address")));
        for wrong in ["", "10.0.0.0/33", "localhost", "::/129", "10.0.0/8"] {
            assert!(wrong.parse::<Network>().is_err(), "{wrong}");
        }
    }
}
