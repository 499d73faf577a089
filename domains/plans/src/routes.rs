//! Every address of plans, slice by slice.

use crate::{api, desk, pages};
use web::Routes;

/// The routes of the domain. A part of an address has one name wherever it stands: `{plan}`, `{item}`, `{task}`,
/// `{proof}`, `{period}`.
#[must_use]
pub(crate) fn routes() -> Routes {
    let slices: &[fn() -> Routes] = &[
        desk::today::routes,
        desk::plan::routes,
        desk::import::routes,
        desk::review::routes,
        desk::quota::routes,
        desk::coverage::routes,
        desk::item::routes,
        desk::baseline::routes,
        desk::assign::routes,
        desk::task::routes,
        desk::hand_in::routes,
        desk::inbox::routes,
        desk::reminder::routes,
        desk::briefing::routes,
        desk::digest::routes,
        desk::difficulty::routes,
        desk::inspection::routes,
        desk::notes::routes,
        desk::result::routes,
        pages::routes,
        api::routes,
    ];
    slices.iter().fold(Routes::new(), |all, slice| all.and(slice()))
}
