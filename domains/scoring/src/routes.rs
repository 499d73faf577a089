//! Every address of scoring, slice by slice.

use crate::desk;
use web::Routes;

/// The routes of the domain. A part of an address has one name wherever it stands: `{scheme}`, `{criterion}`, `{file}`.
#[must_use]
pub(crate) fn routes() -> Routes {
    let slices: &[fn() -> Routes] = &[
        desk::list::routes,
        desk::form::routes,
        desk::scheme::routes,
        desk::back::routes,
        desk::import::routes,
        desk::criterion::routes,
        desk::score::routes,
        desk::link::routes,
        desk::gaps::routes,
        desk::folder::routes,
        desk::results::routes,
        desk::explain::routes,
    ];
    slices.iter().fold(Routes::new(), |all, slice| all.and(slice()))
}
