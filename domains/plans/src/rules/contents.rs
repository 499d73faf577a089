//! The rows of a plan's paper: laying them out, splitting a line of channels, choosing channels, naming documents; and
//! what is owed.

use super::{MOST_IN_LINE, allow, needed, no_doubles, number};
use crate::channel::ChannelKind;
use crate::import::{AudienceBlock, Item};
use crate::model::{
    ChannelId, ChannelRole, Decision, Event, FullPlan, ItemChannel, ItemDocument, ItemId, Plan, PlanChannel, PlanItem,
    Refusal,
};
use crate::permissions::MANAGE_PLANS;
use kernel::{Ambient, Date};
use people::Actor;
use store::Json;

/// Lays out the rows that work hangs on, in the order of the paper.
#[must_use]
pub fn lay_out(plan: Plan, ambient: &Ambient) -> FullPlan {
    let mut full = FullPlan {
        items: Vec::new(),
        documents: Vec::new(),
        channels: Vec::new(),
        item_channels: Vec::new(),
        amendments: Vec::new(),
        plan,
    };
    let blocks = std::mem::take(&mut full.plan.document.blocks);
    for (at, block) in blocks.iter().enumerate() {
        let at = count(at);
        for (ordinal, item) in block.items.iter().enumerate() {
            let row = item_row(&full.plan, at, count(ordinal), block, item, ambient);
            full.documents.extend(documents_of(&row, ambient));
            full.item_channels.extend(printed_channels(row.id, item, block));
            full.items.push(row);
        }
        full.channels.extend(block.channels.iter().enumerate().map(|(ordinal, line)| PlanChannel {
            id: ambient.id(),
            plan_id: full.plan.id,
            block: at,
            ordinal: count(ordinal),
            text: line.text.clone(),
            source_line: i64::from(line.line),
            kinds: Json(line.kinds.clone()),
            cadence: line.cadence.as_ref().map(|cadence| cadence.every),
            optional: line.optional,
        }));
    }
    full.plan.document.blocks = blocks;
    full
}

fn count(at: usize) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX)
}

fn item_row(plan: &Plan, block: i64, ordinal: i64, of: &AudienceBlock, item: &Item, ambient: &Ambient) -> PlanItem {
    PlanItem {
        id: ambient.id(),
        plan_id: plan.id,
        block,
        ordinal,
        label: item.label.clone(),
        text: item.text.clone(),
        audience: item.audience.clone().or_else(|| of.audience.clone()).unwrap_or_default(),
        cadence: item.cadence.as_ref().map(|cadence| cadence.every),
        source_line: i64::from(item.line),
        added_by: None,
    }
}

/// Where every row of the table has its own channels, the first leads.
fn printed_channels(item_id: ItemId, item: &Item, block: &AudienceBlock) -> Vec<ItemChannel> {
    let lines = item.channels.iter().filter_map(|at| block.channels.get(*at)).filter(|line| !line.optional);
    let mut chosen: Vec<ItemChannel> = Vec::new();
    for kind in lines.flat_map(|line| line.kinds.iter().copied()).filter(|kind| *kind != ChannelKind::Other) {
        let role = if chosen.is_empty() { ChannelRole::Lead } else { ChannelRole::Optional };
        if chosen.iter().all(|other| other.kind != kind) {
            chosen.push(ItemChannel { item_id, kind, role });
        }
    }
    chosen
}

/// Words that a named document without a number starts with.
const DOCUMENT_WORDS: &[&str] = &[
    "nghi quyet",
    "nghi dinh",
    "quyet dinh",
    "chi thi",
    "thong tu",
    "ke hoach",
    "chuong trinh hanh dong",
    "de an",
    "luat",
    "bo luat",
    "ket luan",
    "cong van",
    "quy dinh",
    "quy che",
];

