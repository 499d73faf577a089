//! What refusals and findings say to people: one sentence for each variant, in the reader's language. Rules know no words,
//! pages know no variants.

use crate::lint::{Argument, Code, Finding};
use crate::model::{Error, Level, Refusal};
use crate::words::Words;
use kernel::Date;
use papers::read::ReadRefusal;
use viet::date::short;
use viet::legacy::Legacy;
use web::Failure;

/// Why a rule of plans said no.
#[must_use]
pub fn refusal(refusal: &Refusal, w: Words) -> String {
    match refusal {
        Refusal::NotPermitted => w.refusal_not_permitted().into(),
        Refusal::TextMissing(name) => w.refusal_text_missing(field(name, w)),
        Refusal::TextTooLong(name, most) => w.refusal_text_too_long(field(name, w), count(*most)),
        Refusal::Changed { .. } => w.refusal_changed().into(),
        Refusal::NothingToImport => w.refusal_nothing_to_import().into(),
        Refusal::YearUnknown => w.refusal_year_unknown().into(),
        Refusal::AlreadyImported(_) => w.refusal_already_imported().into(),
        Refusal::NumberTaken(number) => w.refusal_number_taken(number.as_str()),
        Refusal::NumberUnreadable(text) => w.refusal_number_unreadable(text.as_str()),
        Refusal::PlanIsSigned => w.refusal_plan_is_signed().into(),
        Refusal::PlanNotSigned => w.refusal_plan_not_signed().into(),
        Refusal::DateInFuture(date) => w.refusal_date_in_future(short(*date)),
        Refusal::NotInPlan => w.refusal_not_in_plan().into(),
        Refusal::ChannelNotInBlock => w.refusal_channel_not_in_block().into(),
        Refusal::NamedTwice => w.refusal_named_twice().into(),
        Refusal::NothingChanges => w.refusal_nothing_changes().into(),
        Refusal::AmendmentTooEarly(date) => w.refusal_amendment_too_early(short(*date)),
        Refusal::BaselineDiffers { stands } => w.refusal_baseline_differs(stands.as_str()),
        Refusal::LeadAlsoCoordinates => w.refusal_lead_also_coordinates().into(),
        Refusal::StartsAfterDue => w.refusal_starts_after_due().into(),
        Refusal::QuantityOutOfRange(most) => w.refusal_quantity_out_of_range(*most),
        Refusal::NotTheirUnit => w.refusal_not_their_unit().into(),
        Refusal::TaskIsCancelled => w.refusal_task_is_cancelled().into(),
        Refusal::TaskIsActive => w.refusal_task_is_active().into(),
        Refusal::NothingToRemind => w.refusal_nothing_to_remind().into(),
        Refusal::TooSoonToEscalate(date) => w.refusal_too_soon_to_escalate(short(*date)),
        Refusal::NobodyToRemind(step) => w.refusal_nobody_to_remind(level(*step, w)),
        Refusal::NoHigherLevel => w.refusal_no_higher_level().into(),
        Refusal::AlreadyPrinted => w.refusal_already_printed().into(),
        Refusal::AnswerDayIsOver => w.refusal_answer_day_is_over().into(),
        Refusal::AlreadyDecided => w.refusal_already_decided().into(),
        Refusal::NotAddressedToThem => w.refusal_not_addressed_to_them().into(),
        Refusal::FigureOutOfRange => w.refusal_figure_out_of_range().into(),
        Refusal::LinkedToItself => w.refusal_linked_to_itself().into(),
        Refusal::AlreadyThere => w.refusal_already_there().into(),
        Refusal::PeriodTurnedAround => w.refusal_period_turned_around().into(),
        Refusal::ResultAlreadyThere => w.refusal_result_already_there().into(),
        Refusal::ResultIsFrozen => w.refusal_result_is_frozen().into(),
        Refusal::ResultNotSubmitted => w.refusal_result_not_submitted().into(),
        Refusal::OwnSubmission => w.refusal_own_submission().into(),
    }
}

