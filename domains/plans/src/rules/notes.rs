//! Inspections, indicators, budget lines, links, accepted findings: small verbs with their bounds.

use super::{MOST_IN_LINE, MOST_IN_TEXT, allow, needed};
use crate::model::{
    BudgetLine, BudgetLineId, Decision, Event, FileId, FindingAcceptance, Hundredths, Indicator, IndicatorId,
    Inspection, InspectionId, LinkTarget, PlanId, PlanLink, PlanLinkId, Reading, ReadingId, ReadingKind, Refusal,
    UnitId,
};
use crate::permissions::{KEEP_NOTES, MANAGE_PLANS};
use kernel::{Date, Moment};
use people::Actor;
use store::Json;

/// The largest figure and amount; far above any budget, far below overflow.
const MOST: i64 = 100_000_000_000_000;

/// Minutes of an inspection.
#[derive(Debug, Clone)]
pub struct WriteInspection {
    /// The unit that was inspected.
    pub unit: UnitId,
    /// The day.
    pub inspected_on: Date,
    /// Who took part, one a line.
    pub members: Vec<String>,
    /// What was seen.
    pub minutes: String,
    /// What follows.
    pub conclusions: String,
    /// The signed minutes.
    pub file: Option<FileId>,
}

/// Writes minutes; `before` is the inspection that is changed, none for a new one.
///
/// # Errors
/// `NotPermitted`, `DateInFuture`, `TextMissing`, `TextTooLong`.
pub fn inspect(
    plan: PlanId,
    id: InspectionId,
    before: Option<&Inspection>,
    command: &WriteInspection,
    actor: &Actor,
    now: Moment,
) -> Decision<Inspection> {
    allow(actor, &KEEP_NOTES)?;
    if command.inspected_on > kernel::local_date(now) {
        return Err(Refusal::DateInFuture(command.inspected_on));
    }
    let named = command.members.iter().filter(|name| !name.trim().is_empty());
    let members = named.map(|name| needed("members", name, MOST_IN_LINE)).collect::<Result<Vec<_>, _>>()?;
    if members.is_empty() {
        return Err(Refusal::TextMissing("members"));
    }
    let inspection = Inspection {
        id,
        plan_id: plan,
        unit_id: command.unit,
        inspected_on: command.inspected_on,
        members: Json(members),
        minutes: needed("minutes", &command.minutes, MOST_IN_TEXT)?,
        conclusions: needed("conclusions", &command.conclusions, MOST_IN_TEXT)?,
        file_id: command.file,
        recorded_by: before.map_or(actor.account, |before| before.recorded_by),
        recorded_at: before.map_or(now, |before| before.recorded_at),
        version: before.map_or(1, |before| before.version + 1),
    };
    Ok((inspection, vec![Event::UnitInspected { inspection: id, plan, unit: command.unit }]))
}

/// Sets an indicator and its target.
///
/// # Errors
/// `NotPermitted`, `TextMissing`, `TextTooLong`, `FigureOutOfRange`.
pub fn set_indicator(
    plan: PlanId,
    id: IndicatorId,
    before: Option<&Indicator>,
    name: &str,
    measure: &str,
    target: Hundredths,
    actor: &Actor,
) -> Decision<Indicator> {
    allow(actor, &KEEP_NOTES)?;
    let indicator = Indicator {
        id,
        plan_id: plan,
        name: needed("name", name, MOST_IN_LINE)?,
        measure: needed("measure", measure, MOST_IN_LINE)?,
        target: in_range(target)?,
        version: before.map_or(1, |before| before.version + 1),
    };
    Ok((indicator, vec![Event::IndicatorSet { indicator: id, plan }]))
}

fn in_range(figure: Hundredths) -> Result<Hundredths, Refusal> {
    if (0..=MOST).contains(&figure.0) { Ok(figure) } else { Err(Refusal::FigureOutOfRange) }
}

/// A figure of an indicator on a day.
#[derive(Debug, Clone)]
pub struct ReadIndicator {
    /// The day that the figure is of.
    pub measured_on: Date,
    /// The figure.
    pub value: Hundredths,
    /// Actual or estimated.
    pub kind: ReadingKind,
    /// Where it is from.
    pub source: String,
}

