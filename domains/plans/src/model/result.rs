//! A period's result: the rows that were counted, frozen. Every figure follows from the rows, so that a figure and what it
//! opens cannot disagree.

use super::{AccountId, PlanId, ResultId, TaskId, UnitId};
use kernel::{Date, Moment};
use serde::{Deserialize, Serialize};
use store::text_enum;

/// What came of a plan in a period.
#[derive(Debug, Clone, PartialEq)]
pub struct PeriodResult {
    /// Its id.
    pub id: ResultId,
    /// The plan.
    pub plan_id: PlanId,
    /// The period.
    pub period: Period,
    /// What was counted.
    pub rows: ResultRows,
    /// What the Office says about it; empty where the figures say all.
    pub remarks: String,
    /// When it was counted.
    pub computed_at: Moment,
    /// How far it is.
    pub state: ResultState,
    /// Counts the writes.
    pub version: i64,
}

/// A period of reporting, both days included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// `Quý I năm 2020`.
    pub label: String,
    /// The first day.
    pub from: Date,
    /// The last.
    pub to: Date,
}

/// How far a result is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResultState {
    /// Counted; may be counted again.
    Draft {
        /// Why it came back, if it did.
        returned: Option<String>,
    },
    /// With the Head; not counted again.
    Submitted {
        /// Who submitted it.
        by: AccountId,
        /// When.
        at: Moment,
    },
    /// Final. The public sees this one and no other.
    Approved {
        /// Who approved it.
        by: AccountId,
        /// When.
        at: Moment,
        /// Signed KT. for the Head by a deputy.
        for_the_head: bool,
    },
}

/// What was counted.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ResultRows {
    /// The tasks of the period, in the order of the plan.
    pub tasks: Vec<CountedTask>,
    /// The confirmed proofs of the period, each once.
    pub proofs: Vec<CountedProof>,
}

/// A task as it stood when it was counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CountedTask {
    /// The task.
    pub task: TaskId,
    /// Its title then.
    pub title: String,
    /// The unit in the lead then.
    pub unit: Option<UnitId>,
    /// The name of that unit then; empty where nobody had the task.
    pub unit_name: String,
    /// For whom, in the words of the plan.
    pub audience: String,
    /// The last day; none for a continuing task.
    pub due: Option<Date>,
    /// The day on which the last proof asked for happened.
    pub done_on: Option<Date>,
    /// What became of it.
    pub outcome: Outcome,
}

/// A confirmed proof, counted once however many tasks it serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountedProof {
    /// The proof.
    pub proof: uuid::Uuid,
    /// The day of the event.
    pub happened_on: Date,
    /// The tasks that it serves.
    pub tasks: Vec<TaskId>,
}

text_enum! {
    /// What became of a task by the end of a period.
    pub enum Outcome {
        /// Done by the last day, or continuing and done.
        DoneOnTime = "done_on_time",
        /// Done after the last day.
        DoneLate = "done_late",
        /// Not done, time is left.
        Open = "open",
        /// Not done, time is over.
        Overdue = "overdue",
    }
}

impl ResultRows {
    /// The rows behind a figure.
    pub fn with(&self, outcome: Outcome) -> impl Iterator<Item = &CountedTask> {
        self.tasks.iter().filter(move |row| row.outcome == outcome)
    }

    /// The units in the order in which they first appear, and their rows.
    #[must_use]
    pub fn by_unit(&self) -> Vec<(&str, Vec<&CountedTask>)> {
        grouped(&self.tasks, |row| &row.unit_name)
    }

    /// The audiences in the order in which they first appear, and their rows.
    #[must_use]
    pub fn by_audience(&self) -> Vec<(&str, Vec<&CountedTask>)> {
        grouped(&self.tasks, |row| &row.audience)
    }
}

fn grouped<'a>(
    rows: &'a [CountedTask],
    key: impl Fn(&'a CountedTask) -> &'a str,
) -> Vec<(&'a str, Vec<&'a CountedTask>)> {
    let mut groups: Vec<(&str, Vec<&CountedTask>)> = Vec::new();
    for row in rows {
        match groups.iter_mut().find(|(name, _)| *name == key(row)) {
            Some((_, group)) => group.push(row),
            None => groups.push((key(row), vec![row])),
        }
    }
    groups
}
