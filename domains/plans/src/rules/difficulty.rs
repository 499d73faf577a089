//! Putting a difficulty to a leader, and deciding on it.

use super::{MOST_IN_TEXT, allow, needed};
use crate::model::{
    Addressee, Decision, Difficulty, DifficultyId, DifficultyState, Event, PlanId, Refusal, Task, TaskId,
};
use crate::permissions::{DECIDE_DIFFICULTY, RAISE_DIFFICULTY};
use kernel::{Date, Moment};
use people::{Actor, Role};

/// A difficulty to put to a leader.
#[derive(Debug, Clone)]
pub struct RaiseDifficulty {
    /// The plan.
    pub plan: PlanId,
    /// The task that it stops; none where it is about the plan.
    pub task: Option<TaskId>,
    /// What is difficult, and what is proposed.
    pub text: String,
    /// The leader in charge of the unit or field, or the Head.
    pub to: Addressee,
    /// The day by which an answer is asked for.
    pub answer_by: Date,
}

/// Puts a difficulty to a leader. `task` is the task that the command names, if it names one.
///
/// # Errors
/// `NotPermitted`, `NotInPlan` if the task is another one, `TaskIsCancelled`, `TextMissing`, `TextTooLong`,
/// `AnswerDayIsOver`.
pub fn raise(
    command: &RaiseDifficulty,
    task: Option<&Task>,
    id: DifficultyId,
    actor: &Actor,
    now: Moment,
) -> Decision<Difficulty> {
    allow(actor, &RAISE_DIFFICULTY)?;
    let of_plan = task.is_none_or(|task| task.plan_id == command.plan);
    if task.map(|task| task.id) != command.task || !of_plan {
        return Err(Refusal::NotInPlan);
    }
    if task.is_some_and(|task| !task.is_active()) {
        return Err(Refusal::TaskIsCancelled);
    }
    let text = needed("text", &command.text, MOST_IN_TEXT)?;
    if command.answer_by < kernel::local_date(now) {
        return Err(Refusal::AnswerDayIsOver);
    }
    let difficulty = Difficulty {
        id,
        plan_id: command.plan,
        task_id: command.task,
        text,
        to: command.to,
        raised_by: actor.account,
        raised_at: now,
        state: DifficultyState::Open { answer_by: command.answer_by },
    };
    Ok((difficulty, vec![Event::DifficultyRaised { difficulty: id, plan: command.plan, task: command.task }]))
}

/// Whether it is this actor who was asked; the Head may answer in anybody's place.
#[must_use]
pub fn is_addressed_to(difficulty: &Difficulty, actor: &Actor) -> bool {
    let asked = match difficulty.to {
        Addressee::LeaderInCharge(leader) => leader == actor.account,
        Addressee::Head => false,
    };
    actor.may(&DECIDE_DIFFICULTY) && (asked || actor.is(Role::Head))
}

/// Gives the instruction that was asked for.
///
/// # Errors
/// `NotPermitted`, `NotAddressedToThem`, `AlreadyDecided`, `TextMissing`, `TextTooLong`.
pub fn decide(difficulty: &Difficulty, text: &str, actor: &Actor, now: Moment) -> Decision<Difficulty> {
    allow(actor, &DECIDE_DIFFICULTY)?;
    if !is_addressed_to(difficulty, actor) {
        return Err(Refusal::NotAddressedToThem);
    }
    let DifficultyState::Open { answer_by } = difficulty.state else { return Err(Refusal::AlreadyDecided) };
    let text = needed("text", text, MOST_IN_TEXT)?;
    let state = DifficultyState::Decided { by: actor.account, at: now, text, answer_by };
    let event =
        Event::DifficultyDecided { difficulty: difficulty.id, plan: difficulty.plan_id, task: difficulty.task_id };
    Ok((Difficulty { state, ..difficulty.clone() }, vec![event]))
}
