//! Thursday's digest: the week of one official, or of a unit for its head. Selections over loaded rows; nothing in it means
//! nothing to say.

use super::allow;
use super::today::{DAYS_BACK, my_day};
use crate::model::{Difficulty, DifficultyState, ProofStanding, Refusal, TaskWithProofs};
use crate::permissions::SEE_TASKS;
use jiff::ToSpan as _;
use kernel::{Date, Moment, local_date};
use people::Actor;

/// A week, in the order in which it is told.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Digest<'a> {
    /// Time is over and proofs are missing.
    pub late: Vec<&'a TaskWithProofs>,
    /// A proof came back and wants to be completed.
    pub returned: Vec<&'a TaskWithProofs>,
    /// Due within two weeks.
    pub due: Vec<&'a TaskWithProofs>,
    /// Given in the last seven days.
    pub given: Vec<&'a TaskWithProofs>,
    /// What they asked a leader, decided in the last seven days.
    pub decided: Vec<&'a Difficulty>,
}

impl Digest<'_> {
    /// Nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let tasks = [&self.late, &self.returned, &self.due, &self.given];
        tasks.into_iter().all(Vec::is_empty) && self.decided.is_empty()
    }
}

/// The week that ends on a day.
///
/// # Errors
/// `NotPermitted`.
pub fn digest<'a>(
    tasks: &'a [TaskWithProofs],
    difficulties: &'a [Difficulty],
    actor: &Actor,
    day: Date,
) -> Result<Digest<'a>, Refusal> {
    allow(actor, &SEE_TASKS)?;
    let since = day.saturating_sub((DAYS_BACK - 1).days());
    let in_week = |at: Moment| (since..=day).contains(&local_date(at));
    let mine = my_day(tasks, difficulties, actor, day);
    let open = || mine.late.iter().chain(&mine.due_soon).chain(&mine.later).copied();
    let came_back = |task: &&TaskWithProofs| task.proofs.iter().any(|proof| proof.standing == ProofStanding::Returned);
    let decided = |one: &&Difficulty| {
        one.raised_by == actor.account && matches!(one.state, DifficultyState::Decided { at, .. } if in_week(at))
    };
    Ok(Digest {
        returned: open().filter(came_back).collect(),
        given: open().filter(|task| in_week(task.task.created_at)).collect(),
        decided: difficulties.iter().filter(decided).collect(),
        late: mine.late,
        due: mine.due_soon,
    })
}
