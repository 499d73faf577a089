//! Which addresses are opened. Pure: names are resolved in `client.rs`, and every result is judged here.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::Duration;
use url::{Host, Url};

/// Longest address, in bytes.
const LONGEST: usize = 2_000;

/// Which machines and ports may be asked. Data, so that tests can allow a server of their own.
#[derive(Debug, Clone, Copy)]
pub struct Policy {
    /// Whether a machine may be asked.
    pub machine: fn(IpAddr) -> bool,
    /// Whether a port may be asked.
    pub port: fn(u16) -> bool,
    /// How long one page may take, redirects included.
    pub patience: Duration,
}

impl Policy {
    /// Machines of the public internet, on the ports that web pages are served on.
    pub const PUBLIC: Self = Self {
        machine: is_public,
        port: |port| matches!(port, 80 | 443 | 8080 | 8443),
        patience: Duration::from_secs(15),
    };

    /// Whether an address may be opened as far as it says itself: its port, and its machine if that is a number.
    #[must_use]
    pub fn allows(&self, address: &Url) -> bool {
        let machine = match address.host() {
            Some(Host::Ipv4(ip)) => (self.machine)(ip.into()),
            Some(Host::Ipv6(ip)) => (self.machine)(ip.into()),
            Some(Host::Domain(_)) => true,
            None => false,
        };
        machine && address.port_or_known_default().is_some_and(self.port)
    }
}

/// The text is no web address that the program would open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a web address; expected http:// or https:// and a name, without user or password")]
pub struct Unusable;

/// The address that was typed or linked to, as browsers read it; `https://` may be left out.
///
/// # Errors
/// [`Unusable`] for other schemes, for addresses with a user or a password, without a machine, or too long.
pub fn clean_address(typed: &str) -> Result<Url, Unusable> {
    let typed = typed.trim();
    let parsed = match Url::parse(typed) {
        Err(url::ParseError::RelativeUrlWithoutBase) => Url::parse(&format!("https://{typed}")),
        // "baodongnai.com.vn:8080/…" reads as a scheme; schemes have no dots in practice.
        Ok(url) if url.scheme().contains('.') => Url::parse(&format!("https://{typed}")),
        parsed => parsed,
    };
    let mut address = parsed.map_err(|_| Unusable)?;
    // What stands behind # is for the reader's browser only.
    address.set_fragment(None);
    let plain = address.username().is_empty() && address.password().is_none();
    let named = match address.host() {
        Some(Host::Domain(name)) => name.trim_end_matches('.').contains('.'),
        Some(_) => true,
        None => false,
    };
    let usable = matches!(address.scheme(), "http" | "https") && plain && named && address.as_str().len() <= LONGEST;
    if usable { Ok(address) } else { Err(Unusable) }
}

