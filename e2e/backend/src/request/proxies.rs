//! Where a request came from, behind reverse proxies: `X-Forwarded-For`, and `Forwarded` (RFC 7239).
//!
//! Anybody can write these headers, so they count only when the connection comes from a proxy that the operator named, and
//! only as far as such proxies wrote them: from the right, the first address that is none of theirs. A proxy writes one of
//! the two and may hand on the other as it came: where both are there and do not agree, neither is believed.

use std::net::{IpAddr, Ipv6Addr};

use axum::http::{HeaderMap, header};

/// The proxies that are trusted; by default nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies(Vec<Network>);

/// Addresses that begin with the same bits (RFC 4632, RFC 4291).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Network {
    address: IpAddr,
    bits: u32,
}

impl Network {
    fn parse(text: &str) -> Option<Self> {
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address, Some(bits.parse().ok()?)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().ok()?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.unwrap_or(most);
        (bits <= most).then_some(Self { address, bits })
    }

    fn holds(&self, other: IpAddr) -> bool {
        match (self.address, other) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                (own.to_bits() ^ other.to_bits()).checked_shr(32 - self.bits).unwrap_or(0) == 0
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                (own.to_bits() ^ other.to_bits()).checked_shr(128 - self.bits).unwrap_or(0) == 0
            }
            _ => false,
        }
    }
}

impl Proxies {
    /// Trusts an address, or all of a network. The error is for the person who typed it.
    pub fn trust(&mut self, text: &str) -> Result<(), String> {
        let network = Network::parse(text)
            .ok_or("--trusted-proxy is an address or a network, such as 127.0.0.1 or 10.0.0.0/8")?;
        self.0.push(network);
        Ok(())
    }

    /// Who asks: the peer of the connection, or whom its proxies tell. Of an IPv6 address only the network counts, since
    /// whoever has one has all addresses of it.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let peer = peer.to_canonical();
        let client = if self.trusts(peer) { self.told(peer, headers) } else { peer };
        match client {
            IpAddr::V6(address) if !address.is_loopback() => {
                Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into()
            }
            other => other,
        }
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.holds(address))
    }

    fn told(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let x_forwarded = self.last_stranger(peer, &items(headers, "x-forwarded-for"));
        let forwarded = items(headers, header::FORWARDED.as_str());
        let forwarded: Vec<&str> = forwarded.iter().map(|element| for_of(element)).collect();
        match (x_forwarded, self.last_stranger(peer, &forwarded)) {
            (Some(one), Some(other)) if one != other => peer,
            (Some(one), _) | (None, Some(one)) => one,
            (None, None) => peer,
        }
    }

    /// From the right, the first address that is no trusted proxy's; what cannot be read hides who is behind the proxy before
    /// it. `None` when the header is not there.
    fn last_stranger(&self, peer: IpAddr, hops: &[&str]) -> Option<IpAddr> {
        let mut known = peer;
        for hop in hops.iter().rev() {
            let Some(address) = address(hop) else { break };
            known = address;
            if !self.trusts(address) {
                break;
            }
        }
        (!hops.is_empty()).then_some(known)
    }
}

/// The items of a list header, which may stand on several lines (RFC 9110, 5.3).
fn items<'h>(headers: &'h HeaderMap, name: &str) -> Vec<&'h str> {
    // A line that is not text is an item that cannot be read.
    let lines = headers.get_all(name).iter().map(|line| line.to_str().unwrap_or("?"));
    lines.flat_map(|line| line.split(',')).map(str::trim).collect()
}

/// The `for` of an element of `Forwarded` (RFC 7239, 4).
fn for_of(element: &str) -> &str {
    let pairs = element.split(';').filter_map(|pair| pair.trim().split_once('='));
    let mut fors = pairs.filter(|(name, _)| name.trim().eq_ignore_ascii_case("for"));
    fors.next().map_or("", |(_, value)| value.trim().trim_matches('"'))
}

