//! Indicators, budget lines and links of a plan.

use web::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
}
