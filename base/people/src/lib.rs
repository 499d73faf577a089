//! Who we are: agencies, units, accounts, roles, who leads what, who signs how, how people sign in, and the audit trail.
//!
//! Nouns are in [`model`], rules without a database in [`rules`], everything that is kept in [`store`]. No HTTP, no pages,
//! no words for the screen: a [`Refusal`] is translated where it is shown.
//!
//! Periods are `valid_from ..= valid_to`: the last day counts, no last day means "until further notice".

mod actor;
mod letterhead;
pub mod model;
mod policy;
mod refusal;
pub mod rules;
pub mod store;
mod writer;

pub use actor::{Actor, Leads, Permission};
pub use letterhead::find_letterhead;
pub use model::account::{Account, AccountId, AccountKind, AccountStatus, NewAccount};
pub use model::agency::{Agency, AgencyId, AgencyName, Certainty, Contact, Unit, UnitId};
pub use model::audit::{AuditEntry, Broken, Entry, Head};
pub use model::role::{Authorisation, Duty, Role, RoleGrant, Tenure};
pub use model::sign_in::{LinkPurpose, Owed, SecretText, Session, SessionId, SignIn, SignInRefusal};
pub use policy::SecurityPolicy;
pub use refusal::{Error, PasswordRefusal, Refusal, SigningRefusal};
pub use store::audit_trail::audit;
pub use store::bootstrap::{BootstrapAgency, Bootstrapped, bootstrap};
pub use writer::{Told, Writer};

/// The tables of this crate.
pub const MIGRATIONS: ::store::Migrations =
    ::store::Migrations { domain: "people", list: ::store::migrations!["0001_people", "0002_sign_in", "0003_audit"] };
