//! What signing in is made of: secrets that are shown once, sessions, links, and how an attempt ends.

use super::account::AccountId;
use kernel::{Id, Moment};
use std::fmt;
use store::{record, text_enum};

/// A secret on its way to its owner: a session token, a link, a recovery code. Only its fingerprint is kept, and logs
/// that print it with `{:?}` show nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretText(String);

impl SecretText {
    pub(crate) fn new(text: String) -> Self {
        Self(text)
    }

    /// The secret itself, for the cookie, the mail or the page that hands it over.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretText(…)")
    }
}

/// The id of a session; not its token, so it may stand in a form.
pub type SessionId = Id<Session>;

record! {
    /// A session as its owner may see it. Times, source and device are of the session, the rest of its account.
    pub struct Session {
        id: SessionId,
        account_id: AccountId,
        created_at: Moment,
        seen_at: Moment,
        source: Option<String>,
        device: String,
        /// Whether the account has a second factor.
        second_factor: bool,
        password_changed_at: Option<Moment>,
    }
}

text_enum! {
    /// What a one-time link lets its holder do: choose a password, and with that be let in.
    pub enum LinkPurpose {
        /// The very first account of an agency.
        FirstAdministrator = "first_administrator",
        /// A new account.
        Invitation = "invitation",
        /// A forgotten password.
        Reset = "reset",
    }
}

/// How an attempt to sign in ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignIn {
    /// A session is open; its token goes into the cookie.
    SignedIn {
        /// The token.
        session: SecretText,
        /// Whose session.
        account: AccountId,
    },
    /// The password was right; a code from the authenticator (or a recovery code) is still to come.
    NeedsSecondFactor {
        /// Goes into a short-lived cookie and comes back with the code.
        pending: SecretText,
    },
    /// No.
    Refused(SignInRefusal),
}

/// Why an attempt was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignInRefusal {
    /// Too many attempts with this login or from this address.
    TooMany {
        /// When the next attempt is looked at.
        until: Moment,
    },
    /// Login, password or code is wrong: never says which.
    Wrong,
    /// Everything was right, but the account is disabled.
    Disabled,
}

/// What a person who has signed in must do before anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owed {
    /// Set up a second factor.
    SecondFactor,
    /// Choose a new password.
    NewPassword,
}
