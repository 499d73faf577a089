//! The plan as signed, and the rows that work hangs on: contents, their documents, channels, amendments.

use super::{AccountId, AmendmentId, ChannelId, FileId, ItemDocumentId, ItemId, PlanId};
use crate::channel::ChannelKind;
use crate::import::{self, Frequency, PlanDocument, Quotas};
use kernel::{Date, Moment};
use serde::{Deserialize, Serialize};
use store::{Json, record, text_enum};

/// A plan of one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Its id.
    pub id: PlanId,
    /// The year that it is for; it may be signed in the year before.
    pub year: i16,
    /// Draft or signed.
    pub state: PlanState,
    /// The whole paper. Of a signed plan this is the baseline: as signed, never edited.
    pub document: PlanDocument,
    /// The file that it was read from.
    pub source: Option<SourceFile>,
    /// Who brought it in.
    pub entered_by: AccountId,
    /// When.
    pub entered_at: Moment,
    /// Counts the writes, so that two people do not overwrite one another.
    pub version: i64,
}

/// How far a plan is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanState {
    /// Without number and date; its text may still change.
    Draft,
    /// Signed, numbered, in force.
    Signed(Signature),
}

/// What signing gave the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Normal form, `06/KH-KCNĐN`; allotted by the clerk, never by us.
    pub number: String,
    /// The date of the head.
    pub issued_on: Date,
    /// The signed PDF.
    pub copy: Option<FileId>,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// The stored file.
    pub file: FileId,
    /// SHA-256 of its content in hexadecimal: the same file is imported once.
    pub digest: String,
}

record! {
    /// A plan as a line of a list.
    pub struct PlanSummary {
        id: PlanId, year: i64, signed: bool, number: Option<String>, issued_on: Option<Date>, kind: String, subject: String,
        issuer: String, version: i64,
    }
}

record! {
    /// One content of the plan, as printed. Amendments do not touch it; see `rules::amendment::as_of`.
    pub struct PlanItem {
        id: ItemId, plan_id: PlanId,
        /// Which group of the plan, from 0.
        block: i64,
        /// Which content of the group, from 0.
        ordinal: i64,
        /// As printed: `1`, `a`; labels may repeat or skip.
        label: String, text: String,
        /// For whom, in the words of the plan; empty where the plan does not say.
        audience: String, cadence: Option<Frequency>,
        /// The line of the source, 0 where there is none.
        source_line: i64,
        /// The amendment that added it; none for the contents of the signed plan.
        added_by: Option<AmendmentId>,
    }
}

record! {
    /// A document that a content stands for.
    pub struct ItemDocument {
        id: ItemDocumentId, item_id: ItemId, ordinal: i64,
        /// Normal form; none while "chưa xác định số".
        number: Option<String>, issued_on: Option<Date>, description: String,
    }
}

record! {
    /// One line of the channel column, as printed, with the typed channels that it names.
    pub struct PlanChannel {
        id: ChannelId, plan_id: PlanId, block: i64, ordinal: i64, text: String, source_line: i64,
        kinds: Json<Vec<ChannelKind>>, cadence: Option<Frequency>,
        /// "Các hình thức phù hợp khác": never owed, never unused.
        optional: bool,
    }
}

text_enum! {
    /// What a channel is to a content.
    pub enum ChannelRole {
        /// Owed: the content is carried by it.
        Lead = "lead",
        /// Welcome, not owed.
        Optional = "optional",
    }
}

record! {
    /// A channel chosen for a content.
    pub struct ItemChannel { item_id: ItemId, kind: ChannelKind, role: ChannelRole }
}

/// A plan with every row that hangs on its paper; what most rules and pages start from.
#[derive(Debug, Clone, PartialEq)]
pub struct FullPlan {
    /// The plan.
    pub plan: Plan,
    /// By block and ordinal.
    pub items: Vec<PlanItem>,
    /// By item and ordinal.
    pub documents: Vec<ItemDocument>,
    /// By block and ordinal.
    pub channels: Vec<PlanChannel>,
    /// The channels chosen for contents.
    pub item_channels: Vec<ItemChannel>,
    /// Corrections and amendments, oldest first.
    pub amendments: Vec<Amendment>,
}

