//! What refusals say to people: one sentence for each variant, in the reader's language. Rules know no words, pages know no
//! variants.

use crate::model::{Error, Refusal, Stage};
use crate::rules::appraise::ResultFault;
use crate::rules::import::{Fault, Remark};
use crate::words::Words;
use crate::workbook::{CellFault, CellWhy};
use evidence::fetch::Problem;
use web::Failure;

/// Why a rule of scoring said no.
#[must_use]
pub fn refusal(refusal: &Refusal, w: Words) -> String {
    match refusal {
        Refusal::NotPermitted => w.refusal_not_permitted().into(),
        Refusal::NotTheirUnit => w.refusal_not_their_unit().into(),
        Refusal::TextMissing(name) => w.refusal_text_missing(field(name, w)),
        Refusal::TextTooLong(name, most) => w.refusal_text_too_long(field(name, w), count(*most)),
        Refusal::Changed { .. } => w.refusal_changed().into(),
        Refusal::YearOutOfRange => w.refusal_year().into(),
        Refusal::PeriodTurnedAround => w.refusal_period().into(),
        Refusal::WrongStage { now } => w.refusal_stage(stage(*now, w)),
        Refusal::NoCriteria => w.refusal_no_criteria().into(),
        Refusal::NotAllScored(left) => w.refusal_not_all_scored(count(*left)),
        Refusal::NotScoredByHand => w.refusal_not_by_hand().into(),
        Refusal::InputDoesNotFit => w.refusal_input().into(),
        Refusal::FigureOutOfRange => w.refusal_figure().into(),
        Refusal::MoreThanMost(most) => w.refusal_more_than_most(most.to_string()),
        Refusal::NothingAppraised => w.refusal_nothing_appraised().into(),
        Refusal::TooManyFiles(most) => w.refusal_too_many_files(count(*most)),
    }
}

/// How far a scheme is, in words.
#[must_use]
pub const fn stage(stage: Stage, w: Words) -> &'static str {
    match stage {
        Stage::Open => w.stage_open(),
        Stage::SelfScore => w.stage_self_score(),
        Stage::Submitted => w.stage_submitted(),
        Stage::Appraised => w.stage_appraised(),
        Stage::Explained => w.stage_explained(),
        Stage::Final => w.stage_final(),
    }
}

fn field(name: &str, w: Words) -> &'static str {
    match name {
        "name" => w.field_name(),
        "document" => w.field_document(),
        "basis" => w.field_basis(),
        "note" => w.field_note(),
        "reason" => w.field_reason(),
        _ => w.field_explanation(),
    }
}

/// A write that failed, as a page that tells why; for actions without a form to show again.
#[must_use]
pub fn failure(error: Error, w: Words) -> Failure {
    match error {
        Error::Refused(Refusal::NotPermitted) => Failure::Forbidden,
        Error::Refused(no) => Failure::Refused(refusal(&no, w)),
        Error::Evidence(error) => evidence_failure(error),
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
        Error::Evidence(error) => Err(evidence_failure(error)),
        Error::Store(cause) => Err(cause.into()),
    }
}

/// Linking and unlinking refuse only who may not; everything else is gone or broken.
#[must_use]
pub fn evidence_failure(error: evidence::Error) -> Failure {
    match error {
        evidence::Error::Refused(_) => Failure::Forbidden,
        evidence::Error::NotFound => Failure::NotFound,
        evidence::Error::Store(cause) => cause.into(),
    }
}

