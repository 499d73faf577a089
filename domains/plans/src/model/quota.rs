//! How many the agency may propose for commendation at most: a dated fact with the paper that it rests on.

use super::AccountId;
use kernel::{Date, Moment};
use store::record;

record! {
    /// The limits from a day on, until the next one's day.
    pub struct QuotaLimit {
        valid_from: Date,
        /// Tập thể; none where there is no limit.
        collectives: Option<i64>,
        /// Cá nhân.
        individuals: Option<i64>,
        legal_basis: String, set_by: AccountId, set_at: Moment,
    }
}
