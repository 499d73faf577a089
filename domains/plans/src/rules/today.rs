//! What needs whom: "Việc của tôi hôm nay", and the one page for the Monday briefing. Selections over loaded rows.

use super::difficulty::is_addressed_to;
use super::task::{done_on, is_late, progress};
use crate::model::{Difficulty, Progress, Refusal, TaskWithProofs};
use crate::permissions::SEE_TASKS;
use jiff::ToSpan as _;
use kernel::Date;
use people::{Actor, Role};

/// Days that the briefing looks back.
pub const DAYS_BACK: i32 = 7;
/// Days that lists look ahead.
pub const DAYS_AHEAD: i32 = 14;

/// A person's own day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MyDay<'a> {
    /// Time is over and proofs are missing.
    pub late: Vec<&'a TaskWithProofs>,
    /// Due within two weeks.
    pub due_soon: Vec<&'a TaskWithProofs>,
    /// In hand, later or without a last day.
    pub later: Vec<&'a TaskWithProofs>,
    /// Put to this person, or raised by them and still open.
    pub difficulties: Vec<&'a Difficulty>,
}

/// The tasks and difficulties of one person; a unit's head sees those of the unit.
#[must_use]
pub fn my_day<'a>(
    tasks: &'a [TaskWithProofs],
    difficulties: &'a [Difficulty],
    actor: &Actor,
    today: Date,
) -> MyDay<'a> {
    let own = |task: &&TaskWithProofs| {
        let unit = task.task.work.lead_unit;
        let leads = actor.is(Role::UnitHead) && unit.is_some_and(|unit| actor.leads_unit(unit));
        leads || task.task.belongs_to(actor.account, actor.unit)
    };
    let mine: Vec<&TaskWithProofs> = tasks.iter().filter(own).collect();
    let open = mine.into_iter().filter(|task| is_open(state(task, today)));
    let mut day = MyDay::default();
    for task in open {
        match () {
            () if is_late(state(task, today)) => day.late.push(task),
            () if is_due_soon(task, today) => day.due_soon.push(task),
            () => day.later.push(task),
        }
    }
    let concerns = |one: &&Difficulty| one.is_open() && (is_addressed_to(one, actor) || one.raised_by == actor.account);
    day.difficulties = difficulties.iter().filter(concerns).collect();
    for list in [&mut day.late, &mut day.due_soon, &mut day.later] {
        list.sort_by_key(|task| by_due(task));
    }
    day.difficulties.sort_by_key(|one| (one.answer_by(), one.id));
    day
}

/// The A4 of the Monday briefing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Briefing<'a> {
    /// Done in the last seven days, today included.
    pub done: Vec<&'a TaskWithProofs>,
    /// Due within fourteen days.
    pub due: Vec<&'a TaskWithProofs>,
    /// Late.
    pub late: Vec<&'a TaskWithProofs>,
    /// Khó khăn, vướng mắc: open, the longest waiting first.
    pub difficulties: Vec<&'a Difficulty>,
    /// Cần Lãnh đạo quyết định: those whose day for an answer has come.
    pub to_decide: Vec<&'a Difficulty>,
}

/// Selects what the briefing speaks of.
///
/// # Errors
/// `NotPermitted`.
pub fn briefing<'a>(
    tasks: &'a [TaskWithProofs],
    difficulties: &'a [Difficulty],
    actor: &Actor,
    today: Date,
) -> Result<Briefing<'a>, Refusal> {
    super::allow(actor, &SEE_TASKS)?;
    let since = today.saturating_sub((DAYS_BACK - 1).days());
    let just_done = |task: &&TaskWithProofs| {
        let done = done_on(&task.task, &task.proofs);
        state(task, today) == Progress::Done && done.is_some_and(|day| (since..=today).contains(&day))
    };
    let mut briefing = Briefing {
        done: tasks.iter().filter(just_done).collect(),
        due: tasks.iter().filter(|task| is_open(state(task, today)) && is_due_soon(task, today)).collect(),
        late: tasks.iter().filter(|task| is_late(state(task, today))).collect(),
        difficulties: difficulties.iter().filter(|one| one.is_open()).collect(),
        to_decide: difficulties.iter().filter(|one| one.is_open() && one.answer_by() <= today).collect(),
    };
    briefing.due.sort_by_key(|task| by_due(task));
    briefing.late.sort_by_key(|task| by_due(task));
    briefing.difficulties.sort_by_key(|one| (one.raised_at, one.id));
    briefing.to_decide.sort_by_key(|one| (one.answer_by(), one.id));
    Ok(briefing)
}

fn state(task: &TaskWithProofs, today: Date) -> Progress {
    progress(&task.task, &task.proofs, today)
}

const fn is_open(progress: Progress) -> bool {
    !matches!(progress, Progress::Done | Progress::Cancelled)
}

fn is_due_soon(task: &TaskWithProofs, today: Date) -> bool {
    let until = today.saturating_add(DAYS_AHEAD.days());
    task.task.work.due.day().is_some_and(|day| (today..=until).contains(&day))
}

fn by_due(task: &TaskWithProofs) -> (Date, crate::model::TaskId) {
    (task.task.work.due.day().unwrap_or(Date::MAX), task.task.id)
}
