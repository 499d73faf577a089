//! The audit trail on screen: reading it (which is itself told there), checking that it is whole, taking it along.

use web::Routes;

mod check;
mod find;
mod list;
mod says;

/// The list.
pub(crate) const LIST: &str = "/lam-viec/quan-tri/nhat-ky";

pub(crate) fn routes() -> Routes {
    list::routes().and(check::routes())
}
