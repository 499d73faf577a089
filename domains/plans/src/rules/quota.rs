//! Limits of commendation: set by the Office from a day on, read as of the day of a plan.

use super::{MOST_IN_LINE, allow, needed};
use crate::lint::QuotaLimits;
use crate::model::{Decision, Event, QuotaLimit, Refusal};
use crate::permissions::MANAGE_PLANS;
use kernel::{Date, Moment};
use people::Actor;

/// More than any agency proposes; what is above is a slip of the hand.
pub const MOST: i64 = 1_000;

/// Limits that hold from a day on.
#[derive(Debug, Clone)]
pub struct SetQuotaLimit {
    /// The first day.
    pub valid_from: Date,
    /// Tập thể, at most.
    pub collectives: Option<i64>,
    /// Cá nhân, at most.
    pub individuals: Option<i64>,
    /// The regulation or plan that says so.
    pub legal_basis: String,
}

/// Sets the limits from a day on, in place of those set for the same day.
///
/// # Errors
/// `NotPermitted`, `FigureOutOfRange`, `TextMissing`, `TextTooLong`.
pub fn set(command: &SetQuotaLimit, actor: &Actor, now: Moment) -> Decision<QuotaLimit> {
    allow(actor, &MANAGE_PLANS)?;
    if [command.collectives, command.individuals].into_iter().flatten().any(|most| !(0..=MOST).contains(&most)) {
        return Err(Refusal::FigureOutOfRange);
    }
    let limit = QuotaLimit {
        valid_from: command.valid_from,
        collectives: command.collectives,
        individuals: command.individuals,
        legal_basis: needed("legal_basis", &command.legal_basis, MOST_IN_LINE)?,
        set_by: actor.account,
        set_at: now,
    };
    Ok((limit, vec![Event::QuotaLimitSet { agency: actor.agency, valid_from: command.valid_from }]))
}

/// What holds on a day; of a draft without a date, what holds last.
#[must_use]
pub fn as_of(limits: &[QuotaLimit], day: Option<Date>) -> QuotaLimits {
    let held = limits.iter().filter(|limit| day.is_none_or(|day| limit.valid_from <= day));
    let most = |number: Option<i64>| number.and_then(|number| u32::try_from(number).ok());
    held.max_by_key(|limit| limit.valid_from).map_or_else(QuotaLimits::default, |limit| QuotaLimits {
        collectives: most(limit.collectives),
        individuals: most(limit.individuals),
    })
}
