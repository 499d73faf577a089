//! What happened, in the past tense. The store writes each into the audit trail in the transaction of the change; a later
//! domain that listens gets it through the outbox.

use super::{
    AccountId, AmendmentId, BudgetLineId, ChannelId, DifficultyId, FileId, IndicatorId, InspectionId, ItemId, Level,
    PlanId, PlanLinkId, ReminderId, ResultId, TaskId, UnitId, subject,
};
use kernel::{Date, Subject};
use people::AgencyId;
use serde::Serialize;

/// Something that happened to a plan or what hangs on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "a variant says what happened, its fields to what")]
pub enum Event {
    PlanImported { plan: PlanId, year: i16, number: Option<String>, digest: Option<String> },
    PlanCloned { plan: PlanId, from: PlanId },
    DraftRevised { plan: PlanId },
    PlanSigned { plan: PlanId, number: String, issued_on: Date },
    SignedCopyAttached { plan: PlanId, file: FileId, instead_of: Option<FileId> },
    PlanAmended { plan: PlanId, amendment: AmendmentId, number: String },
    ItemDocumentsSettled { plan: PlanId, item: ItemId, documents: usize },
    ChannelSplit { plan: PlanId, channel: ChannelId },
    ChannelsChosen { plan: PlanId, item: ItemId },
    TaskAssigned { task: TaskId, plan: PlanId, lead_unit: Option<UnitId>, person: Option<AccountId> },
    TaskRevised { task: TaskId, plan: PlanId, changed: Vec<&'static str> },
    TaskCancelled { task: TaskId, plan: PlanId, reason: String },
    TaskResumed { task: TaskId, plan: PlanId },
    ReminderIssued { reminder: ReminderId, task: TaskId, level: Level },
    ReminderPrinted { reminder: ReminderId, task: TaskId },
    DifficultyRaised { difficulty: DifficultyId, plan: PlanId, task: Option<TaskId> },
    DifficultyDecided { difficulty: DifficultyId, plan: PlanId, task: Option<TaskId> },
    UnitInspected { inspection: InspectionId, plan: PlanId, unit: UnitId },
    IndicatorSet { indicator: IndicatorId, plan: PlanId },
    IndicatorRead { indicator: IndicatorId, plan: PlanId, measured_on: Date },
    BudgetLineSet { line: BudgetLineId, plan: PlanId },
    PlanLinked { link: PlanLinkId, plan: PlanId },
    PlanUnlinked { link: PlanLinkId, plan: PlanId },
    QuotaLimitSet { agency: AgencyId, valid_from: Date },
    FindingAccepted { plan: PlanId, finding: String, reason: String },
    ResultComputed { result: ResultId, plan: PlanId },
    ResultRemarked { result: ResultId, plan: PlanId },
    ResultSubmitted { result: ResultId, plan: PlanId },
    ResultReturned { result: ResultId, plan: PlanId, reason: String },
    ResultApproved { result: ResultId, plan: PlanId, for_the_head: bool },
}

impl people::Told for Event {
    fn told(&self) -> (&'static str, Subject) {
        let plan = |id: PlanId| Subject::new(subject::PLAN, id);
        let item = |id: ItemId| Subject::new(subject::PLAN_ITEM, id);
        let task = |id: TaskId| Subject::new(subject::TASK, id);
        let difficulty = |id: DifficultyId| Subject::new(subject::DIFFICULTY, id);
        let result = |id: ResultId| Subject::new(subject::PERIOD_RESULT, id);
        match self {
            Self::PlanImported { plan: id, .. } => ("plans.plan_imported", plan(*id)),
            Self::PlanCloned { plan: id, .. } => ("plans.plan_cloned", plan(*id)),
            Self::DraftRevised { plan: id } => ("plans.draft_revised", plan(*id)),
            Self::PlanSigned { plan: id, .. } => ("plans.plan_signed", plan(*id)),
            Self::SignedCopyAttached { plan: id, .. } => ("plans.signed_copy_attached", plan(*id)),
            Self::PlanAmended { plan: id, .. } => ("plans.plan_amended", plan(*id)),
            Self::ItemDocumentsSettled { item: id, .. } => ("plans.item_documents_settled", item(*id)),
            Self::ChannelSplit { plan: id, .. } => ("plans.channel_split", plan(*id)),
            Self::ChannelsChosen { item: id, .. } => ("plans.channels_chosen", item(*id)),
            Self::TaskAssigned { task: id, .. } => ("plans.task_assigned", task(*id)),
            Self::TaskRevised { task: id, .. } => ("plans.task_revised", task(*id)),
            Self::TaskCancelled { task: id, .. } => ("plans.task_cancelled", task(*id)),
            Self::TaskResumed { task: id, .. } => ("plans.task_resumed", task(*id)),
            Self::ReminderIssued { task: id, .. } => ("plans.reminder_issued", task(*id)),
            Self::ReminderPrinted { task: id, .. } => ("plans.reminder_printed", task(*id)),
            Self::DifficultyRaised { difficulty: id, .. } => ("plans.difficulty_raised", difficulty(*id)),
            Self::DifficultyDecided { difficulty: id, .. } => ("plans.difficulty_decided", difficulty(*id)),
            Self::UnitInspected { plan: id, .. } => ("plans.unit_inspected", plan(*id)),
            Self::IndicatorSet { plan: id, .. } => ("plans.indicator_set", plan(*id)),
            Self::IndicatorRead { plan: id, .. } => ("plans.indicator_read", plan(*id)),
            Self::BudgetLineSet { plan: id, .. } => ("plans.budget_line_set", plan(*id)),
            Self::PlanLinked { plan: id, .. } => ("plans.plan_linked", plan(*id)),
            Self::PlanUnlinked { plan: id, .. } => ("plans.plan_unlinked", plan(*id)),
            Self::QuotaLimitSet { agency: id, .. } => ("plans.quota_limit_set", Subject::new("agency", *id)),
            Self::FindingAccepted { plan: id, .. } => ("plans.finding_accepted", plan(*id)),
            Self::ResultComputed { result: id, .. } => ("plans.result_computed", result(*id)),
            Self::ResultRemarked { result: id, .. } => ("plans.result_remarked", result(*id)),
            Self::ResultSubmitted { result: id, .. } => ("plans.result_submitted", result(*id)),
            Self::ResultReturned { result: id, .. } => ("plans.result_returned", result(*id)),
            Self::ResultApproved { result: id, .. } => ("plans.result_approved", result(*id)),
        }
    }
}
