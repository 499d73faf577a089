//! A person's (or a machine's) account: who it is, never what it signs in with.

use super::agency::UnitId;
use kernel::{Id, Moment};
use store::{record, text_enum};

/// The id of an account.
pub type AccountId = Id<Account>;

text_enum! {
    /// Who is behind an account. One person, one account; nobody shares one.
    pub enum AccountKind {
        /// An official.
        Person = "person",
        /// A program, or the service that looks after the machine.
        Technical = "technical",
    }
}

text_enum! {
    /// Whether an account can be used.
    pub enum AccountStatus {
        /// Waits for its owner to open the link and choose a password.
        Invited = "invited",
        /// Can sign in.
        Active = "active",
        /// Cannot sign in; kept, because its name stands under what it did.
        Disabled = "disabled",
    }
}

record! {
    /// An account.
    pub struct Account {
        id: AccountId,
        /// User name or e-mail address as first typed. Compared without case and marks.
        login: String,
        full_name: String,
        /// The position in words, as it stands under a signature: "Trưởng phòng Quản lý đầu tư".
        position_words: String,
        unit_id: Option<UnitId>,
        kind: AccountKind,
        status: AccountStatus,
        status_since: Moment,
        created_at: Moment,
        last_seen_at: Option<Moment>,
        password_changed_at: Option<Moment>,
        /// Whether a second factor is set up.
        second_factor: bool,
    }
}

/// What is known of a person who is invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccount {
    /// User name or e-mail address.
    pub login: String,
    /// Full name.
    pub full_name: String,
    /// Position in words.
    pub position_words: String,
    /// Unit.
    pub unit_id: Option<UnitId>,
    /// Person or machine.
    pub kind: AccountKind,
}
