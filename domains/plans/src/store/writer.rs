//! What refusals the writes of this domain share; who writes is `people::Writer`.

use crate::model::{Error, PlanId, Refusal, Theirs, subject};
use kernel::Subject;
pub(super) use people::Writer;
use store::{StoreError, Tx};

/// Says that a plan changed, where the event is about something that hangs on it.
pub(super) async fn plan_changed(writer: &Writer<'_>, tx: &mut Tx, plan: PlanId) -> Result<(), StoreError> {
    store::changed(tx, writer.agency(), &Subject::new(subject::PLAN, plan), writer.now).await.map(drop)
}

/// The refusal for a write that came too late.
pub(super) fn changed(theirs: Theirs) -> Error {
    Refusal::Changed { theirs: Box::new(theirs) }.into()
}

/// Turns a key that is taken into what the rules say of it.
pub(super) fn taken(error: StoreError, refusal: impl FnOnce(&str) -> Refusal) -> Error {
    match &error {
        StoreError::Unique { constraint, .. } => refusal(constraint).into(),
        _ => error.into(),
    }
}
