//! Phiếu nhắc việc: one step at a time, official, unit head, Office, then the deputy head at the briefing. There is no
//! step to the Head.

use super::allow;
use super::task::{confirmed, is_late, progress};
use crate::model::{Decision, Due, Event, Level, Progress, Recipient, Refusal, Reminder, ReminderId, TaskWithProofs};
use crate::permissions::REMIND;
use jiff::ToSpan as _;
use kernel::{Date, Moment};
use people::Actor;

/// How the office reminds; office practice, so it is data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReminderPolicy {
    /// A task may be reminded of so many days before its last day.
    pub days_before_due: i32,
    /// Days between one step and the next.
    pub days_between_steps: i32,
}

impl Default for ReminderPolicy {
    fn default() -> Self {
        Self { days_before_due: 3, days_between_steps: 3 }
    }
}

/// The people who stand on the upper steps for the task's unit.
#[derive(Debug, Clone, Copy, Default)]
pub struct Steps {
    /// The deputy head in charge of the unit, as the duties notice of the day has it.
    pub leader_in_charge: Option<people::AccountId>,
}

/// Issues the next reminder of a task; `earlier` are those issued before, in any order. What its slip says depends on to whom
/// it goes, and so is put into it afterwards.
///
/// # Errors
/// `NotPermitted`, `NotTheirUnit` for a unit's head, `NothingToRemind`, `TooSoonToEscalate`, `NoHigherLevel`,
/// `NobodyToRemind`.
pub fn remind(
    task: &TaskWithProofs,
    earlier: &[Reminder],
    steps: Steps,
    policy: ReminderPolicy,
    id: ReminderId,
    actor: &Actor,
    now: Moment,
) -> Decision<Reminder> {
    allow(actor, &REMIND)?;
    let unit = task.task.work.lead_unit;
    let office = actor.is(people::Role::ChiefOfOffice) || actor.is(people::Role::DeputyChiefOfOffice);
    if !office && !unit.is_some_and(|unit| actor.leads_unit(unit)) {
        return Err(Refusal::NotTheirUnit);
    }
    let today = kernel::local_date(now);
    if !is_due(task, policy, today) {
        return Err(Refusal::NothingToRemind);
    }
    let last = earlier.iter().max_by_key(|reminder| reminder.at);
    if let Some(last) = last {
        let next_day = kernel::local_date(last.at).saturating_add(policy.days_between_steps.days());
        if today < next_day {
            return Err(Refusal::TooSoonToEscalate(next_day));
        }
    }
    let to = next_recipient(task, last.map(|last| last.to.level()), steps)?;
    let event = Event::ReminderIssued { reminder: id, task: task.task.id, level: to.level() };
    let reminder = Reminder { id, task_id: task.task.id, to, by: actor.account, at: now, printed_at: None, slip: None };
    Ok((reminder, vec![event]))
}

/// Late, or soon due with proofs missing.
fn is_due(task: &TaskWithProofs, policy: ReminderPolicy, today: Date) -> bool {
    let soon = match task.task.work.due {
        Due::On(day) => day <= today.saturating_add(policy.days_before_due.days()),
        Due::Continuing => false,
    };
    let progress = progress(&task.task, &task.proofs, today);
    let finished = matches!(progress, Progress::Done | Progress::Cancelled);
    !finished && (is_late(progress) || soon) && confirmed(&task.proofs) < task.task.work.quantity
}

/// The step after the last one. A task without a person starts at the head of its unit, without a unit at the Office.
fn next_recipient(task: &TaskWithProofs, last: Option<Level>, steps: Steps) -> Result<Recipient, Refusal> {
    let work = &task.task.work;
    let person = work.person.map(Recipient::Person);
    let head = work.lead_unit.map(Recipient::UnitHead);
    match last {
        None => Ok(person.or(head).unwrap_or(Recipient::Office)),
        Some(Level::Person) => Ok(head.unwrap_or(Recipient::Office)),
        Some(Level::UnitHead) => Ok(Recipient::Office),
        Some(Level::Office) => {
            steps.leader_in_charge.map(Recipient::DeputyHead).ok_or(Refusal::NobodyToRemind(Level::DeputyHead))
        }
        Some(Level::DeputyHead) => Err(Refusal::NoHigherLevel),
    }
}

/// Notes that the slip was printed.
///
/// # Errors
/// `NotPermitted`, `AlreadyPrinted`.
pub fn printed(reminder: &Reminder, actor: &Actor, now: Moment) -> Decision<Reminder> {
    allow(actor, &REMIND)?;
    if reminder.printed_at.is_some() {
        return Err(Refusal::AlreadyPrinted);
    }
    let event = Event::ReminderPrinted { reminder: reminder.id, task: reminder.task_id };
    Ok((Reminder { printed_at: Some(now), ..reminder.clone() }, vec![event]))
}
