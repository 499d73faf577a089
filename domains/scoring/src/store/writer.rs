//! What every write has in common: who writes, and telling the audit trail and the change feed.

use crate::model::{Error, Event, Refusal, Theirs};
use kernel::Moment;
use people::{Actor, AgencyId, Entry};
use std::net::IpAddr;
use store::{StoreError, Tx};

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
    pub(super) const fn agency(&self) -> AgencyId {
        self.actor.agency
    }

    /// Writes what happened into the audit trail, and that its subjects changed.
    pub(super) async fn tell(&self, tx: &mut Tx, events: &[Event]) -> Result<(), StoreError> {
        for event in events {
            let (action, subject) = event.told();
            let detail = serde_json::to_value(event).expect("events are plain data");
            let (actor, source) = (Some(self.actor.account), self.source);
            let entry = Entry { actor, action, subject: Some(subject.clone()), detail, source };
            // Both hold a row of the agency until commit: everywhere in this order, or two writers wait for each other.
            people::audit(tx, self.agency(), entry, self.now).await?;
            store::changed(tx, self.agency(), &subject, self.now).await?;
        }
        Ok(())
    }
}

/// The refusal for a write that came too late.
pub(super) fn changed(theirs: Theirs) -> Error {
    Refusal::Changed { theirs: Box::new(theirs) }.into()
}
