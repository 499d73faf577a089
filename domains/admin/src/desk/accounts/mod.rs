//! Accounts: the list, one of them, inviting, roles, and what an administrator does to them.

use people::{Account, AccountId};
use web::{Failure, Routes, Staff};

mod actions;
mod edit;
mod invite;
mod list;
mod page;
mod roles;

pub(crate) use invite::period;

/// The list.
pub(crate) const LIST: &str = "/lam-viec/quan-tri/tai-khoan";

pub(crate) fn routes() -> Routes {
    list::routes()
        .and(invite::routes())
        .and(page::routes())
        .and(edit::routes())
        .and(roles::routes())
        .and(actions::routes())
}

/// The address of an account, or of a page below it.
fn path(account: AccountId, page: &str) -> String {
    if page.is_empty() { format!("{LIST}/{account}") } else { format!("{LIST}/{account}/{page}") }
}

/// The account that an address names.
async fn named(staff: &Staff, id: &str) -> Result<Account, Failure> {
    let id: AccountId = id.parse().map_err(|_| Failure::NotFound)?;
    people::store::accounts::find(&staff.app.db, staff.agency.id, id).await?.ok_or(Failure::NotFound)
}