/// Why proof was refused.
#[must_use]
pub fn evidence_refusal(refusal: &evidence::Refusal, w: Words) -> String {
    use evidence::Refusal as R;
    match refusal {
        R::NotPermitted => w.refusal_not_permitted().into(),
        R::OwnProof => w.proof_own().into(),
        R::WrongStanding { .. } => w.proof_wrong_standing().into(),
        R::Changed { .. } => w.proof_changed().into(),
        R::ReasonMissing => w.proof_reason_missing().into(),
        R::TitleMissing => w.proof_title_missing().into(),
        R::TooLong { limit } => w.proof_too_long(count(*limit)),
        R::DayMissing => w.proof_day_missing().into(),
        R::InTheFuture => w.proof_in_the_future().into(),
        R::NoteMissing => w.proof_note_missing().into(),
        R::AddressUnusable => w.proof_address_unusable().into(),
        R::FileMissing => w.proof_file_missing().into(),
        R::TooManyFiles { limit } => w.proof_too_many_files(count(*limit)),
        R::NoSuchFile => w.proof_no_such_file().into(),
        R::NotAPicture => w.proof_not_a_picture().into(),
        R::UnitMissing => w.proof_unit_missing().into(),
        R::SourceMissing => w.proof_source_missing().into(),
        R::PersonMissing => w.proof_person_missing().into(),
        R::RecordedByProgram => w.proof_recorded_by_program().into(),
        R::PeriodOutOfOrder => w.proof_period_out_of_order().into(),
        R::PeriodNotEnded => w.proof_period_not_ended().into(),
    }
}

/// A write that failed, as a page that tells why; for actions without a form to show again.
#[must_use]
pub fn failure(error: Error, w: Words) -> Failure {
    match error {
        Error::Refused(Refusal::NotPermitted) => Failure::Forbidden,
        Error::Refused(no) => Failure::Refused(refusal(&no, w)),
        Error::Store(cause) => cause.into(),
    }
}

/// The refusal in an error, for the form that is shown again; what broke goes on as a failure.
///
/// # Errors
/// What the store said.
pub fn refused(error: Error) -> Result<Refusal, Failure> {
    match error {
        Error::Refused(refusal) => Ok(refusal),
        Error::Store(cause) => Err(cause.into()),
    }
}

/// A step of reminding, in words.
#[must_use]
pub const fn level(level: Level, w: Words) -> &'static str {
    match level {
        Level::Person => w.level_person(),
        Level::UnitHead => w.level_unit_head(),
        Level::Office => w.level_office(),
        Level::DeputyHead => w.level_deputy_head(),
    }
}

fn field(name: &str, w: Words) -> &'static str {
    match name {
        "description" => w.field_description(),
        "reason" => w.field_reason(),
        "host" => w.field_host(),
        "title" => w.field_title(),
        "measure" => w.field_measure(),
        "kinds" => w.field_kinds(),
        "text" => w.field_text(),
        "name" => w.field_name(),
        "source" => w.field_source(),
        "members" => w.field_members(),
        "minutes" => w.field_minutes(),
        "conclusions" => w.field_conclusions(),
        "label" => w.field_label(),
        "number" => w.field_number(),
        "tag" => w.field_tag(),
        _ => w.field_other(),
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Why a file was not read.
#[must_use]
pub fn read_refusal(refusal: &ReadRefusal, w: Words) -> String {
    match refusal {
        ReadRefusal::TooLarge { limit, .. } => w.read_too_large(count(limit / (1024 * 1024))),
        ReadRefusal::Empty => w.read_empty().into(),
        ReadRefusal::Picture { .. } => w.read_picture().into(),
        ReadRefusal::Pdf => w.read_pdf().into(),
        ReadRefusal::OldWord => w.read_old_word().into(),
        ReadRefusal::Spreadsheet => w.read_spreadsheet().into(),
        ReadRefusal::Locked => w.read_locked().into(),
        ReadRefusal::OtherFile { .. } => w.read_other_file().into(),
        ReadRefusal::Binary => w.read_binary().into(),
        ReadRefusal::LegacyEncoding(encoding) => w.read_legacy_encoding(legacy(*encoding)),
        ReadRefusal::BrokenText => w.read_broken_text().into(),
        ReadRefusal::BrokenDocx { .. } => w.read_broken_docx().into(),
        ReadRefusal::DocumentTypeDeclaration { .. }
        | ReadRefusal::TooDeep { .. }
        | ReadRefusal::PartTooLarge { .. } => w.read_odd_docx().into(),
        ReadRefusal::TooManyLines { limit } => w.read_too_many_lines(viet::number::grouped(count(*limit))),
    }
}

/// Encodings go by these names in every office.
const fn legacy(encoding: Legacy) -> &'static str {
    match encoding {
        Legacy::Tcvn3 => "TCVN3 (ABC)",
        Legacy::VniWindows => "VNI Windows",
        Legacy::Vps => "VPS",
        Legacy::Viqr => "VIQR",
        Legacy::Cp1258 => "Windows-1258",
    }
}

