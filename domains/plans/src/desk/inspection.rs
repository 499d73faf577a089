//! Inspections of units.

use web::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
}
