//! Nouns and states. No rules beyond "is it valid on this day", no I/O.

pub mod account;
pub mod agency;
pub mod audit;
pub mod role;
pub mod sign_in;

use kernel::Date;

/// Whether a period (its last day counts) holds on a day.
///
/// ```
/// use jiff::civil::date;
/// assert!(people::model::valid_on(date(2020, 1, 1), Some(date(2020, 6, 30)), date(2020, 6, 30)));
/// assert!(!people::model::valid_on(date(2020, 1, 1), Some(date(2020, 6, 30)), date(2020, 7, 1)));
/// assert!(people::model::valid_on(date(2020, 1, 1), None, date(2030, 1, 1)));
/// ```
#[must_use]
pub fn valid_on(from: Date, to: Option<Date>, on: Date) -> bool {
    from <= on && to.is_none_or(|last| on <= last)
}
