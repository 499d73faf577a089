//! The own account: who one is here, the password, the second factor, the sessions.

use crate::common::{heavy, origin};
use people::Account;
use people::store::{accounts, sign_in};
use web::{Failure, Routes, Staff};

mod device;
mod factor;
mod overview;
mod password;
mod sessions;

/// Where the own account is; the guard sends people here who owe a second factor or a new password.
pub(crate) const OWN: &str = "/lam-viec/tai-khoan";

pub(crate) fn routes() -> Routes {
    overview::routes().and(password::routes()).and(factor::routes()).and(sessions::routes())
}

async fn own_account(staff: &Staff) -> Result<Account, Failure> {
    accounts::find(&staff.app.db, staff.agency.id, staff.actor.account).await?.ok_or(Failure::SignIn)
}

/// Whether who is signed in knows the account's password: asked before something grave, so that a telephone left on a
/// table is not enough. Counted as an attempt to sign in.
async fn knows_password(staff: &Staff, account: &Account, typed: &str) -> Result<bool, Failure> {
    let (db, policy) = (&staff.app.db, &staff.app.settings.policy);
    let attempt = sign_in::begin(db, policy, staff.agency.id, &account.login, origin(staff), staff.now).await?;
    let typed = typed.to_string();
    let checked = heavy(move || attempt.check(&typed)).await?;
    Ok(sign_in::confirm(db, account.id, checked).await?)
}
