//! How many attempts to sign in are looked at. An attempt is counted before the password is looked at, so that a
//! thousand at once are a thousand; a login that comes in starts anew.

use crate::SecurityPolicy;
use crate::policy::minutes;
use kernel::Moment;
use std::net::{IpAddr, Ipv6Addr};
use store::{record, text_enum};

text_enum! {
    /// What attempts are counted by.
    pub enum Scope {
        /// What was typed as a login, whether or not anybody has it.
        Login = "login",
        /// The source address.
        Address = "address",
    }
}

record! {
    /// Attempts so far in a window.
    pub struct Throttle { attempts: i64, window_from: Moment, locked_until: Option<Moment> }
}

/// Whether one more attempt is looked at, and the count afterwards.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// What to keep.
    pub after: Throttle,
    /// Until when nothing is looked at, if this attempt was one too many.
    pub refused_until: Option<Moment>,
}

impl Throttle {
    /// No attempts yet.
    #[must_use]
    pub const fn start(now: Moment) -> Self {
        Self { attempts: 0, window_from: now, locked_until: None }
    }

    /// Counts one more attempt. Attempts during a lock neither count nor make it longer, so that nobody can keep a
    /// colleague out for ever by asking faster.
    #[must_use]
    pub fn count(&self, policy: &SecurityPolicy, scope: Scope, now: Moment) -> Counted {
        if let Some(until) = self.locked_until.filter(|until| *until > now) {
            return Counted { after: self.clone(), refused_until: Some(until) };
        }
        let over = self.locked_until.is_some()
            || now.duration_since(self.window_from) >= minutes(policy.attempt_window_minutes);
        let current = if over { Self::start(now) } else { self.clone() };
        let most = match scope {
            Scope::Login => policy.attempts_per_login,
            Scope::Address => policy.attempts_per_address,
        };
        let attempts = current.attempts + 1;
        let refused_until = (attempts > most).then(|| now + minutes(policy.lock_minutes));
        Counted { after: Self { attempts, locked_until: refused_until, ..current }, refused_until }
    }
}

/// What an address is counted by: IPv4 as it is, also inside IPv6; of IPv6 the first 64 bits, for whoever has one address
/// of these has them all.
///
/// ```
/// use people::rules::throttle::address_key;
/// assert_eq!(address_key("::ffff:203.0.113.7".parse().unwrap()), "203.0.113.7");
/// assert_eq!(address_key("2001:db8:1:2:3:4:5:6".parse().unwrap()), "2001:db8:1:2::/64");
/// ```
#[must_use]
pub fn address_key(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}
