//! How long a session lives, what its owner must do first, and when an account has been idle too long.

use crate::policy::{days, hours, minutes};
use crate::{Owed, Role, SecurityPolicy, Session};
use jiff::SignedDuration;
use kernel::Moment;

/// Whether a session still counts: seen lately, and not too old.
#[must_use]
pub fn is_alive(policy: &SecurityPolicy, created_at: Moment, seen_at: Moment, now: Moment) -> bool {
    now.duration_since(seen_at) < minutes(policy.session_idle_minutes)
        && now.duration_since(created_at) < hours(policy.session_hours)
}

/// Whether it is time to note that a session was seen: once a minute is enough, and spares a write for each page.
#[must_use]
pub fn is_seen_anew(seen_at: Moment, now: Moment) -> bool {
    now.duration_since(seen_at) >= SignedDuration::from_secs(60)
}

/// What the owner of a session must do before anything else; nothing for most, most of the time.
#[must_use]
pub fn owed(policy: &SecurityPolicy, roles: &[Role], session: &Session, now: Moment) -> Option<Owed> {
    let privileged = roles.iter().any(|role| policy.second_factor_roles.contains(role));
    if !session.second_factor && (policy.second_factor_for_all || privileged) {
        return Some(Owed::SecondFactor);
    }
    let old = |changed: Moment| now.duration_since(changed) >= days(policy.privileged_password_days);
    (privileged && session.password_changed_at.is_none_or(old)).then_some(Owed::NewPassword)
}

/// A browser's own words about itself, cut to what a list can show.
#[must_use]
pub fn device_words(sent: &str) -> String {
    let words: String = sent.chars().take(400).collect();
    viet::nfc(&words).replace(['\n', '\t'], " ").trim().chars().take(200).collect()
}

/// Whether an account that was last used (or last made active) then is idle by now and is to be disabled.
#[must_use]
pub fn is_idle(policy: &SecurityPolicy, last_seen_at: Option<Moment>, status_since: Moment, now: Moment) -> bool {
    let last = last_seen_at.map_or(status_since, |seen| seen.max(status_since));
    now.duration_since(last) >= days(policy.idle_days)
}
