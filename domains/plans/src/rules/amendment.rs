//! Corrections and amendments of a signed plan. The paper stays as signed; what holds on a day is worked out from it and
//! the changes dated up to that day.

use super::{MOST_IN_TEXT, allow, needed, no_doubles, number};
use crate::import::Quotas;
use crate::model::{
    Amendment, AmendmentId, AmendmentKind, Change, Decision, Event, FullPlan, ItemId, PlanChannel, PlanItem, QuotaOf,
    Refusal,
};
use crate::permissions::MANAGE_PLANS;
use kernel::{Date, Moment};
use people::Actor;
use store::Json;

/// What holds on a day: contents, lines of channels, quotas.
#[derive(Debug, Clone, PartialEq)]
pub struct Contents {
    /// By block and ordinal.
    pub items: Vec<PlanItem>,
    /// By block and ordinal.
    pub channels: Vec<PlanChannel>,
    /// Of commendation.
    pub quotas: Quotas,
}

/// One difference between the plan as signed and as it holds, with the paper that made it.
#[derive(Debug, Clone, PartialEq)]
pub struct Drift<'a> {
    /// The paper.
    pub amendment: &'a Amendment,
    /// What it changed.
    pub change: &'a Change,
}

/// The plan as signed.
#[must_use]
pub fn baseline(full: &FullPlan) -> Contents {
    Contents {
        items: full.items.iter().filter(|item| item.added_by.is_none()).cloned().collect(),
        channels: full.channels.clone(),
        quotas: full.plan.quotas(),
    }
}

/// The plan as it holds on a day.
#[must_use]
pub fn as_of(full: &FullPlan, day: Date) -> Contents {
    drift(full, day).into_iter().fold(baseline(full), |mut contents, drift| {
        apply(&mut contents, full, drift.change);
        contents
    })
}

/// Every change that holds on a day, oldest first.
#[must_use]
pub fn drift(full: &FullPlan, day: Date) -> Vec<Drift<'_>> {
    let mut papers: Vec<&Amendment> = full.amendments.iter().filter(|amendment| amendment.issued_on <= day).collect();
    papers.sort_by_key(|amendment| (amendment.issued_on, amendment.recorded_at));
    papers
        .into_iter()
        .flat_map(|amendment| amendment.changes.iter().map(move |change| Drift { amendment, change }))
        .collect()
}

/// Whether a paper of any date has dropped the content.
#[must_use]
pub fn is_dropped(full: &FullPlan, item: ItemId) -> bool {
    let mut changes = full.amendments.iter().flat_map(|amendment| &amendment.changes);
    changes.any(|change| matches!(change, Change::ItemDropped { item: dropped, .. } if *dropped == item))
}

fn apply(contents: &mut Contents, full: &FullPlan, change: &Change) {
    match change {
        Change::ItemText { item, to, .. } => {
            if let Some(row) = contents.items.iter_mut().find(|row| row.id == *item) {
                row.text.clone_from(to);
            }
        }
        Change::ItemAdded { item, .. } => {
            contents.items.extend(full.item(*item).cloned());
            contents.items.sort_by_key(|row| (row.block, row.ordinal));
        }
        Change::ItemDropped { item, .. } => contents.items.retain(|row| row.id != *item),
        Change::ChannelText { channel, to, kinds, .. } => {
            if let Some(line) = contents.channels.iter_mut().find(|line| line.id == *channel) {
                line.text.clone_from(to);
                line.kinds = Json(kinds.clone());
            }
        }
        Change::Quota { of, to, .. } => match of {
            QuotaOf::Collectives => contents.quotas.collectives = *to,
            QuotaOf::Individuals => contents.quotas.individuals = *to,
        },
    }
}

/// A correction or amendment to record.
#[derive(Debug, Clone)]
pub struct RecordAmendment {
    /// As typed.
    pub number: String,
    /// Its date.
    pub issued_on: Date,
    /// Which of the two.
    pub kind: AmendmentKind,
    /// `from` says what the person saw before them.
    pub changes: Vec<Change>,
}