/// A numbered change of a signed plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Amendment {
    /// Its id.
    pub id: AmendmentId,
    /// The plan that it changes.
    pub plan_id: PlanId,
    /// Normal form.
    pub number: String,
    /// Its date; the changes hold from that day.
    pub issued_on: Date,
    /// Which of the two.
    pub kind: AmendmentKind,
    /// What it changes, in its order.
    pub changes: Vec<Change>,
    /// Who recorded it.
    pub recorded_by: AccountId,
    /// When.
    pub recorded_at: Moment,
}

text_enum! {
    /// What sort of change of a signed plan.
    pub enum AmendmentKind {
        /// Đính chính: a slip is put right.
        Correction = "correction",
        /// Sửa đổi, bổ sung: the plan itself changes.
        Amendment = "amendment",
    }
}

/// One change, from what held before to what holds from the amendment's date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "`from` and `to` are what held before and what holds after; ids and places speak for themselves"
)]
pub enum Change {
    /// A content is worded anew.
    ItemText { item: ItemId, from: String, to: String },
    /// A content is added at the end of a block.
    ItemAdded { item: ItemId, block: i64, label: String, text: String },
    /// A content is dropped.
    ItemDropped { item: ItemId, text: String },
    /// A channel line is worded anew; the channels that it names with it.
    ChannelText { channel: ChannelId, from: String, to: String, kinds: Vec<ChannelKind> },
    /// Another quota.
    Quota { of: QuotaOf, from: Option<u32>, to: Option<u32> },
}

text_enum! {
    /// Whom a quota of commendation counts.
    pub enum QuotaOf {
        /// Tập thể.
        Collectives = "collectives",
        /// Cá nhân.
        Individuals = "individuals",
    }
}

impl Plan {
    /// Number, date and signed copy, once there are any.
    #[must_use]
    pub const fn signature(&self) -> Option<&Signature> {
        match &self.state {
            PlanState::Draft => None,
            PlanState::Signed(signature) => Some(signature),
        }
    }

    /// The quotas of the plan as signed.
    #[must_use]
    pub fn quotas(&self) -> Quotas {
        self.document.quotas.unwrap_or(Quotas { collectives: None, individuals: None, line: 0 })
    }
}

impl PlanChannel {
    /// The typed channels of the line that can be owed: an optional line and "other" are not.
    pub fn owed_kinds(&self) -> impl Iterator<Item = ChannelKind> + '_ {
        let optional = self.optional;
        self.kinds.0.iter().copied().filter(move |kind| !optional && *kind != ChannelKind::Other)
    }
}

impl FullPlan {
    /// The content with this id.
    #[must_use]
    pub fn item(&self, id: ItemId) -> Option<&PlanItem> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The content as the paper has it, with the columns (chủ trì, thời gian …) that some plans print.
    #[must_use]
    pub fn printed(&self, item: &PlanItem) -> Option<&import::Item> {
        let block = self.plan.document.blocks.get(usize::try_from(item.block).ok()?)?;
        let ordinal = usize::try_from(item.ordinal).ok()?;
        if item.added_by.is_some() { None } else { block.items.get(ordinal) }
    }

    /// The typed channels that the lines of a block name, each once, in the order of the lines.
    #[must_use]
    pub fn kinds_of_block(&self, block: i64) -> Vec<ChannelKind> {
        let mut kinds = Vec::new();
        for kind in self.channels.iter().filter(|line| line.block == block).flat_map(|line| &line.kinds.0) {
            if !kinds.contains(kind) {
                kinds.push(*kind);
            }
        }
        kinds
    }

    /// The channels chosen for a content.
    pub fn chosen(&self, item: ItemId) -> impl Iterator<Item = &ItemChannel> {
        self.item_channels.iter().filter(move |chosen| chosen.item_id == item)
    }
}
