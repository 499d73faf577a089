//! Addresses of public things, and what an address stands for: a year, a plan's number, a period, a file's kind.

use crate::model::{Period, PeriodResult, PlanSummary, ResultState};
use kernel::Date;
use viet::slug;
use web::answer::PaperForm;
use web::open::Data;

/// A page, or the same as a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// For people.
    Page,
    /// For programs and tables.
    Data(Data),
    /// The paper itself, and only of plans.
    Paper(PaperForm),
}

impl Form {
    /// What stands after the point of the address.
    pub(crate) const fn ending(self) -> &'static str {
        match self {
            Self::Page => "",
            Self::Data(data) => data.ending(),
            Self::Paper(form) => form.ending(),
        }
    }
}

/// The last part of an address without its ending, and what the ending asks for.
pub(crate) fn split(last: &str) -> (&str, Form) {
    let file = Data::ALL.map(Form::Data).into_iter().chain(PaperForm::ALL.map(Form::Paper)).find_map(|form| {
        let name = last.strip_suffix(form.ending())?.strip_suffix('.')?;
        Some((name, form))
    });
    file.unwrap_or((last, Form::Page))
}

/// The signed plans, the latest year first, of a year the latest first.
pub(crate) fn signed(plans: Vec<PlanSummary>) -> Vec<PlanSummary> {
    let mut signed: Vec<PlanSummary> = plans.into_iter().filter(|plan| plan.signed).collect();
    signed.sort_by(|a, b| (b.year, b.issued_on, &b.number).cmp(&(a.year, a.issued_on, &a.number)));
    signed
}

/// The address of a signed plan: that of its year for the latest of a year, else with its number.
pub(crate) fn of_plan(plan: &PlanSummary, signed: &[PlanSummary]) -> String {
    let newest = signed.iter().find(|other| other.year == plan.year).is_some_and(|other| other.id == plan.id);
    if newest { format!("/ke-hoach/{}", plan.year) } else { with_number(plan) }
}

/// The address of a signed plan with its number.
pub(crate) fn with_number(plan: &PlanSummary) -> String {
    format!("/ke-hoach/{}/{}", plan.year, slug(plan.number.as_deref().unwrap_or_default()))
}

/// The name of a period in addresses: its label, or its days where another result of the year has the same label.
pub(crate) fn of_period<'a>(period: &Period, all: impl Iterator<Item = &'a Period>) -> String {
    let name = slug(&period.label);
    let shared = all.filter(|other| slug(&other.label) == name).count() > 1;
    if shared || name.is_empty() { days(period) } else { name }
}

/// The days of a period; these name it whatever its label is.
pub(crate) fn days(period: &Period) -> String {
    format!("{}_{}", period.from, period.to)
}

/// The day on which a result was approved.
pub(crate) fn approved_on(result: &PeriodResult) -> Option<Date> {
    match result.state {
        ResultState::Approved { at, .. } => Some(kernel::local_date(at)),
        ResultState::Draft { .. } | ResultState::Submitted { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn endings_name_files() {
        for (last, name, form) in [
            ("2020", "2020", Form::Page),
            ("2020.json", "2020", Form::Data(Data::Json)),
            ("06-kh-kcndn.csv", "06-kh-kcndn", Form::Data(Data::Csv)),
            ("quy-i.xlsx", "quy-i", Form::Data(Data::Xlsx)),
            ("2020.docx", "2020", Form::Paper(PaperForm::Docx)),
            ("2020.pdf", "2020", Form::Paper(PaperForm::Pdf)),
            ("json", "json", Form::Page),
        ] {
            assert_eq!(split(last), (name, form), "for {last}");
        }
    }

    #[test]
    fn periods_of_one_name_are_told_apart_by_their_days() {
        let period = |label: &str, month: i8| Period {
            label: label.into(),
            from: date(2020, month, 1),
            to: date(2020, month, 28),
        };
        let (one, same, other) = (period("Tháng", 1), period("tháng", 2), period("Quý I", 3));
        let all = [one.clone(), same, other.clone()];
        assert_eq!(of_period(&one, all.iter()), "2020-01-01_2020-01-28");
        assert_eq!(of_period(&other, all.iter()), "quy-i");
    }
}