/// What a finding says, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What was found.
    pub sentence: String,
    /// What to do.
    pub advice: String,
}

/// The words of a finding.
#[must_use]
pub fn finding(finding: &Finding, w: Words) -> Said {
    let t = |name: &str| text(finding, name);
    let d = |name: &str| date(finding, name);
    let n = |name: &str| number(finding, name);
    let (sentence, advice) = match finding.code {
        Code::NumberingBroken => (numbering(finding, w), w.finding_numbering_do().into()),
        Code::NumberMalformed => (w.finding_number_malformed(t("number")), malformed_advice(&t("suggestion"), w)),
        Code::CitationTwoDates => (
            w.finding_citation_two_dates(d("first"), t("number"), d("second")),
            w.finding_citation_two_dates_do().into(),
        ),
        Code::CitationDateConflict => (
            w.finding_citation_date_conflict(d("cited"), d("known"), t("number"), t("title")),
            w.finding_citation_date_conflict_do(d("known")),
        ),
        Code::CitationWithoutDate => {
            (w.finding_citation_without_date(n("count"), t("numbers")), w.finding_citation_without_date_do().into())
        }
        Code::LastYearPlanCited => (
            w.finding_last_year_plan(t("item"), year(n("plan_year")), year(n("year"))),
            w.finding_last_year_plan_do(year(n("plan_year"))),
        ),
        Code::NameNotValid => (name_not_valid(finding, w), name_advice(&t("successor"), w)),
        Code::QuotaOutOfRange if t("kind") == "collectives" => {
            (w.finding_quota_collectives(n("found"), n("limit")), w.finding_quota_do().into())
        }
        Code::QuotaOutOfRange => (w.finding_quota_individuals(n("found"), n("limit")), w.finding_quota_do().into()),
        Code::ItemWithoutOwner => (w.finding_no_owner(n("count"), n("total")), w.finding_no_owner_do().into()),
        Code::ItemWithoutDue => (w.finding_no_due(n("count"), n("total")), w.finding_no_due_do().into()),
        Code::ItemWithoutQuantity => (w.finding_no_quantity(n("count"), n("total")), w.finding_no_quantity_do().into()),
        Code::ItemWithoutLeadChannel => {
            (w.finding_no_lead_channel(n("count"), n("total")), w.finding_no_lead_channel_do().into())
        }
    };
    Said { sentence, advice }
}

fn numbering(finding: &Finding, w: Words) -> String {
    let (expected, found, labels) = (text(finding, "expected"), text(finding, "found"), text(finding, "labels"));
    match text(finding, "list").as_str() {
        "sections" => w.finding_numbering_sections(expected, found, labels),
        "items" => w.finding_numbering_items(expected, found, labels),
        _ => w.finding_numbering_duties(expected, found, labels),
    }
}

fn malformed_advice(suggestion: &str, w: Words) -> String {
    if suggestion.is_empty() {
        w.finding_number_malformed_check().into()
    } else {
        w.finding_number_malformed_do(suggestion)
    }
}

fn name_not_valid(finding: &Finding, w: Words) -> String {
    let (count, name) = (number(finding, "count"), text(finding, "name"));
    if text(finding, "valid_to").is_empty() {
        w.finding_name_not_begun(count, name, date(finding, "valid_from"))
    } else {
        w.finding_name_ended(count, name, date(finding, "valid_to"))
    }
}

fn name_advice(successor: &str, w: Words) -> String {
    if successor.is_empty() { w.finding_name_check().into() } else { w.finding_name_do(successor) }
}

/// Years stand without a point between thousands.
fn year(number: i64) -> String {
    number.to_string()
}

fn text(finding: &Finding, name: &str) -> String {
    match finding.arguments.get(name) {
        Some(Argument::Text(text)) => text.clone(),
        Some(Argument::Number(number)) => number.to_string(),
        Some(Argument::List(list)) => list.join(", "),
        None => String::new(),
    }
}

fn date(finding: &Finding, name: &str) -> String {
    let iso = text(finding, name);
    iso.parse::<Date>().map(short).unwrap_or(iso)
}

fn number(finding: &Finding, name: &str) -> i64 {
    match finding.arguments.get(name) {
        Some(Argument::Number(number)) => *number,
        _ => 0,
    }
}