/// The documents that a content stands for, one for each number and each named one between semicolons. A suggestion:
/// people settle it.
fn documents_of(item: &PlanItem, ambient: &Ambient) -> Vec<ItemDocument> {
    let mut found: Vec<(Option<String>, Option<Date>, &str)> = Vec::new();
    for part in item.text.split(';').map(str::trim) {
        let cited = viet::citation::find(part);
        let folded = viet::fold(part);
        if cited.is_empty() && DOCUMENT_WORDS.iter().any(|word| starts_with_word(&folded, word)) {
            found.push((None, None, part));
        }
        found.extend(cited.into_iter().map(|one| (Some(one.number.to_string()), one.issued_on, part)));
    }
    let rows = found.into_iter().enumerate().map(|(ordinal, (number, issued_on, text))| ItemDocument {
        id: ambient.id(),
        item_id: item.id,
        ordinal: count(ordinal),
        number,
        issued_on,
        description: text.trim_end_matches('.').chars().take(MOST_IN_LINE).collect(),
    });
    rows.collect()
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric()))
}

/// A document as a person names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentDraft {
    /// As typed; empty for "chưa xác định số".
    pub number: String,
    /// Its date, if it is known.
    pub issued_on: Option<Date>,
    /// In a few words.
    pub description: String,
}

/// Settles which documents a content stands for.
///
/// # Errors
/// `NotPermitted`, `NotInPlan`, `TextMissing`, `TextTooLong`, `NumberUnreadable`, `NamedTwice`.
pub fn settle_documents(
    full: &FullPlan,
    item: ItemId,
    drafts: &[DocumentDraft],
    actor: &Actor,
    ambient: &Ambient,
) -> Decision<Vec<ItemDocument>> {
    allow(actor, &MANAGE_PLANS)?;
    full.item(item).ok_or(Refusal::NotInPlan)?;
    let mut rows = Vec::with_capacity(drafts.len());
    for (ordinal, draft) in drafts.iter().enumerate() {
        let typed = draft.number.trim();
        rows.push(ItemDocument {
            id: ambient.id(),
            item_id: item,
            ordinal: count(ordinal),
            number: if typed.is_empty() { None } else { Some(number(typed)?) },
            issued_on: draft.issued_on,
            description: needed("description", &draft.description, MOST_IN_LINE)?,
        });
    }
    no_doubles(&rows.iter().filter_map(|row| row.number.as_deref()).collect::<Vec<_>>())?;
    let event = Event::ItemDocumentsSettled { plan: full.plan.id, item, documents: rows.len() };
    Ok((rows, vec![event]))
}

/// Splits a line of the channel column into typed channels, where the importer was wrong.
///
/// # Errors
/// `NotPermitted`, `NotInPlan`, `TextMissing` without any channel, `NamedTwice`.
pub fn split_channel(
    full: &FullPlan,
    channel: ChannelId,
    kinds: &[ChannelKind],
    optional: bool,
    actor: &Actor,
) -> Decision<PlanChannel> {
    allow(actor, &MANAGE_PLANS)?;
    let line = full.channels.iter().find(|line| line.id == channel).ok_or(Refusal::NotInPlan)?;
    if kinds.is_empty() {
        return Err(Refusal::TextMissing("kinds"));
    }
    no_doubles(kinds)?;
    let line = PlanChannel { kinds: Json(kinds.to_vec()), optional, ..line.clone() };
    Ok((line, vec![Event::ChannelSplit { plan: full.plan.id, channel }]))
}

/// Chooses the channels of a content.
///
/// # Errors
/// `NotPermitted`, `NotInPlan`, `NamedTwice`, `ChannelNotInBlock` for a channel that the group does not have.
pub fn choose_channels(
    full: &FullPlan,
    item: ItemId,
    chosen: &[(ChannelKind, ChannelRole)],
    actor: &Actor,
) -> Decision<Vec<ItemChannel>> {
    allow(actor, &MANAGE_PLANS)?;
    let block = full.item(item).ok_or(Refusal::NotInPlan)?.block;
    let kinds = full.kinds_of_block(block);
    if chosen.iter().any(|(kind, _)| !kinds.contains(kind)) {
        return Err(Refusal::ChannelNotInBlock);
    }
    no_doubles(&chosen.iter().map(|(kind, _)| *kind).collect::<Vec<_>>())?;
    let rows = chosen.iter().map(|(kind, role)| ItemChannel { item_id: item, kind: *kind, role: *role }).collect();
    Ok((rows, vec![Event::ChannelsChosen { plan: full.plan.id, item }]))
}
