//! What this domain prints: the plan as it was signed, slips of reminding, minutes of inspections. Always Vietnamese,
//! whatever language the reader has chosen.

mod inspection;
mod plan;
mod reminder;

pub(crate) use inspection::inspection;
pub use plan::official;
pub(crate) use reminder::reminder;

use crate::model::Plan;

/// A plan as papers speak of it: `Kế hoạch số 06/KH-KCNĐN ngày 21/01/2020`.
pub(crate) fn cited(plan: &Plan) -> String {
    let kind = plan.document.kind.as_deref().map_or_else(|| "Kế hoạch".to_owned(), viet::case::sentence);
    match plan.signature() {
        Some(signature) => format!("{kind} số {} ngày {}", signature.number, viet::date::short(signature.issued_on)),
        None => format!("{kind} năm {}", plan.year),
    }
}
