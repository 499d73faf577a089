//! Phiếu nhắc việc as the inner form that it is.

use super::cited;
use crate::model::{Plan, TaskWithProofs};
use crate::rules::task::{confirmed, is_late, progress};
use ::papers::forms::{Reminded, Reminder};
use kernel::Date;
use viet::calendar::Calendar;

/// Working days that whoever is reminded has for an answer: half the time to the next step.
const DAYS_TO_ANSWER: usize = 2;

/// What the slip of a task says: to whom, who leads it, as of which day. None for a task without a last day: nothing is due there.
pub(crate) fn reminder(plan: &Plan, task: &TaskWithProofs, to: &str, lead: &str, as_of: Date) -> Option<Reminder> {
    let work = &task.task.work;
    let due = work.due.day()?;
    let calendar = Calendar::civil_service();
    let late = is_late(progress(&task.task, &task.proofs, as_of));
    Some(Reminder {
        to: to.to_owned(),
        plan: cited(plan),
        as_of,
        tasks: vec![Reminded {
            content: work.title.clone(),
            lead: lead.to_owned(),
            due,
            result: format!("{}/{} {}", confirmed(&task.proofs), work.quantity, work.measure),
            late: late.then(|| u32::try_from(calendar.between(due, as_of)).unwrap_or(0)),
        }],
        answer_by: calendar.after(as_of, DAYS_TO_ANSWER),
        answer_to: "Văn phòng".into(),
    })
}
