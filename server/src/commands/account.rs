//! `thongsuot account link`: lets somebody in again when nobody who may is there to do it on a page.

use crate::config::Config;
use crate::wiring;
use anyhow::Context as _;
use kernel::Ambient;
use people::store::{By, accounts, links};
use people::{AccountStatus, LinkPurpose};
use std::process::ExitCode;

/// Prints a one-time link for an account: an invitation before its first password, a reset after.
pub(crate) async fn link(config: &Config, login: &str) -> anyhow::Result<ExitCode> {
    let db = wiring::open(config).await?;
    let (agency, ambient) = (super::agency(&db).await?, Ambient::system());
    let account =
        accounts::find_by_login(&db, agency, login).await?.with_context(|| format!("nobody signs in as `{login}`"))?;
    anyhow::ensure!(account.status != AccountStatus::Disabled, "the account `{login}` is disabled; enable it first");
    let purpose = if account.password_changed_at.is_none() { LinkPurpose::Invitation } else { LinkPurpose::Reset };
    let policy = wiring::policy(config);
    let mut tx = db.begin().await?;
    let secret = links::issue(&mut tx, &ambient, &policy, agency, account.id, purpose, By::PROGRAM).await?;
    tx.commit().await?;
    println!("{}/moi/{}", config.base_url(), secret.expose());
    db.close().await;
    Ok(ExitCode::SUCCESS)
}
