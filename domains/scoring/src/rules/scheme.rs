//! Opening a scheme, changing what is known of it, and the steps of its cycle that no import takes.

use super::overview::Overview;
use super::{MOST_IN_LINE, MOST_IN_TEXT, allow, needed, text};
use crate::model::{
    Cycle, Decision, Event, FileId, Head, Refusal, Scheme, SchemeId, Stage, Step, TakenBack, TakenBackId,
};
use crate::permissions::MANAGE;
use kernel::Moment;
use people::Actor;

/// Opens a scheme, without criteria.
///
/// # Errors
/// `NotPermitted`, `YearOutOfRange`, `PeriodTurnedAround`, `TextMissing`, `TextTooLong`.
pub fn open(id: SchemeId, head: Head, actor: &Actor, now: Moment) -> Decision<Scheme> {
    allow(actor, &MANAGE)?;
    let head = checked(head)?;
    let event = Event::SchemeOpened { scheme: id, index_year: head.index_year };
    let scheme = Scheme { id, version: 1, head, cycle: Cycle::Open, created_by: actor.account, created_at: now };
    Ok((scheme, vec![event]))
}

/// Changes what is known of a scheme, as long as nothing was sent.
///
/// # Errors
/// As [`open`], and `WrongStage`.
pub fn revise(scheme: &Scheme, head: Head, actor: &Actor) -> Decision<Scheme> {
    allow(actor, &MANAGE)?;
    at(scheme, &[Stage::Open, Stage::SelfScore])?;
    let head = checked(head)?;
    Ok((Scheme { head, ..scheme.clone() }, vec![Event::SchemeRevised { scheme: scheme.id }]))
}

fn checked(head: Head) -> Result<Head, Refusal> {
    if !(2000..=2100).contains(&head.index_year) {
        return Err(Refusal::YearOutOfRange);
    }
    if head.from > head.to {
        return Err(Refusal::PeriodTurnedAround);
    }
    Ok(Head {
        name: needed("name", &head.name, MOST_IN_LINE)?,
        document_number: text("document", &head.document_number, MOST_IN_LINE)?,
        legal_basis: text("basis", &head.legal_basis, MOST_IN_TEXT)?,
        ..head
    })
}

/// The steps that a person takes with a button. Results have their own: importing them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advance {
    /// Units begin to score themselves.
    Begin,
    /// The folder is sent: self-scores stand from here on.
    Send,
    /// The explanations went out.
    Explain,
    /// Everything is over.
    Close,
}

/// The step that comes next at a stage, if a person takes it. Nobody has to explain: from results one may also close.
#[must_use]
pub const fn next(stage: Stage) -> &'static [Advance] {
    match stage {
        Stage::Open => &[Advance::Begin],
        Stage::SelfScore => &[Advance::Send],
        Stage::Submitted | Stage::Final => &[],
        Stage::Appraised => &[Advance::Explain, Advance::Close],
        Stage::Explained => &[Advance::Close],
    }
}

/// Takes a step.
///
/// # Errors
/// `NotPermitted`, `WrongStage`, `NoCriteria`, `NotAllScored`.
pub fn advance(scheme: &Scheme, overview: &Overview, step: Advance, actor: &Actor, now: Moment) -> Decision<Scheme> {
    allow(actor, &MANAGE)?;
    if !next(scheme.cycle.stage()).contains(&step) {
        return Err(Refusal::WrongStage { now: scheme.cycle.stage() });
    }
    let this = Step { by: actor.account, at: now };
    let cycle = match (&scheme.cycle, step) {
        (Cycle::Open, Advance::Begin) if overview.lines.is_empty() => return Err(Refusal::NoCriteria),
        (Cycle::Open, Advance::Begin) => Cycle::SelfScore { begun: this },
        (Cycle::SelfScore { .. }, Advance::Send) => match overview.unscored() {
            0 => Cycle::Submitted { sent: this, self_scored: overview.total.self_scored },
            left => return Err(Refusal::NotAllScored(left)),
        },
        (&Cycle::Appraised { sent, self_scored, imported }, Advance::Explain) => {
            Cycle::Explained { sent, self_scored, imported, explained: this }
        }
        (
            &(Cycle::Appraised { sent, self_scored, imported } | Cycle::Explained { sent, self_scored, imported, .. }),
            Advance::Close,
        ) => Cycle::Final { sent, self_scored, imported, closed: this },
        (cycle, _) => return Err(Refusal::WrongStage { now: cycle.stage() }),
    };
    let event = Event::StageReached { scheme: scheme.id, stage: cycle.stage() };
    Ok((Scheme { cycle, ..scheme.clone() }, vec![event]))
}

/// Takes a folder back that was sent, before its results come: units may score and link again. What it said stays in `index`.
///
/// # Errors
/// `NotPermitted`, `WrongStage`, `TextMissing`, `TextTooLong`.
pub fn take_back(
    scheme: &Scheme,
    reason: &str,
    (id, index): (TakenBackId, FileId),
    actor: &Actor,
    now: Moment,
) -> Result<(Scheme, TakenBack, Vec<Event>), Refusal> {
    allow(actor, &MANAGE)?;
    let Cycle::Submitted { sent, self_scored } = scheme.cycle else {
        return Err(Refusal::WrongStage { now: scheme.cycle.stage() });
    };
    let reason = needed("reason", reason, MOST_IN_TEXT)?;
    let taken = TakenBack {
        id,
        scheme_id: scheme.id,
        sent_by: sent.by,
        sent_at: sent.at,
        self_scored,
        reason: reason.clone(),
        index_id: index,
        taken_by: actor.account,
        taken_at: now,
    };
    let cycle = Cycle::SelfScore { begun: Step { by: actor.account, at: now } };
    Ok((Scheme { cycle, ..scheme.clone() }, taken, vec![Event::TakenBack { scheme: scheme.id, reason }]))
}

/// Refuses at every other stage.
pub(super) fn at(scheme: &Scheme, stages: &[Stage]) -> Result<(), Refusal> {
    let now = scheme.cycle.stage();
    if stages.contains(&now) { Ok(()) } else { Err(Refusal::WrongStage { now }) }
}

/// Whether proof may be linked and taken off at a stage: not between sending and results, because what was sent stands, and
/// not when all is over.
#[must_use]
pub const fn takes_proof(stage: Stage) -> bool {
    matches!(stage, Stage::Open | Stage::SelfScore | Stage::Appraised)
}
