//! What is missing of a unit's part, confirming it, reminding of it.

use super::{MOST_IN_TEXT, allow, needed};
use crate::model::{Confirmation, Decision, Event, Refusal, Reminder, ReminderId, Snapshot, UnitId};
use crate::permissions::{CONFIRM, REMIND};
use domain::FigureRow;
use evidence::periods::PeriodId;
use kernel::{Date, Moment, local_date};
use papers::forms::{self, Reminded};
use people::{Actor, Role};
use std::collections::BTreeMap;
use store::Json;
use viet::calendar::Calendar;

/// The figure whose rows a unit still owes.
pub const MISSING: &str = "plans.tasks_not_done";

/// What a unit has not done by the end of the period.
pub fn missing(snapshot: &Snapshot, unit: UnitId) -> impl Iterator<Item = &FigureRow> {
    let rows = snapshot.figure(MISSING).map(|line| line.rows.as_slice()).unwrap_or_default();
    rows.iter().map(AsRef::as_ref).filter(move |row: &&FigureRow| row.unit == Some(unit))
}

/// What the figures say of a unit, by address.
#[must_use]
pub fn said_of(snapshot: &Snapshot, unit: UnitId) -> BTreeMap<String, String> {
    let value = |line: &crate::model::FigureLine| (line.address.clone(), line.value_of_unit(Some(unit)).to_string());
    snapshot.figures.iter().map(value).collect()
}

/// Whether the actor speaks for a unit: its head, its focal point, or the Office for all.
#[must_use]
pub fn speaks_for(actor: &Actor, unit: UnitId) -> bool {
    let office = actor.is(Role::ChiefOfOffice) || actor.is(Role::DeputyChiefOfOffice);
    office || actor.leads_unit(unit) || actor.is(Role::ReformFocalPoint) && actor.unit == Some(unit)
}

/// The unit's part of the period is complete, says who speaks for it. Said again, the last word holds.
///
/// # Errors
/// `NotPermitted`, `NotTheirUnit`, `TextTooLong`.
pub fn confirm(
    period: PeriodId,
    unit: UnitId,
    note: &str,
    snapshot: &Snapshot,
    actor: &Actor,
    now: Moment,
) -> Decision<Confirmation> {
    allow(actor, &CONFIRM)?;
    if !speaks_for(actor, unit) {
        return Err(Refusal::NotTheirUnit);
    }
    let note = match needed("note", note, MOST_IN_TEXT) {
        Err(Refusal::TextMissing(_)) => String::new(),
        note => note?,
    };
    let confirmation = Confirmation {
        period_id: period,
        unit_id: unit,
        said: Json(said_of(snapshot, unit)),
        note,
        confirmed_by: actor.account,
        confirmed_at: now,
    };
    Ok((confirmation, vec![Event::UnitConfirmed { period, unit }]))
}

/// Reminds a unit of what it owes, or that it has not confirmed its part. What the slip says is kept with the reminder.
///
/// # Errors
/// `NotPermitted`, `NothingToRemind` where nothing is missing and the part is confirmed.
pub fn remind(
    id: ReminderId,
    period: PeriodId,
    unit: UnitId,
    snapshot: &Snapshot,
    confirmed: bool,
    actor: &Actor,
    now: Moment,
) -> Decision<Reminder> {
    allow(actor, &REMIND)?;
    if confirmed && missing(snapshot, unit).next().is_none() {
        return Err(Refusal::NothingToRemind);
    }
    let slip = Some(Json(slip(snapshot, unit, local_date(now))));
    let reminder =
        Reminder { id, period_id: period, unit_id: unit, reminded_by: actor.account, reminded_at: now, slip };
    Ok((reminder, vec![Event::UnitReminded { period, unit }]))
}

/// Working days that a unit has for an answer.
const DAYS_TO_ANSWER: usize = 2;

/// What the slip to a unit says on a day: what it owes, or that it has yet to confirm its part.
#[must_use]
pub fn slip(snapshot: &Snapshot, unit: UnitId, day: Date) -> forms::Reminder {
    let (calendar, name) = (Calendar::civil_service(), snapshot.unit(Some(unit)).to_owned());
    let task = |row: &FigureRow| {
        let due = row.on?;
        let late = u32::try_from(calendar.between(due, day)).ok();
        Some(Reminded { content: row.title.clone(), lead: name.clone(), due, result: String::new(), late })
    };
    let mut tasks: Vec<Reminded> = missing(snapshot, unit).filter_map(task).collect();
    if tasks.is_empty() {
        tasks.push(Reminded {
            content: format!("Xác nhận số liệu {} của đơn vị", viet::case::lowered(&snapshot.label)),
            lead: name.clone(),
            due: snapshot.to,
            result: "Chưa xác nhận".into(),
            late: u32::try_from(calendar.between(snapshot.to, day)).ok().filter(|days| *days > 0),
        });
    }
    let plan = snapshot.words.get("plans.plan").filter(|plan| !plan.is_empty()).cloned();
    forms::Reminder {
        to: name,
        plan: plan.unwrap_or_else(|| "kế hoạch công tác".into()),
        as_of: day,
        tasks,
        answer_by: calendar.after(day, DAYS_TO_ANSWER),
        answer_to: "Văn phòng".into(),
    }
}
