//! The three dates of a report: when data close, when units hand in, when it is due at its receiver.

use super::{MOST_IN_LINE, allow, needed};
use crate::model::{Deadline, DeadlineId, Decision, Event, NewDeadline, Refusal};
use crate::permissions::SIGN;
use evidence::periods::Period;
use jiff::ToSpan as _;
use kernel::{Date, Moment};
use people::Actor;
use viet::calendar::Calendar;

/// The dates of a period for one receiver.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dates<'a> {
    /// Where they come from.
    pub deadline: &'a Deadline,
    /// Units hand in by then.
    pub units: Date,
    /// The report is due then.
    pub due: Date,
}

/// The dates of a period, a line a receiver: of those set for a kind of period and receiver the one that holds on the last
/// day of the period.
#[must_use]
pub fn dates<'a>(deadlines: &'a [Deadline], period: &Period, calendar: &Calendar) -> Vec<Dates<'a>> {
    let mut holding: Vec<&Deadline> = Vec::new();
    for one in deadlines.iter().filter(|one| one.period_kind == period.kind && one.valid_from <= period.to_on) {
        match holding.iter_mut().find(|known| known.receiver == one.receiver) {
            Some(known) if known.valid_from < one.valid_from => *known = one,
            Some(_) => {}
            None => holding.push(one),
        }
    }
    let of = |deadline: &'a Deadline| Dates {
        deadline,
        units: working_days_before(calendar, period.to_on, deadline.units_before),
        due: period.to_on.saturating_add(deadline.due_after.days()),
    };
    holding.into_iter().map(of).collect()
}

/// The day so many working days before another.
fn working_days_before(calendar: &Calendar, day: Date, count: i64) -> Date {
    let mut left = count.clamp(0, MOST_DAYS);
    let mut at = day;
    while left > 0 {
        let Ok(before) = at.yesterday() else { return at };
        at = before;
        left -= i64::from(calendar.is_working(at));
    }
    at
}

/// More days than any receiver gives.
pub const MOST_DAYS: i64 = 60;

/// Sets the dates of a kind of period for a receiver, from a day on.
///
/// # Errors
/// `NotPermitted`, `TextMissing`, `TextTooLong`, `OutOfRange`.
pub fn set(new: &NewDeadline, id: DeadlineId, actor: &Actor, now: Moment) -> Decision<Deadline> {
    allow(actor, &SIGN)?;
    let receiver = needed("receiver", &new.receiver, MOST_IN_LINE)?;
    let legal_basis = match needed("legal_basis", &new.legal_basis, MOST_IN_LINE) {
        Err(Refusal::TextMissing(_)) => String::new(),
        basis => basis?,
    };
    if !(0..=MOST_DAYS).contains(&new.units_before) {
        return Err(Refusal::OutOfRange("units_before"));
    }
    if !(-MOST_DAYS..=MOST_DAYS).contains(&new.due_after) {
        return Err(Refusal::OutOfRange("due_after"));
    }
    let event = Event::DeadlineSet { deadline: id, receiver: receiver.clone() };
    let deadline = Deadline {
        id,
        period_kind: new.period_kind,
        receiver,
        units_before: new.units_before,
        due_after: new.due_after,
        legal_basis,
        certainty: new.certainty,
        valid_from: new.valid_from,
        set_by: actor.account,
        set_at: now,
    };
    Ok((deadline, vec![event]))
}