/// Why a workbook was not read; `columns` are the headings by the places of the fields.
#[must_use]
pub fn sheet_refusal(refusal: &papers::sheet::Refusal, columns: &[&str], w: Words) -> String {
    use papers::sheet::Refusal as R;
    match refusal {
        R::TooLarge { limit, .. } => w.sheet_too_large(count(limit / (1024 * 1024))),
        R::NotAWorkbook => w.sheet_not_a_workbook().into(),
        R::OldWorkbook => w.sheet_old().into(),
        R::Locked => w.sheet_locked().into(),
        R::Damaged { .. } | R::UnpacksTooLarge { .. } => w.sheet_damaged().into(),
        R::NoSheet => w.sheet_empty().into(),
        R::NoHeading { missing, .. } => {
            let names: Vec<String> =
                missing.iter().filter_map(|at| columns.get(*at)).map(|name| format!("“{name}”")).collect();
            w.sheet_no_heading(names.join(", "))
        }
        R::TwoColumns { first, second, .. } => w.sheet_two_columns(first.as_str(), second.as_str()),
        R::TooManyRows { limit, .. } => w.sheet_too_many_rows(count(*limit)),
        R::TooManyColumns { .. } | R::TooManyCells { .. } => w.sheet_too_wide().into(),
    }
}

/// What is wrong with a cell.
#[must_use]
pub fn cell(fault: &CellFault, w: Words) -> String {
    match fault.why {
        CellWhy::Failed => w.cell_failed(),
        CellWhy::Code => w.cell_code(),
        CellWhy::Points => w.cell_points(),
        CellWhy::Rule => w.cell_rule(),
        CellWhy::Floor => w.cell_floor(),
        CellWhy::Tiers => w.cell_tiers(),
        CellWhy::Other => w.cell_other(),
    }
    .into()
}

/// What a row of criteria cannot be.
#[must_use]
pub fn fault(fault: &Fault, w: Words) -> String {
    match fault {
        Fault::Twice { code } => w.fault_twice(code.as_str()),
        Fault::TitleMissing => w.fault_title().into(),
        Fault::TextTooLong => w.fault_too_long().into(),
        Fault::PointsMissing { code } => w.fault_points(code.as_str()),
        Fault::RuleMissing { code } => w.fault_rule(code.as_str()),
        Fault::TierAboveMost { code, max } => w.fault_tier(code.as_str(), max.to_string()),
    }
}

/// What may be a slip in a row of criteria.
#[must_use]
pub fn remark(remark: &Remark, w: Words) -> String {
    match remark {
        Remark::SumDiffers { code, written, sum } => w.remark_sum(code.as_str(), sum.to_string(), written.to_string()),
        Remark::UnknownUnit { code, words } => w.remark_unit(code.as_str(), words.as_str()),
        Remark::RuleOfGroup { code } => w.remark_rule(code.as_str()),
    }
}

/// What a row of results cannot be.
#[must_use]
pub fn result_fault(fault: &ResultFault, w: Words) -> String {
    match fault {
        ResultFault::UnknownCode(code) => w.result_unknown_code(code.as_str()),
        ResultFault::RemarkTooLong(code) => w.result_remark_too_long(code.as_str()),
        ResultFault::Twice(code) => w.fault_twice(code.as_str()),
        ResultFault::MoreThanMost { code, max } => w.result_more_than_most(code.as_str(), max.to_string()),
    }
}

/// Why there is no copy of a page.
#[must_use]
pub const fn problem(problem: Problem, w: Words) -> &'static str {
    match problem {
        Problem::NotAllowed => w.fetch_not_allowed(),
        Problem::Unreachable => w.fetch_unreachable(),
        Problem::TooSlow => w.fetch_too_slow(),
        Problem::TooLarge => w.fetch_too_large(),
        Problem::TooManyRedirects => w.fetch_too_many_redirects(),
        Problem::NotFound => w.fetch_not_found(),
        Problem::ServerFailed => w.fetch_server_failed(),
        Problem::WrongContent => w.fetch_wrong_content(),
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// What the last check of an address says.
#[must_use]
pub fn check(check: &evidence::LinkCheck, w: Words) -> String {
    let day = |moment| viet::date::short(kernel::local_date(moment));
    match (check.problem, check.gone_since) {
        (Some(found), Some(since)) => w.check_gone(day(check.checked_at), day(since), problem(found, w)),
        _ => w.check_opens(day(check.checked_at)),
    }
}
