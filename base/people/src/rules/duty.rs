//! Who is the leader in charge of a unit or a field on a day.

use crate::{AccountId, Duty, UnitId};
use kernel::Date;

/// The leader in charge of a unit. Of several notices, the latest; nobody if no notice names the unit: then it is the
/// Head's own.
#[must_use]
pub fn leader_of_unit(duties: &[Duty], unit: UnitId, on: Date) -> Option<AccountId> {
    latest(duties.iter().filter(|d| d.unit_id == Some(unit)), on)
}

/// The leader in charge of a named field; names are compared without case and marks.
#[must_use]
pub fn leader_of_field(duties: &[Duty], field: &str, on: Date) -> Option<AccountId> {
    let wanted = field_key(field);
    latest(duties.iter().filter(|d| d.field.as_deref().is_some_and(|f| field_key(f) == wanted)), on)
}

/// What fields are compared by.
#[must_use]
pub fn field_key(field: &str) -> String {
    viet::fold(&viet::nfc(field)).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn latest<'a>(duties: impl Iterator<Item = &'a Duty>, on: Date) -> Option<AccountId> {
    duties.filter(|d| d.holds_on(on)).max_by_key(|d| (d.valid_from, d.notice_date, d.id)).map(|d| d.account_id)
}
