//! Assigning, changing and calling off tasks, and how a task stands on a day.

use super::{MOST_IN_LINE, MOST_IN_TEXT, allow, amendment, needed, no_doubles};
use crate::model::{
    Assignment, Cancellation, Decision, Due, Event, FullPlan, Host, Progress, ProofStanding, Refusal, Task, TaskId,
    TaskOf, TaskProof, TaskState,
};
use crate::permissions::{ASSIGN_OWN_UNIT, ASSIGN_TASKS};
use kernel::{Date, Moment};
use people::Actor;

/// The highest quantity of a task.
pub const MOST_PIECES: i64 = 100_000;
/// Characters of a unit of measure.
pub const MOST_IN_MEASURE: usize = 60;

/// Writes down a new task. The lead unit may still be open; then it stands as "not assigned".
///
/// # Errors
/// `NotPermitted`, `NotTheirUnit`, `PlanNotSigned`, `NotInPlan`, `TextMissing`, `TextTooLong`, `LeadAlsoCoordinates`,
/// `NamedTwice`, `StartsAfterDue`, `QuantityOutOfRange`.
pub fn assign(full: &FullPlan, id: TaskId, work: &Assignment, actor: &Actor, now: Moment) -> Decision<Task> {
    may_assign(actor, work)?;
    let work = checked(full, work)?;
    if matches!(work.of, TaskOf::Item(item) if amendment::is_dropped(full, item)) {
        return Err(Refusal::NotInPlan);
    }
    let event = Event::TaskAssigned { task: id, plan: full.plan.id, lead_unit: work.lead_unit, person: work.person };
    let task = Task {
        id,
        plan_id: full.plan.id,
        work,
        state: TaskState::Active,
        created_by: actor.account,
        created_at: now,
        version: 1,
    };
    Ok((task, vec![event]))
}

/// Changes a task.
///
/// # Errors
/// As [`assign`]; `NotInPlan` for a task of another plan, `TaskIsCancelled`.
pub fn revise(full: &FullPlan, task: &Task, work: &Assignment, actor: &Actor) -> Decision<Task> {
    may_assign(actor, &task.work)?;
    may_assign(actor, work)?;
    if !task.is_active() {
        return Err(Refusal::TaskIsCancelled);
    }
    if task.plan_id != full.plan.id {
        return Err(Refusal::NotInPlan);
    }
    let work = checked(full, work)?;
    let changed = differences(&task.work, &work);
    if changed.is_empty() {
        return Ok((task.clone(), Vec::new()));
    }
    let event = Event::TaskRevised { task: task.id, plan: task.plan_id, changed };
    Ok((Task { work, version: task.version + 1, ..task.clone() }, vec![event]))
}

/// Calls a task off; it stays in the list with the reason.
///
/// # Errors
/// `NotPermitted`, `TaskIsCancelled`, `TextMissing`, `TextTooLong`.
pub fn cancel(task: &Task, reason: &str, actor: &Actor, now: Moment) -> Decision<Task> {
    allow(actor, &ASSIGN_TASKS)?;
    if !task.is_active() {
        return Err(Refusal::TaskIsCancelled);
    }
    let reason = needed("reason", reason, MOST_IN_TEXT)?;
    let event = Event::TaskCancelled { task: task.id, plan: task.plan_id, reason: reason.clone() };
    let state = TaskState::Cancelled(Cancellation { by: actor.account, at: now, reason });
    Ok((Task { state, version: task.version + 1, ..task.clone() }, vec![event]))
}

/// Takes a task that was called off in hand again.
///
/// # Errors
/// `NotPermitted`, `TaskIsActive`.
pub fn resume(task: &Task, actor: &Actor) -> Decision<Task> {
    allow(actor, &ASSIGN_TASKS)?;
    if task.is_active() {
        return Err(Refusal::TaskIsActive);
    }
    let event = Event::TaskResumed { task: task.id, plan: task.plan_id };
    Ok((Task { state: TaskState::Active, version: task.version + 1, ..task.clone() }, vec![event]))
}

/// The Office and leaders for every unit, a unit's head and focal point for what the unit leads.
fn may_assign(actor: &Actor, work: &Assignment) -> Result<(), Refusal> {
    if actor.may(&ASSIGN_TASKS) {
        return Ok(());
    }
    allow(actor, &ASSIGN_OWN_UNIT)?;
    let own = actor.unit.is_some() && work.lead_unit == actor.unit;
    if own { Ok(()) } else { Err(Refusal::NotTheirUnit) }
}

