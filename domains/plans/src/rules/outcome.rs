//! What became of tasks by the end of a period: the one place where a period's results and its report figures are decided.

use super::task::confirmed_proofs;
use crate::model::{Outcome, Period, TaskWithProofs};
use kernel::{ById, Date};
use uuid::Uuid;

/// The confirmed proofs that a period counts, and whether each came late ("bổ sung").
pub type Placed = ById<Uuid, bool>;

/// What became of a task.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Told<'a> {
    /// The task.
    pub with: &'a TaskWithProofs,
    /// What became of it.
    pub outcome: Outcome,
    /// The day on which the last proof asked for happened.
    pub done_on: Option<Date>,
    /// Done with a proof that came after its own period was closed.
    pub late: bool,
}

/// The proofs of the days of a period.
#[must_use]
pub fn placed_by_day(tasks: &[TaskWithProofs], period: &Period) -> Placed {
    let proofs = tasks.iter().flat_map(|with| confirmed_proofs(&with.proofs));
    proofs.filter(|(day, _)| (period.from..=period.to).contains(day)).map(|(_, proof)| (proof, false)).collect()
}

/// The tasks of a period. A task belongs to it if its last day falls into it, if it continues, if it was left over from
/// before, or if it was done in it ahead of time; what was done before the period does not, nor what was called off.
#[must_use]
pub fn told<'a>(tasks: &'a [TaskWithProofs], period: &Period, placed: &Placed, today: Date) -> Vec<Told<'a>> {
    tasks.iter().filter(|with| with.task.is_active()).filter_map(|with| of_task(with, period, placed, today)).collect()
}

fn of_task<'a>(with: &'a TaskWithProofs, period: &Period, placed: &Placed, today: Date) -> Option<Told<'a>> {
    let (work, mut before, mut late) = (&with.task.work, 0, false);
    let mut days = Vec::new();
    for (day, proof) in confirmed_proofs(&with.proofs) {
        match placed.get(&proof) {
            Some(came_late) => {
                late |= came_late;
                days.push(day);
            }
            None if day < period.from => {
                before += 1;
                days.push(day);
            }
            // After the period, or an addition to a later one.
            None => {}
        }
    }
    let wanted = usize::try_from(work.quantity).unwrap_or(usize::MAX).max(1);
    let due = work.due.day();
    let done_on = days.get(wanted - 1).copied();
    let later = due.is_some_and(|day| day > period.to) && done_on.is_none();
    if before >= wanted || later {
        return None;
    }
    let closed_on = if today > period.to { period.to } else { today };
    let over = |day: Date| day < closed_on || day == closed_on && today > period.to;
    let outcome = match (done_on, due) {
        (Some(done), Some(due)) if done > due => Outcome::DoneLate,
        (Some(_), _) => Outcome::DoneOnTime,
        (None, Some(due)) if over(due) => Outcome::Overdue,
        (None, _) => Outcome::Open,
    };
    Some(Told { with, outcome, done_on, late: late && done_on.is_some() })
}