/// Notes a reading. Readings are added, never changed: a later one of the same day stands.
///
/// # Errors
/// `NotPermitted`, `DateInFuture`, `FigureOutOfRange`, `TextMissing`, `TextTooLong`.
pub fn read_indicator(
    indicator: &Indicator,
    id: ReadingId,
    command: &ReadIndicator,
    actor: &Actor,
    now: Moment,
) -> Decision<Reading> {
    allow(actor, &KEEP_NOTES)?;
    if command.kind == ReadingKind::Actual && command.measured_on > kernel::local_date(now) {
        return Err(Refusal::DateInFuture(command.measured_on));
    }
    let reading = Reading {
        id,
        indicator_id: indicator.id,
        measured_on: command.measured_on,
        value: in_range(command.value)?,
        kind: command.kind,
        source: needed("source", &command.source, MOST_IN_LINE)?,
        entered_by: actor.account,
        entered_at: now,
    };
    let event =
        Event::IndicatorRead { indicator: indicator.id, plan: indicator.plan_id, measured_on: command.measured_on };
    Ok((reading, vec![event]))
}

/// The reading that stands: of the latest day the last entered, an actual one before an estimate of the same day.
#[must_use]
pub fn standing(readings: &[Reading]) -> Option<&Reading> {
    readings.iter().max_by_key(|reading| (reading.measured_on, reading.kind == ReadingKind::Actual, reading.entered_at))
}

/// Sets a source of money, with or without amount.
///
/// # Errors
/// `NotPermitted`, `TextMissing`, `TextTooLong`, `FigureOutOfRange`.
pub fn set_budget_line(
    plan: PlanId,
    id: BudgetLineId,
    before: Option<&BudgetLine>,
    source: &str,
    amount: Option<i64>,
    actor: &Actor,
) -> Decision<BudgetLine> {
    allow(actor, &KEEP_NOTES)?;
    if amount.is_some_and(|amount| !(0..=MOST).contains(&amount)) {
        return Err(Refusal::FigureOutOfRange);
    }
    let version = before.map_or(1, |before| before.version + 1);
    let line = BudgetLine { id, plan_id: plan, source: needed("source", source, MOST_IN_LINE)?, amount, version };
    Ok((line, vec![Event::BudgetLineSet { line: id, plan }]))
}

/// Links a plan to another one, or tags it.
///
/// # Errors
/// `NotPermitted`, `LinkedToItself`, `AlreadyThere`, `TextMissing`, `TextTooLong`.
pub fn link(plan: PlanId, id: PlanLinkId, to: LinkTarget, links: &[PlanLink], actor: &Actor) -> Decision<PlanLink> {
    allow(actor, &KEEP_NOTES)?;
    let to = match to {
        LinkTarget::Plan { plan: other, .. } if other == plan => return Err(Refusal::LinkedToItself),
        LinkTarget::Plan { plan, relation } => LinkTarget::Plan { plan, relation },
        LinkTarget::Tag(tag) => LinkTarget::Tag(needed("tag", &tag, MOST_IN_LINE)?),
    };
    let same = |link: &PlanLink| match (&link.to, &to) {
        (LinkTarget::Plan { plan: one, .. }, LinkTarget::Plan { plan: other, .. }) => one == other,
        (one, other) => one == other,
    };
    if links.iter().any(|link| link.plan_id == plan && same(link)) {
        return Err(Refusal::AlreadyThere);
    }
    Ok((PlanLink { id, plan_id: plan, to }, vec![Event::PlanLinked { link: id, plan }]))
}

/// Takes a link away.
///
/// # Errors
/// `NotPermitted`.
pub fn unlink(link: &PlanLink, actor: &Actor) -> Decision<PlanLink> {
    allow(actor, &KEEP_NOTES)?;
    Ok((link.clone(), vec![Event::PlanUnlinked { link: link.id, plan: link.plan_id }]))
}

/// Answers for a finding of the lint, with a reason.
///
/// # Errors
/// `NotPermitted`, `TextMissing`, `TextTooLong`, `AlreadyThere`.
pub fn accept_finding(
    plan: PlanId,
    finding_key: &str,
    reason: &str,
    accepted: &[FindingAcceptance],
    actor: &Actor,
    now: Moment,
) -> Decision<FindingAcceptance> {
    allow(actor, &MANAGE_PLANS)?;
    let finding_key = needed("finding", finding_key, MOST_IN_LINE)?;
    let reason = needed("reason", reason, MOST_IN_TEXT)?;
    if accepted.iter().any(|other| other.plan_id == plan && other.finding_key == finding_key) {
        return Err(Refusal::AlreadyThere);
    }
    let event = Event::FindingAccepted { plan, finding: finding_key.clone(), reason: reason.clone() };
    let acceptance =
        FindingAcceptance { plan_id: plan, finding_key, reason, accepted_by: actor.account, accepted_at: now };
    Ok((acceptance, vec![event]))
}
