//! What every write of a domain has in common: who writes, and telling the audit trail and the change feed.

use crate::{Actor, AgencyId, Entry, audit};
use kernel::{Moment, Subject};
use serde::Serialize;
use std::net::IpAddr;
use store::{StoreError, Tx};

/// Something that happened to a thing of a domain; what it holds stands in the audit trail.
pub trait Told: Serialize {
    /// The name under which the audit trail keeps it, and the thing that it happened to.
    fn told(&self) -> (&'static str, Subject);
}

/// Who writes, when, from where.
#[derive(Debug, Clone, Copy)]
pub struct Writer<'a> {
    /// Gives the agency: a write never leaves it.
    pub actor: &'a Actor,
    /// One moment for all that a request writes.
    pub now: Moment,
    /// The address of the machine that asked, for the audit trail.
    pub source: Option<IpAddr>,
}

impl Writer<'_> {
    /// Whose rows are written.
    #[must_use]
    pub const fn agency(&self) -> AgencyId {
        self.actor.agency
    }

    /// Writes what happened into the audit trail, and that its subjects changed.
    ///
    /// # Errors
    /// What the engine says.
    ///
    /// # Panics
    /// An event is not plain data.
    pub async fn tell(&self, tx: &mut Tx, events: &[impl Told]) -> Result<(), StoreError> {
        for event in events {
            let (action, subject) = event.told();
            let detail = serde_json::to_value(event).expect("events are plain data");
            let (actor, source) = (Some(self.actor.account), self.source);
            let entry = Entry { actor, action, subject: Some(subject.clone()), detail, source };
            // Both hold a row of the agency until commit: everywhere in this order, or two writers wait for each other.
            audit(tx, self.agency(), entry, self.now).await?;
            store::changed(tx, self.agency(), &subject, self.now).await?;
        }
        Ok(())
    }
}
