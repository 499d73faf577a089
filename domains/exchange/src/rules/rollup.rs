//! What those below reported, together: sums that add what can be added, and the words of each beside them.

use super::allow;
use super::request::below;
use crate::model::{
    Content, Decision, Event, Expected, Item, Partner, PartnerId, Refusal, ReportIn, Reported, Request, Stage, Value,
    Verdict,
};
use crate::permissions::MANAGE;
use evidence::Amount;
use kernel::{Date, Moment};
use people::Actor;
use std::collections::HashMap;

/// How far an agency below is with its report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Nothing came, and the day is over.
    Late,
    /// Nothing came yet.
    Missing,
    /// It went back.
    Returned,
    /// It waits to be looked at.
    Waiting,
    /// It is taken.
    Taken,
}

/// The last report of each agency.
#[must_use]
pub fn latest(reports: &[ReportIn]) -> HashMap<PartnerId, &ReportIn> {
    let mut latest: HashMap<PartnerId, &ReportIn> = HashMap::new();
    for report in reports {
        let known = latest.entry(report.partner).or_insert(report);
        if report.content.number > known.content.number {
            *known = report;
        }
    }
    latest
}

/// How far an agency is.
#[must_use]
pub fn standing(report: Option<&ReportIn>, due_on: Date, today: Date) -> Standing {
    match report.map(|report| &report.verdict) {
        None if today > due_on => Standing::Late,
        None => Standing::Missing,
        Some(None) => Standing::Waiting,
        Some(Some((Verdict::Taken, ..))) => Standing::Taken,
        Some(Some((Verdict::Returned { .. }, ..))) => Standing::Returned,
    }
}

/// An item with all that was reported to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Together<'a> {
    /// What was asked.
    pub item: &'a Item,
    /// What each agency reported, in the order of the agencies.
    pub each: Vec<(&'a Partner, &'a Reported)>,
    /// The sum; none of words, and none where nobody gave a figure.
    pub sum: Option<Value>,
    /// Agencies whose figure was entered by hand.
    pub by_hand: usize,
    /// Agencies that say that it does not concern them.
    pub not_ours: usize,
    /// Agencies that reported nothing to it.
    pub silent: usize,
}

/// The items of a request with what was reported to them. Reports that went back are not in it: they are not said any more.
#[must_use]
pub fn together<'a>(content: &'a Content, partners: &'a [Partner], reports: &'a [ReportIn]) -> Vec<Together<'a>> {
    let latest = latest(reports);
    let speaking: Vec<(&Partner, HashMap<&str, &Reported>)> = partners
        .iter()
        .filter_map(|partner| {
            let report = latest.get(&partner.id)?;
            let said = !matches!(report.verdict, Some((Verdict::Returned { .. }, ..)));
            let items = report.content.items.iter().map(|one| (one.code.as_str(), one)).collect();
            said.then_some((partner, items))
        })
        .collect();
    // Who has left and had reported is still heard; who has left without a word is no longer asked.
    let left = speaking.iter().filter(|(partner, _)| partner.left_at.is_some()).count();
    let asked = below(partners).count() + left;
    let item = |item: &'a Item| {
        let each: Vec<(&Partner, &Reported)> =
            speaking.iter().filter_map(|(partner, items)| Some((*partner, *items.get(item.code.as_str())?))).collect();
        let values = each.iter().filter_map(|(_, one)| one.value);
        Together {
            item,
            sum: sum(&item.expected, values),
            by_hand: each.iter().filter(|(_, one)| one.by_hand.is_some()).count(),
            not_ours: each.iter().filter(|(_, one)| one.not_ours.is_some()).count(),
            silent: asked - each.len(),
            each,
        }
    };
    content.items.iter().map(item).collect()
}

/// Numbers add up; of shares parts and wholes do, never percentages.
fn sum(expected: &Expected, values: impl Iterator<Item = Value>) -> Option<Value> {
    values.fold(None, |sum, value| match (expected, sum, value) {
        (Expected::Number { .. }, None, Value::Number(_)) | (Expected::Share, None, Value::Share(..)) => Some(value),
        (Expected::Number { .. }, Some(Value::Number(sum)), Value::Number(amount)) => {
            let sum = sum.thousandths().saturating_add(amount.thousandths());
            Some(Value::Number(Amount::from_thousandths(sum)))
        }
        (Expected::Share, Some(Value::Share(part, all)), Value::Share(more, of)) => {
            Some(Value::Share(part.saturating_add(more), all.saturating_add(of)))
        }
        (_, sum, _) => sum,
    })
}

/// Takes a report, or sends it back with what is to be done.
///
/// # Errors
/// `NotPermitted`, `Closed`, `NothingToJudge`, `TextMissing`, `TextTooLong`.
pub fn judge(request: &Request, report: &ReportIn, verdict: Verdict, actor: &Actor, now: Moment) -> Decision<ReportIn> {
    allow(actor, &MANAGE)?;
    if request.stage == Stage::Closed {
        return Err(Refusal::Closed);
    }
    if report.verdict.as_ref().is_some_and(|(before, ..)| *before == Verdict::Taken) && verdict == Verdict::Taken {
        return Err(Refusal::NothingToJudge);
    }
    let (id, partner, number) = (report.request, report.partner, report.content.number);
    let (verdict, event) = match verdict {
        Verdict::Taken => (Verdict::Taken, Event::ReportTaken { request: id, partner, number }),
        Verdict::Returned { reason } => {
            let reason = super::needed("reason", &reason, super::MOST_IN_TEXT)?;
            let event = Event::ReportReturned { request: id, partner, number, reason: reason.clone() };
            (Verdict::Returned { reason }, event)
        }
    };
    Ok((ReportIn { verdict: Some((verdict, actor.account, now)), ..report.clone() }, vec![event]))
}

/// Reminds an agency of the report that it owes.
///
/// # Errors
/// `NotPermitted`, `NotPublished`, `Closed`, `NothingMissing`.
pub fn remind(request: &Request, partner: &Partner, standing: Standing, actor: &Actor) -> Decision<()> {
    allow(actor, &MANAGE)?;
    match request.stage {
        Stage::Draft => return Err(Refusal::NotPublished),
        Stage::Closed => return Err(Refusal::Closed),
        Stage::Published => {}
    }
    match standing {
        Standing::Late | Standing::Missing | Standing::Returned => {
            Ok(((), vec![Event::Reminded { request: request.id, partner: partner.id }]))
        }
        Standing::Waiting | Standing::Taken => Err(Refusal::NothingMissing),
    }
}