/// An address, with or without its port: `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]`, `[2001:db8::1]:80`.
fn address(text: &str) -> Option<IpAddr> {
    let bare = match text.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?.0,
        None if text.matches(':').count() == 1 => text.split_once(':')?.0,
        None => text,
    };
    bare.parse().ok().map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    const X: &str = "x-forwarded-for";
    const F: &str = "forwarded";

    /// Who asks, by a connection from `peer` with these header lines, where the loopback and 10.0.0.0/8 are trusted.
    fn client(peer: &str, lines: &[(&'static str, &str)]) -> String {
        let mut proxies = Proxies::default();
        for one in ["127.0.0.1", "10.0.0.0/8", "fd00::/8"] {
            proxies.trust(one).unwrap();
        }
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(*name, HeaderValue::from_str(value).unwrap());
        }
        proxies.client(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn the_right_most_address_that_is_no_proxys_counts() {
        let check = |want: &str, peer: &str, lines: &[(&'static str, &str)]| {
            assert_eq!(client(peer, lines), want, "{peer} {lines:?}");
        };
        check("127.0.0.1", "127.0.0.1", &[]);
        check("192.0.2.7", "127.0.0.1", &[(X, "192.0.2.7")]);
        // What the client itself wrote stands to the left.
        check("192.0.2.7", "127.0.0.1", &[(X, "198.51.100.1, 192.0.2.7")]);
        check("192.0.2.7", "127.0.0.1", &[(X, "198.51.100.1"), (X, "192.0.2.7, 10.1.2.3")]);
        check("192.0.2.7", "::ffff:127.0.0.1", &[(X, "::ffff:192.0.2.7")]);
        check("192.0.2.7", "127.0.0.1", &[(X, "192.0.2.7:4711")]);
        check("2001:db8:1:2::", "127.0.0.1", &[(X, "2001:db8:1:2:3::4")]);
        check("192.0.2.7", "127.0.0.1", &[(F, "for=192.0.2.7;proto=https;by=10.0.0.1")]);
        check("192.0.2.7", "127.0.0.1", &[(F, "for=198.51.100.1, proto=https; For=\"192.0.2.7:4711\"")]);
        check("2001:db8:1:2::", "127.0.0.1", &[(F, "for=\"[2001:db8:1:2:3::4]:4711\"")]);
        // All of them proxies: the farthest.
        check("10.0.0.2", "127.0.0.1", &[(X, "10.0.0.2, 10.0.0.3")]);
        // One that is hidden, or that nobody can read, hides everybody before it.
        check("10.0.0.3", "127.0.0.1", &[(F, "for=192.0.2.7, for=unknown, for=10.0.0.3")]);
        check("127.0.0.1", "127.0.0.1", &[(X, "192.0.2.7, nonsense")]);
    }

    #[test]
    fn nobody_is_believed_who_was_not_named() {
        assert_eq!(client("198.51.100.9", &[(X, "192.0.2.7")]), "198.51.100.9");
        let mut headers = HeaderMap::new();
        headers.append(X, HeaderValue::from_static("192.0.2.7"));
        let nobody = Proxies::default();
        assert_eq!(nobody.client("127.0.0.1".parse().unwrap(), &headers).to_string(), "127.0.0.1");
        // A proxy that writes the one and hands on the other, as the client wrote it.
        let lines = [(X, "192.0.2.7"), (F, "for=198.51.100.1")];
        assert_eq!(client("127.0.0.1", &lines), "127.0.0.1");
        assert_eq!(client("127.0.0.1", &[(X, "192.0.2.7"), (F, "for=192.0.2.7")]), "192.0.2.7");
    }

    #[test]
    fn a_network_is_an_address_and_how_much_of_it() {
        let holds =
            |network: &str, address: &str| Network::parse(network).unwrap().holds(address.parse().unwrap());
        assert!(holds("10.0.0.0/8", "10.255.1.2") && !holds("10.0.0.0/8", "11.0.0.0"));
        assert!(holds("192.0.2.7", "192.0.2.7") && !holds("192.0.2.7", "192.0.2.6"));
        assert!(holds("0.0.0.0/0", "198.51.100.1") && !holds("0.0.0.0/0", "::1"));
        assert!(holds("2001:db8::/32", "2001:db8:ffff::1") && !holds("2001:db8::/32", "2001:db9::1"));
        assert!(holds("::/0", "2001:db9::1"));
        for wrong in ["", "proxy", "10.0.0.0/33", "10.0.0.0/", "::/129", "10.0.0/8", "10.0.0.0/-1"] {
            assert!(Proxies::default().trust(wrong).is_err(), "{wrong}");
        }
    }
}
