//! Figures of other systems: estimates, and the actual figures that come for them later.

use super::AccountId;
use evidence::ProofId;
use kernel::Moment;
use store::record;

record! {
    /// An actual figure came for an estimated one, as somebody said.
    #[derive(Eq)]
    pub struct Reconciliation { estimate_id: ProofId, actual_id: ProofId, noted_by: AccountId, noted_at: Moment }
}