fn checked(full: &FullPlan, work: &Assignment) -> Result<Assignment, Refusal> {
    full.plan.signature().ok_or(Refusal::PlanNotSigned)?;
    let known = match work.of {
        TaskOf::Item(item) => full.item(item).is_some(),
        TaskOf::Duty(at) => usize::try_from(at).is_ok_and(|at| at < full.plan.document.duties.len()),
    };
    if !known {
        return Err(Refusal::NotInPlan);
    }
    if work.lead_unit.is_some_and(|lead| work.coordinating.contains(&lead)) {
        return Err(Refusal::LeadAlsoCoordinates);
    }
    no_doubles(&work.coordinating)?;
    if let (Some(start), Due::On(due)) = (work.starts_on, work.due)
        && start > due
    {
        return Err(Refusal::StartsAfterDue);
    }
    if !(1..=MOST_PIECES).contains(&work.quantity) {
        return Err(Refusal::QuantityOutOfRange(MOST_PIECES));
    }
    let host = match &work.host {
        Host::Us => Host::Us,
        Host::Elsewhere { who } => Host::Elsewhere { who: needed("host", who, MOST_IN_LINE)? },
    };
    Ok(Assignment {
        title: needed("title", &work.title, MOST_IN_LINE)?,
        measure: needed("measure", &work.measure, MOST_IN_MEASURE)?,
        host,
        ..work.clone()
    })
}

/// The names of the fields that differ, for the trail and for the panel of conflicts.
#[must_use]
pub fn differences(one: &Assignment, other: &Assignment) -> Vec<&'static str> {
    let fields = [
        ("of", one.of != other.of),
        ("channel", one.channel != other.channel),
        ("title", one.title != other.title),
        ("lead_unit", one.lead_unit != other.lead_unit),
        ("coordinating", one.coordinating != other.coordinating),
        ("person", one.person != other.person),
        ("starts_on", one.starts_on != other.starts_on),
        ("due", one.due != other.due),
        ("quantity", one.quantity != other.quantity),
        ("measure", one.measure != other.measure),
        ("host", one.host != other.host),
    ];
    fields.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}

/// How many different proofs are confirmed.
#[must_use]
pub fn confirmed(proofs: &[TaskProof]) -> i64 {
    i64::try_from(confirmed_proofs(proofs).len()).unwrap_or(i64::MAX)
}

/// The day on which the last proof asked for happened; none while proofs are missing.
#[must_use]
pub fn done_on(task: &Task, proofs: &[TaskProof]) -> Option<Date> {
    let last = usize::try_from(task.work.quantity).ok()?.checked_sub(1)?;
    confirmed_proofs(proofs).get(last).map(|(day, _)| *day)
}

/// The confirmed proofs with their days, each proof once, by day.
pub(super) fn confirmed_proofs(proofs: &[TaskProof]) -> Vec<(Date, uuid::Uuid)> {
    let confirmed = proofs.iter().filter(|proof| proof.standing == ProofStanding::Confirmed);
    let mut confirmed: Vec<_> = confirmed.map(|proof| (proof.happened_on, proof.proof)).collect();
    confirmed.sort_unstable();
    confirmed.dedup();
    confirmed
}

/// How a task stands on a day.
#[must_use]
pub fn progress(task: &Task, proofs: &[TaskProof], today: Date) -> Progress {
    if !task.is_active() {
        return Progress::Cancelled;
    }
    let confirmed = confirmed(proofs);
    let late = task.work.due.day().is_some_and(|due| due < today);
    let unassigned = task.work.lead_unit.is_none() && task.work.person.is_none();
    let begun = !proofs.is_empty() || task.work.starts_on.is_some_and(|start| start <= today);
    match () {
        () if confirmed >= task.work.quantity => Progress::Done,
        () if late && confirmed > 0 => Progress::Partly,
        () if late => Progress::Overdue,
        () if unassigned => Progress::NotAssigned,
        () if begun => Progress::InProgress,
        () => Progress::Planned,
    }
}

/// Whether time is over and proofs are missing.
#[must_use]
pub const fn is_late(progress: Progress) -> bool {
    matches!(progress, Progress::Overdue | Progress::Partly)
}
