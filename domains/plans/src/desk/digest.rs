//! Thursday's digest by unit and person.

use web::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
}