/// Records a correction or amendment; gives it and the rows of the contents that it adds.
///
/// # Errors
/// `NotPermitted`, `PlanNotSigned`, `NumberUnreadable`, `DateInFuture`, `AmendmentTooEarly`, `NothingChanges`, `NotInPlan`,
/// `BaselineDiffers`, `TextMissing`, `TextTooLong`, `NamedTwice`.
pub fn record(
    full: &FullPlan,
    id: AmendmentId,
    command: RecordAmendment,
    actor: &Actor,
    now: Moment,
) -> Decision<(Amendment, Vec<PlanItem>)> {
    allow(actor, &MANAGE_PLANS)?;
    let signature = full.plan.signature().ok_or(Refusal::PlanNotSigned)?;
    let number = number(&command.number)?;
    let issued_on = command.issued_on;
    if issued_on > kernel::local_date(now) {
        return Err(Refusal::DateInFuture(issued_on));
    }
    let earliest = full.amendments.iter().map(|earlier| earlier.issued_on).fold(signature.issued_on, Date::max);
    if issued_on < earliest {
        return Err(Refusal::AmendmentTooEarly(earliest));
    }
    if command.changes.is_empty() {
        return Err(Refusal::NothingChanges);
    }
    let before = as_of(full, issued_on);
    no_doubles(&command.changes.iter().map(target).collect::<Vec<_>>())?;
    let changes =
        command.changes.into_iter().map(|change| checked(&before, full, change)).collect::<Result<Vec<_>, _>>()?;
    let added = added_items(full, id, &changes);
    let event = Event::PlanAmended { plan: full.plan.id, amendment: id, number: number.clone() };
    let amendment = Amendment {
        id,
        plan_id: full.plan.id,
        number,
        issued_on,
        kind: command.kind,
        changes,
        recorded_by: actor.account,
        recorded_at: now,
    };
    Ok(((amendment, added), vec![event]))
}

/// What a change is about: nothing is changed twice by one paper.
fn target(change: &Change) -> (u8, uuid::Uuid) {
    match change {
        Change::ItemText { item, .. } | Change::ItemAdded { item, .. } | Change::ItemDropped { item, .. } => {
            (0, item.uuid())
        }
        Change::ChannelText { channel, .. } => (1, channel.uuid()),
        Change::Quota { of: QuotaOf::Collectives, .. } => (2, uuid::Uuid::nil()),
        Change::Quota { of: QuotaOf::Individuals, .. } => (3, uuid::Uuid::nil()),
    }
}

fn checked(before: &Contents, full: &FullPlan, change: Change) -> Result<Change, Refusal> {
    let item_text =
        |id| before.items.iter().find(|row| row.id == id).map(|row| row.text.as_str()).ok_or(Refusal::NotInPlan);
    match change {
        Change::ItemText { item, from, to } => {
            let to = needed("to", &to, MOST_IN_TEXT)?;
            changes_from(item_text(item)?, &from, &to)?;
            Ok(Change::ItemText { item, from, to })
        }
        Change::ItemDropped { item, text } => {
            stands(item_text(item)?, &text)?;
            Ok(Change::ItemDropped { item, text })
        }
        Change::ItemAdded { item, block, label, text } => {
            let known = usize::try_from(block).is_ok_and(|at| at < full.plan.document.blocks.len());
            if !known || full.item(item).is_some() {
                return Err(Refusal::NotInPlan);
            }
            Ok(Change::ItemAdded { item, block, label, text: needed("to", &text, MOST_IN_TEXT)? })
        }
        Change::ChannelText { channel, from, to, kinds } => {
            let line = before.channels.iter().find(|line| line.id == channel).ok_or(Refusal::NotInPlan)?;
            let to = needed("to", &to, MOST_IN_TEXT)?;
            if kinds.is_empty() {
                return Err(Refusal::TextMissing("kinds"));
            }
            no_doubles(&kinds)?;
            stands(&line.text, &from)?;
            if to == from && kinds == line.kinds.0 {
                return Err(Refusal::NothingChanges);
            }
            Ok(Change::ChannelText { channel, from, to, kinds })
        }
        Change::Quota { of, from, to } => {
            let quota = match of {
                QuotaOf::Collectives => before.quotas.collectives,
                QuotaOf::Individuals => before.quotas.individuals,
            };
            let words = |quota: Option<u32>| quota.map_or_else(String::new, |n| n.to_string());
            changes_from(&words(quota), &words(from), &words(to))?;
            Ok(Change::Quota { of, from, to })
        }
    }
}

fn stands(stands: &str, from: &str) -> Result<(), Refusal> {
    if stands == from { Ok(()) } else { Err(Refusal::BaselineDiffers { stands: stands.to_owned() }) }
}

fn changes_from(before: &str, from: &str, to: &str) -> Result<(), Refusal> {
    stands(before, from)?;
    if from == to { Err(Refusal::NothingChanges) } else { Ok(()) }
}

/// Rows for added contents, behind the last of their block.
fn added_items(full: &FullPlan, id: AmendmentId, changes: &[Change]) -> Vec<PlanItem> {
    let mut rows: Vec<PlanItem> = Vec::new();
    for change in changes {
        let Change::ItemAdded { item, block, label, text } = change else { continue };
        let in_block = full.items.iter().chain(&rows).filter(|row| row.block == *block);
        let ordinal = in_block.map(|row| row.ordinal + 1).max().unwrap_or(0);
        let audience = full.items.iter().find(|row| row.block == *block).map(|row| row.audience.clone());
        rows.push(PlanItem {
            id: *item,
            plan_id: full.plan.id,
            block: *block,
            ordinal,
            label: label.clone(),
            text: text.clone(),
            audience: audience.unwrap_or_default(),
            cadence: None,
            source_line: 0,
            added_by: Some(id),
        });
    }
    rows
}
