//! Every SQL statement of the exchange, by noun. A write takes what a rule decided and writes the new state, the audit trail and
//! the change feed in one transaction; a read gives the nouns of [`crate::model`].
//!
//! Nobody can reach another agency's rows: every statement carries the agency, writes take it from the actor. What comes in is
//! written by [`crate::post::receive`] alone, for the agency that it is addressed to.

mod keys;
mod partners;
mod received;
mod reports;
mod requests;
mod sent;

pub use keys::own_keys;
pub(crate) use keys::{new_key, seed};
pub(crate) use partners::{add_local, renew_local};
pub use partners::{add_partner, find_partner, list_partners, save_partner};
pub use people::Writer;
pub use received::{find_received, list_received, save_received};
pub(crate) use received::{put_reminder, put_request, put_verdict};
pub(crate) use reports::put_report;
pub use reports::{list_reports, save_verdict};
pub use requests::{add_request, find_request, list_requests, save_request};
pub(crate) use sent::{arrived, failed, list_waiting};
pub use sent::{find_sent, list_sent, put_sent};

use store::{Migrations, Sql, migrations};

/// The tables of the exchange.
pub const MIGRATIONS: Migrations = Migrations { domain: "exchange", list: migrations!["0001_exchange"] };

/// Every statement, for the test that prepares each on both engines.
pub const STATEMENTS: &[&[Sql]] = &[
    keys::STATEMENTS,
    partners::STATEMENTS,
    received::STATEMENTS,
    reports::STATEMENTS,
    requests::STATEMENTS,
    sent::STATEMENTS,
];
