//! Which IP addresses are on the open internet.
//!
//! Invariant: what is not known to be public is not; an IPv4 address inside an IPv6 one is judged as what it is.

use ipnet::IpNet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether an address may be connected to: public, or within an allowed network.
pub(crate) fn is_allowed(address: IpAddr, allowed: &[IpNet]) -> bool {
    let address = address.to_canonical();
    is_public(address) || allowed.iter().any(|network| network.contains(&address))
}

/// Whether an address is on the open internet: not private, not this machine, not shared, reserved or for many.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => is_public_four(four),
        IpAddr::V6(six) => is_public_six(six),
    }
}

fn is_public_four(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !matches!(
        (a, b, c),
        (0 | 10 | 127, ..)               // this network, private, this machine
            | (100, 64..=127, _)         // shared by a provider's customers
            | (169, 254, _)              // link-local, where clouds keep their secrets
            | (172, 16..=31, _)          // private
            | (192, 0, 0 | 2)            // protocol assignments, documentation
            | (192, 88, 99)              // 6to4 relays
            | (192, 168, _)              // private
            | (198, 18..=19, _)          // benchmarks
            | (198, 51, 100)             // documentation
            | (203, 0, 113)              // documentation
            | (224..=255, ..) // for many, reserved, broadcast
    )
}

fn is_public_six(address: Ipv6Addr) -> bool {
    if let Some(four) = address.to_ipv4_mapped() {
        return is_public_four(four);
    }
    let [a, b, c, d, e, f, g, h] = address.segments();
    let four = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_four(Ipv4Addr::new(a, b, c, d))
    };
    match (a, b) {
        // NAT64 and 6to4 carry an IPv4 address.
        (0x64, 0xff9b) => (c, d, e, f) == (0, 0, 0, 0) && four(g, h),
        (0x2002, _) => four(b, c),
        // Protocol assignments (with Teredo), documentation.
        (0x2001, 0..=0x1ff | 0xdb8) | (0x3fff, 0..=0xfff) => false,
        // Only this part is given out as global addresses.
        _ => (0x2000..0x4000).contains(&a),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_public(addresses: &[&str]) -> Vec<bool> {
        addresses.iter().map(|text| text.parse().map(is_public).unwrap_or_default()).collect()
    }

    #[test]
    fn the_open_internet_is_public() {
        let open = [
            "1.1.1.1",
            "93.184.216.34",
            "100.128.0.1",
            "172.32.0.1",
            "2606:4700::1111",
            "64:ff9b::101:101",
            "::ffff:8.8.8.8",
            "2002:808:808::1",
        ];
        assert_eq!(all_public(&open), vec![true; open.len()]);
    }

    #[test]
    fn everything_else_is_not() {
        let closed = [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.9",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::7f00:1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::a00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "2002:c0a8:101::1",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ];
        assert_eq!(all_public(&closed), vec![false; closed.len()], "{closed:?}");
    }

    #[test]
    fn an_allowed_network_may_be_reached_however_it_is_written() {
        let allowed: Vec<IpNet> = ["127.0.0.0/8".parse(), "fd00::/8".parse()].into_iter().flatten().collect();
        for address in ["127.0.0.1", "::ffff:127.0.0.1", "fd00::5"] {
            assert!(address.parse().is_ok_and(|address| is_allowed(address, &allowed)), "{address}");
        }
        for address in ["10.0.0.1", "::1", "::7f00:1"] {
            assert!(address.parse().is_ok_and(|address| !is_allowed(address, &allowed)), "{address}");
        }
    }
}