/// Whether an address belongs to the public internet: by the IANA special-purpose address registries (RFC 6890 and its
/// updates), and also refusing every IPv6 form that carries an IPv4 address within.
#[must_use]
pub(super) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = match (a, b, c) {
        (0 | 10 | 127, ..) => true,                               // this network, private, loopback
        (100, 64..=127, _) => true,                               // carrier-grade NAT, RFC 6598
        (169, 254, _) | (172, 16..=31, _) => true,                // link-local (cloud metadata), private
        (192, 168, _) => true,                                    // private
        (192, 0, 0 | 2) | (192, 88, 99) => true,                  // protocol assignments, documentation, 6to4 relays
        (192, 31, 196) | (192, 52, 193) | (192, 175, 48) => true, // AS112, AMT
        (198, 18..=19, _) | (198, 51, 100) => true,               // benchmarking, documentation
        (203, 0, 113) => true,                                    // documentation
        (224.., ..) => true,                                      // multicast, reserved, broadcast
        _ => false,
    };
    !special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let s = address.segments();
    let global_unicast = s[0] & 0xe000 == 0x2000;
    let special = match (s[0], s[1]) {
        (0x2001, 0x0000..=0x01ff) => true,          // protocol assignments, Teredo among them
        (0x2001, 0x0db8) => true,                   // documentation
        (0x2002, _) => true,                        // 6to4, carries an IPv4 address
        (0x2620, 0x004f) if s[2] == 0x8000 => true, // AS112
        (0x3fff, 0x0000..=0x0fff) => true,          // documentation
        _ => false,
    };
    global_unicast && !special
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_the_public_internet_is_public() {
        for (address, expected) in [
            ("8.8.8.8", true),
            ("113.160.1.1", true),
            ("2001:4860:4860::8888", true),
            ("2400:cb00::1", true),
            ("0.0.0.0", false),
            ("10.1.2.3", false),
            ("100.64.0.1", false),
            ("100.127.255.255", false),
            ("100.128.0.1", true),
            ("127.0.0.1", false),
            ("127.255.255.254", false),
            ("169.254.169.254", false),
            ("172.15.0.1", true),
            ("172.16.0.1", false),
            ("172.31.255.255", false),
            ("172.32.0.1", true),
            ("192.168.1.1", false),
            ("192.0.2.1", false),
            ("198.18.0.1", false),
            ("203.0.113.9", false),
            ("224.0.0.1", false),
            ("240.0.0.1", false),
            ("255.255.255.255", false),
            ("::", false),
            ("::1", false),
            ("::ffff:8.8.8.8", false),
            ("::ffff:127.0.0.1", false),
            ("::7f00:1", false),
            ("64:ff9b::7f00:1", false),
            ("64:ff9b:1::1", false),
            ("100::1", false),
            ("2001::1", false),
            ("2001:db8::1", false),
            ("2002:7f00:1::", false),
            ("fc00::1", false),
            ("fd12:3456::1", false),
            ("fe80::1", false),
            ("fec0::1", false),
            ("ff02::1", false),
        ] {
            assert_eq!(is_public(address.parse().unwrap()), expected, "{address}");
        }
    }

    #[test]
    fn addresses_are_read_as_browsers_read_them() {
        for (typed, expected) in [
            ("https://diza.dongnai.gov.vn/tin/1?x=2#top", Some("https://diza.dongnai.gov.vn/tin/1?x=2")),
            (" baodongnai.com.vn/kinh-te ", Some("https://baodongnai.com.vn/kinh-te")),
            ("baodongnai.com.vn:8080/a", Some("https://baodongnai.com.vn:8080/a")),
            ("http://Example.VN", Some("http://example.vn/")),
            ("http://0x7f.1/", Some("http://127.0.0.1/")),
            ("https://user:secret@example.vn/", None),
            ("https://user@example.vn/", None),
            ("http://localhost/", None),
            ("http://intranet./", None),
            ("file:///etc/passwd", None),
            ("javascript:alert(1)", None),
            ("ftp://example.vn/", None),
            ("", None),
            ("không phải địa chỉ", None),
        ] {
            assert_eq!(clean_address(typed).ok().map(|u| u.to_string()).as_deref(), expected, "{typed:?}");
        }
        assert_eq!(clean_address(&format!("https://example.vn/{}", "a".repeat(LONGEST))), Err(Unusable));
    }

    #[test]
    fn what_an_address_says_itself_is_judged() {
        for (address, expected) in [
            ("https://example.vn/", true),
            ("http://example.vn:8080/", true),
            ("https://example.vn:8443/", true),
            ("http://example.vn:22/", false),
            ("http://example.vn:5432/", false),
            ("http://127.0.0.1/", false),
            ("http://2130706433/", false),
            ("http://[::1]/", false),
            ("http://[::ffff:10.0.0.1]/", false),
            ("http://8.8.8.8/", true),
        ] {
            let url = clean_address(address).unwrap();
            assert_eq!(Policy::PUBLIC.allows(&url), expected, "{address}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fail(typed in ".{0,80}") {
            if let Ok(address) = clean_address(&typed) {
                prop_assert!(matches!(address.scheme(), "http" | "https"));
                prop_assert!(address.username().is_empty() && address.password().is_none() && address.has_host());
                prop_assert_eq!(clean_address(address.as_str()), Ok(address.clone()), "clean twice is clean once");
            }
        }

        #[test]
        fn no_ipv4_within_ipv6_is_public(v4: u32) {
            let v4 = Ipv4Addr::from(v4);
            prop_assert!(!is_public(v4.to_ipv6_mapped().into()) && !is_public(v4.to_ipv6_compatible().into()));
        }
    }
}
