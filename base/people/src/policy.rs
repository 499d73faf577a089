//! What the law and the agency ask of passwords, sessions and attempts: data with defaults, never constants in rules.
//!
//! The defaults are those of level 3 under Decree 331/2026/NĐ-CP and TCVN 14423:2026 as a legal register of 10/2026
//! reports them (`LIKELY`: to be checked against the gazette); what these leave open follows OWASP's cheat sheets.

use crate::Role;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

/// The security policy of an installation. Every field may be left out of a configuration file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SecurityPolicy {
    /// Least characters of a password that stands alone: 14.
    pub password_least_alone: usize,
    /// Least characters beside a second factor: 8.
    pub password_least_with_second_factor: usize,
    /// Most characters that are read, never below 128: 128.
    pub password_most: usize,
    /// How many of one's own last passwords may not come again: 10.
    pub password_history: usize,
    /// Days after which those of [`SecurityPolicy::second_factor_roles`] choose a new one: 60 ("at most two months").
    pub privileged_password_days: i64,
    /// Who must have a second factor: administrators and the guardian of personal data.
    pub second_factor_roles: Vec<Role>,
    /// Whether everybody must, which is what access over the Internet asks for: yes.
    pub second_factor_for_all: bool,
    /// Attempts with one login in a window: 10.
    pub attempts_per_login: i64,
    /// Attempts from one address (IPv6: one /64) in a window: 100, for an office may share one.
    pub attempts_per_address: i64,
    /// Minutes of that window: 15.
    pub attempt_window_minutes: i64,
    /// Minutes that a login or address waits after too many: 15.
    pub lock_minutes: i64,
    /// Minutes between the password and the second factor: 10.
    pub pending_minutes: i64,
    /// Minutes without a request after which a session ends: 30.
    pub session_idle_minutes: i64,
    /// Hours after which a session ends in any case: 12.
    pub session_hours: i64,
    /// Hours that an invitation, or the first administrator's link, can be opened: 72.
    pub invitation_hours: i64,
    /// Hours that a link for a forgotten password can be opened: 2.
    pub reset_hours: i64,
    /// Days without signing in after which an account is disabled: 45.
    pub idle_days: i64,
}

impl Default for SecurityPolicy {
    fn default() -> Self {
        Self {
            password_least_alone: 14,
            password_least_with_second_factor: 8,
            password_most: 128,
            password_history: 10,
            privileged_password_days: 60,
            second_factor_roles: vec![Role::Administrator, Role::DataProtection],
            second_factor_for_all: true,
            attempts_per_login: 10,
            attempts_per_address: 100,
            attempt_window_minutes: 15,
            lock_minutes: 15,
            pending_minutes: 10,
            session_idle_minutes: 30,
            session_hours: 12,
            invitation_hours: 72,
            reset_hours: 2,
            idle_days: 45,
        }
    }
}

/// Minutes as a duration; a configured number beyond a century is cut to it, so that moments stay moments.
pub(crate) fn minutes(count: i64) -> SignedDuration {
    SignedDuration::from_mins(count.clamp(0, 60 * 24 * 36_500))
}

/// Hours as a duration, cut in the same way.
pub(crate) fn hours(count: i64) -> SignedDuration {
    minutes(count.clamp(0, 24 * 36_500) * 60)
}

/// Days of 24 hours as a duration, cut in the same way.
pub(crate) fn days(count: i64) -> SignedDuration {
    hours(count.clamp(0, 36_500) * 24)
}
