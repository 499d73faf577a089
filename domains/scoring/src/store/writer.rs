//! What refusals the writes of this domain share; who writes is `people::Writer`.

use crate::model::{Error, Refusal, Theirs};
pub(super) use people::Writer;

/// The refusal for a write that came too late.
pub(super) fn changed(theirs: Theirs) -> Error {
    Refusal::Changed { theirs: Box::new(theirs) }.into()
}
