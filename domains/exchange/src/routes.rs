//! Every address of the exchange, slice by slice.

use crate::desk;
use web::Routes;

/// The routes of the domain. A part of an address has one name wherever it stands: `{request}`, `{partner}`, `{code}`.
#[must_use]
pub(crate) fn routes() -> Routes {
    let slices: &[fn() -> Routes] = &[
        desk::home::routes,
        desk::partners::routes,
        desk::form::routes,
        desk::request::routes,
        desk::item::routes,
        desk::import::routes,
        desk::rollup::routes,
        desk::received::routes,
        desk::answer::routes,
        desk::door::routes,
    ];
    slices.iter().fold(Routes::new(), |all, slice| all.and(slice()))
}
