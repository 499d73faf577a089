//! Counting a period of a plan, submitting the result, approving it. What is approved never changes; the public sees
//! nothing else.

use super::outcome::{Told, placed_by_day, told};
use super::{MOST_IN_LINE, MOST_IN_TEXT, allow, needed};
use crate::model::{
    CountedProof, CountedTask, Decision, Event, FullPlan, Period, PeriodResult, ProofStanding, Refusal, ResultId,
    ResultRows, ResultState, TaskId, TaskWithProofs, UnitId,
};
use crate::permissions::{APPROVE_RESULT, SUBMIT_RESULT};
use kernel::{Date, Moment};
use people::{Actor, Role};
use std::collections::BTreeMap;

/// Counts the rows of a period; which tasks belong to it, [`told`] says.
#[must_use]
pub fn count(
    full: &FullPlan,
    tasks: &[TaskWithProofs],
    period: &Period,
    unit_name: impl Fn(UnitId) -> String,
    today: Date,
) -> ResultRows {
    let row = |told: Told<'_>| {
        let task = &told.with.task;
        let audience = task.item().and_then(|item| full.item(item)).map(|item| item.audience.clone());
        CountedTask {
            task: task.id,
            title: task.work.title.clone(),
            unit: task.work.lead_unit,
            unit_name: task.work.lead_unit.map(&unit_name).unwrap_or_default(),
            audience: audience.unwrap_or_default(),
            due: task.work.due.day(),
            done_on: told.done_on,
            outcome: told.outcome,
        }
    };
    let told = told(tasks, period, &placed_by_day(tasks, period), today);
    ResultRows { tasks: told.into_iter().map(row).collect(), proofs: counted_proofs(tasks, period) }
}

/// Every confirmed proof of the period, once, with the tasks that it serves.
fn counted_proofs(tasks: &[TaskWithProofs], period: &Period) -> Vec<CountedProof> {
    let mut found: BTreeMap<(Date, uuid::Uuid), Vec<TaskId>> = BTreeMap::new();
    for with in tasks.iter().filter(|task| task.task.is_active()) {
        for proof in with.proofs.iter().filter(|proof| proof.standing == ProofStanding::Confirmed) {
            if (period.from..=period.to).contains(&proof.happened_on) {
                let served = found.entry((proof.happened_on, proof.proof)).or_default();
                if !served.contains(&with.task.id) {
                    served.push(with.task.id);
                }
            }
        }
    }
    found.into_iter().map(|((happened_on, proof), tasks)| CountedProof { proof, happened_on, tasks }).collect()
}

/// Keeps what was counted, as a new draft or in the draft `before`.
///
/// # Errors
/// `NotPermitted`, `PlanNotSigned`, `PeriodTurnedAround`, `TextMissing`, `TextTooLong`, `ResultIsFrozen`.
pub fn compute(
    full: &FullPlan,
    id: ResultId,
    before: Option<&PeriodResult>,
    period: &Period,
    rows: ResultRows,
    actor: &Actor,
    now: Moment,
) -> Decision<PeriodResult> {
    allow(actor, &SUBMIT_RESULT)?;
    full.plan.signature().ok_or(Refusal::PlanNotSigned)?;
    if period.from > period.to {
        return Err(Refusal::PeriodTurnedAround);
    }
    let label = needed("label", &period.label, MOST_IN_LINE)?;
    let returned = match before.map(|before| &before.state) {
        None => None,
        Some(ResultState::Draft { returned }) => returned.clone(),
        Some(ResultState::Submitted { .. } | ResultState::Approved { .. }) => return Err(Refusal::ResultIsFrozen),
    };
    let result = PeriodResult {
        id,
        plan_id: full.plan.id,
        period: Period { label, ..period.clone() },
        rows,
        remarks: before.map(|before| before.remarks.clone()).unwrap_or_default(),
        computed_at: now,
        state: ResultState::Draft { returned },
        version: before.map_or(1, |before| before.version + 1),
    };
    Ok((result, vec![Event::ResultComputed { result: id, plan: full.plan.id }]))
}

/// Says something about the figures of a draft, or with an empty text nothing more.
///
/// # Errors
/// `NotPermitted`, `ResultIsFrozen`, `TextTooLong`.
pub fn remark(result: &PeriodResult, remarks: &str, actor: &Actor) -> Decision<PeriodResult> {
    allow(actor, &SUBMIT_RESULT)?;
    let ResultState::Draft { .. } = result.state else { return Err(Refusal::ResultIsFrozen) };
    let remarks = match needed("remarks", remarks, MOST_IN_TEXT) {
        Err(Refusal::TextMissing(_)) => String::new(),
        remarks => remarks?,
    };
    let event = Event::ResultRemarked { result: result.id, plan: result.plan_id };
    Ok((PeriodResult { remarks, version: result.version + 1, ..result.clone() }, vec![event]))
}

/// Puts a result before the Head; from now on it is not counted again.
///
/// # Errors
/// `NotPermitted`, `ResultIsFrozen`.
pub fn submit(result: &PeriodResult, actor: &Actor, now: Moment) -> Decision<PeriodResult> {
    allow(actor, &SUBMIT_RESULT)?;
    let ResultState::Draft { .. } = result.state else { return Err(Refusal::ResultIsFrozen) };
    let event = Event::ResultSubmitted { result: result.id, plan: result.plan_id };
    Ok((moved(result, ResultState::Submitted { by: actor.account, at: now }), vec![event]))
}

/// Sends a submitted result back with what is to be done about it.
///
/// # Errors
/// `NotPermitted`, `ResultIsFrozen` once approved, `ResultNotSubmitted`, `TextMissing`, `TextTooLong`.
pub fn send_back(result: &PeriodResult, reason: &str, actor: &Actor) -> Decision<PeriodResult> {
    allow(actor, &APPROVE_RESULT)?;
    submitted_by(result)?;
    let reason = needed("reason", reason, MOST_IN_TEXT)?;
    let event = Event::ResultReturned { result: result.id, plan: result.plan_id, reason: reason.clone() };
    Ok((moved(result, ResultState::Draft { returned: Some(reason) }), vec![event]))
}

/// Approves a result: the Head, or a deputy who signs KT. Never the one who submitted it.
///
/// # Errors
/// `NotPermitted`, `ResultIsFrozen` once approved, `ResultNotSubmitted`, `OwnSubmission`.
pub fn approve(result: &PeriodResult, actor: &Actor, now: Moment) -> Decision<PeriodResult> {
    allow(actor, &APPROVE_RESULT)?;
    if submitted_by(result)? == actor.account {
        return Err(Refusal::OwnSubmission);
    }
    let for_the_head = !actor.is(Role::Head);
    let event = Event::ResultApproved { result: result.id, plan: result.plan_id, for_the_head };
    Ok((moved(result, ResultState::Approved { by: actor.account, at: now, for_the_head }), vec![event]))
}

fn submitted_by(result: &PeriodResult) -> Result<people::AccountId, Refusal> {
    match result.state {
        ResultState::Submitted { by, .. } => Ok(by),
        ResultState::Draft { .. } => Err(Refusal::ResultNotSubmitted),
        ResultState::Approved { .. } => Err(Refusal::ResultIsFrozen),
    }
}

fn moved(result: &PeriodResult, state: ResultState) -> PeriodResult {
    PeriodResult { state, version: result.version + 1, ..result.clone() }
}
