//! Who leads what and who signs how: the map of a day, new entries from a notice, written authorisations.

use web::Routes;

mod assign;
mod authorise;
mod end;
mod map;

/// The map.
pub(crate) const MAP: &str = "/lam-viec/quan-tri/phan-cong";

pub(crate) fn routes() -> Routes {
    map::routes().and(assign::routes()).and(authorise::routes()).and(end::routes())
}
