//! Pages for people who have not signed in yet, and what the own account shares with them.

use web::Routes;

mod back;
mod link;
mod sign_in;

pub(crate) use link::{both_alike, password_rules, user_name};
pub(crate) use sign_in::enter;

pub(crate) fn routes() -> Routes {
    sign_in::routes().and(link::routes())
}
