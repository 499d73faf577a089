//! Every SQL statement of this crate, by noun. Reads take `impl Read`, writes a running transaction.
//!
//! Each write also writes its audit entry, in the same transaction, for whoever [`By`] says. The trail is one chain an
//! agency: the transaction that adds to it holds it until commit, so write last what is audited, and keep it short.

pub mod accounts;
pub mod actors;
pub mod agencies;
pub mod audit_trail;
pub mod bootstrap;
pub mod duties;
pub mod links;
pub mod passwords;
pub mod roles;
pub mod second_factor;
pub mod sessions;
pub mod sign_in;
mod throttles;
pub mod units;

use crate::{AccountId, AgencyId, Entry, audit};
use kernel::{Id, Moment, Subject};
use serde_json::Value;
use std::net::IpAddr;
use store::{Sql, StoreError, Tx};

/// On whose behalf something is written, and from which address: for the audit trail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct By {
    /// Nobody for what the program itself or an operator's command does.
    pub account: Option<AccountId>,
    /// The address that asked.
    pub source: Option<IpAddr>,
}

impl By {
    /// The program itself, or an operator's command.
    pub const PROGRAM: Self = Self { account: None, source: None };
}

/// Every statement of this crate, for the test that prepares each on both engines.
#[must_use]
pub fn statements() -> Vec<Sql> {
    [
        accounts::STATEMENTS,
        actors::STATEMENTS,
        agencies::STATEMENTS,
        audit_trail::STATEMENTS,
        duties::STATEMENTS,
        links::STATEMENTS,
        passwords::STATEMENTS,
        roles::STATEMENTS,
        second_factor::STATEMENTS,
        sessions::STATEMENTS,
        sign_in::STATEMENTS,
        throttles::STATEMENTS,
        units::STATEMENTS,
    ]
    .concat()
}

/// One entry about a thing of this crate that pages show: what they kept of it has to be made anew.
async fn note_change<T>(
    tx: &mut Tx,
    agency: AgencyId,
    by: By,
    action: &'static str,
    subject: (kernel::Kind, Id<T>),
    detail: Value,
    now: Moment,
) -> Result<(), StoreError> {
    let changed = Subject::new(subject.0, subject.1);
    note(tx, agency, by, action, subject, detail, now).await?;
    store::changed(tx, agency, &changed, now).await.map(drop)
}

/// One entry about a thing of this crate.
async fn note<T>(
    tx: &mut Tx,
    agency: AgencyId,
    by: By,
    action: &'static str,
    subject: (kernel::Kind, Id<T>),
    detail: Value,
    now: Moment,
) -> Result<(), StoreError> {
    let subject = Some(Subject::new(subject.0, subject.1));
    audit(tx, agency, Entry { actor: by.account, action, subject, detail, source: by.source }, now).await?;
    Ok(())
}
