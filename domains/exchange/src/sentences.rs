//! What refusals say to people: one sentence for each variant, in the reader's language.

use crate::model::{Error, Refusal};
use crate::package::Refused;
use crate::rules::request::MOST_ITEMS;
use crate::words::Words;
use crate::workbook::{CellFault, CellWhy};
use web::Failure;

/// Why a rule of the exchange said no.
#[must_use]
pub fn refusal(refusal: &Refusal, w: Words) -> String {
    match refusal {
        Refusal::NotPermitted => w.refusal_not_permitted().into(),
        Refusal::Changed => w.refusal_changed().into(),
        Refusal::TextMissing(name) => w.refusal_text_missing(field(name, w)),
        Refusal::TextTooLong(name, most) => w.refusal_text_too_long(field(name, w), count(*most)),
        Refusal::CodeTwice(code) => w.refusal_code_twice(code.as_str()),
        Refusal::NoCode(code) => w.refusal_no_code(code.as_str()),
        Refusal::TooManyItems(most) => w.refusal_too_many_items(count(*most)),
        Refusal::NoItems => w.refusal_no_items().into(),
        Refusal::NobodyBelow => w.refusal_nobody_below().into(),
        Refusal::NothingNew => w.refusal_nothing_new().into(),
        Refusal::Closed => w.refusal_closed().into(),
        Refusal::NotPublished => w.refusal_not_published().into(),
        Refusal::NoPeriod => w.refusal_no_period().into(),
        Refusal::NoSuchItem => w.refusal_no_such_item().into(),
        Refusal::ValueDoesNotFit => w.refusal_value().into(),
        Refusal::NotAllAnswered(open) => w.refusal_not_all_answered(count(*open)),
        Refusal::ReportTooLarge => w.refusal_report_too_large().into(),
        Refusal::NotLookedThrough => w.refusal_not_looked_through().into(),
        Refusal::NothingToJudge => w.refusal_nothing_to_judge().into(),
        Refusal::NothingMissing => w.refusal_nothing_missing().into(),
        Refusal::PartnerKnown => w.refusal_partner_known().into(),
        Refusal::OwnCard => w.refusal_own_card().into(),
        Refusal::AddressUnusable => w.refusal_address().into(),
        Refusal::NotTakenOn => w.refusal_not_taken_on().into(),
        Refusal::Package(refused) => package(*refused, w).into(),
    }
}

/// Why a package is not taken.
#[must_use]
pub const fn package(refused: Refused, w: Words) -> &'static str {
    match refused {
        Refused::NoPackage => w.package_no_package(),
        Refused::OtherFormat => w.package_other_format(),
        Refused::TooLarge => w.package_too_large(),
        Refused::Altered => w.package_altered(),
        Refused::UnknownSender => w.package_unknown_sender(),
        Refused::ForOthers => w.package_for_others(),
        Refused::NotTheirs => w.package_not_theirs(),
        Refused::UnknownRequest => w.package_unknown_request(),
        Refused::Older => w.package_older(),
        Refused::Closed => w.package_closed(),
        Refused::OutOfBounds => w.package_out_of_bounds(),
    }
}

fn field(name: &str, w: Words) -> &'static str {
    match name {
        "title" => w.field_title(),
        "paper" => w.fact_paper(),
        "note" => w.fact_note(),
        "code" => w.item_code(),
        "wording" => w.item_wording(),
        "measure" => w.item_measure(),
        "name" => w.partner(),
        "address" => w.partner_address(),
        "source" => w.hand_source(),
        "person" => w.hand_person(),
        "things" => w.source_things_which(),
        "reason" => w.none_reason(),
        _ => w.in_words(),
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

/// Why a workbook was not read; `columns` are the headings by the places of the fields.
#[must_use]
pub fn sheet_refusal(refusal: &papers::sheet::Refusal, columns: &[&str], w: Words) -> String {
    use papers::sheet::Refusal as R;
    match refusal {
        R::NoHeading { missing, .. } => {
            let names: Vec<String> =
                missing.iter().filter_map(|at| columns.get(*at)).map(|name| format!("“{name}”")).collect();
            w.sheet_no_heading(names.join(", "))
        }
        R::TwoColumns { first, second, .. } => w.sheet_two_columns(first.as_str(), second.as_str()),
        R::TooManyRows { .. } => w.refusal_too_many_items(count(MOST_ITEMS)),
        R::Locked => w.sheet_locked().into(),
        R::NoSheet => w.sheet_empty().into(),
        R::TooLarge { .. } | R::UnpacksTooLarge { .. } | R::TooManyColumns { .. } | R::TooManyCells { .. } => {
            w.sheet_too_large().into()
        }
        R::NotAWorkbook | R::OldWorkbook | R::Damaged { .. } => w.sheet_not_a_workbook().into(),
    }
}

/// What is wrong with a cell.
#[must_use]
pub const fn cell(fault: &CellFault, w: Words) -> &'static str {
    match fault.why {
        CellWhy::Code => w.cell_code(),
        CellWhy::Twice => w.cell_twice(),
        CellWhy::Wording => w.cell_wording(),
        CellWhy::Form => w.cell_form(),
        CellWhy::Measure => w.cell_measure(),
        CellWhy::Target => w.cell_target(),
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
