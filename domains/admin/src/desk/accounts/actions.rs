//! What an administrator does to an account with one button: a new link, disabling, enabling, taking the second factor
//! away. Never to the own account.

use super::invite::hand_over;
use super::{named, path};
use crate::common::{by, refusal, words};
use crate::permissions::ACCOUNTS;
use crate::sentences;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;
use people::store::{accounts, links, second_factor};
use people::{Account, AccountStatus, Error, LinkPurpose};
use web::{Access, Failure, Routes, Staff};

pub(crate) fn routes() -> Routes {
    let may = Access::May(&ACCOUNTS);
    Routes::new()
        .post("/lam-viec/quan-tri/tai-khoan/{account}/lien-ket", may, new_link)
        .post("/lam-viec/quan-tri/tai-khoan/{account}/ngung", may, disable)
        .post("/lam-viec/quan-tri/tai-khoan/{account}/mo-lai", may, enable)
        .post("/lam-viec/quan-tri/tai-khoan/{account}/bo-xac-thuc", may, remove_factor)
}

async fn another(staff: &Staff, id: &str) -> Result<Account, Failure> {
    let account = named(staff, id).await?;
    if account.id == staff.actor.account {
        return Err(Failure::Refused(words(staff).not_ones_own().to_string()));
    }
    Ok(account)
}

/// The rules' refusal as a page of its own; faults stay faults.
fn refused(staff: &Staff, error: Error) -> Failure {
    match refusal(error) {
        Ok(reason) => Failure::Refused(sentences::refusal(&reason, words(staff))),
        Err(fault) => fault,
    }
}

async fn new_link(staff: Staff, headers: HeaderMap, Path(id): Path<String>) -> Result<Response, Failure> {
    let (app, account) = (&staff.app, another(&staff, &id).await?);
    let purpose = match account.status {
        AccountStatus::Invited => LinkPurpose::Invitation,
        AccountStatus::Active => LinkPurpose::Reset,
        AccountStatus::Disabled => return Err(Failure::Refused(words(&staff).link_not_for_disabled().to_string())),
    };
    let mut tx = app.db.begin().await?;
    let (policy, agency) = (&app.settings.policy, staff.agency.id);
    let link = links::issue(&mut tx, &app.ambient, policy, agency, account.id, purpose, by(&staff)).await?;
    tx.commit().await?;
    hand_over(&staff, &headers, account.id, &link, purpose, &account.full_name)
}

async fn disable(staff: Staff, Path(id): Path<String>) -> Result<Response, Failure> {
    let account = another(&staff, &id).await?;
    let mut tx = staff.app.db.begin().await?;
    let done = accounts::disable(&mut tx, staff.agency.id, account.id, by(&staff), staff.now).await;
    done.map_err(|error| refused(&staff, error))?;
    tx.commit().await?;
    Ok(staff.redirect_saying(&path(account.id, ""), words(&staff).disabled()))
}

async fn enable(staff: Staff, Path(id): Path<String>) -> Result<Response, Failure> {
    let account = another(&staff, &id).await?;
    let mut tx = staff.app.db.begin().await?;
    let done = accounts::enable(&mut tx, staff.agency.id, account.id, by(&staff), staff.now).await;
    done.map_err(|error| refused(&staff, error))?;
    tx.commit().await?;
    Ok(staff.redirect_saying(&path(account.id, ""), words(&staff).enabled()))
}

async fn remove_factor(staff: Staff, Path(id): Path<String>) -> Result<Response, Failure> {
    let account = another(&staff, &id).await?;
    let mut tx = staff.app.db.begin().await?;
    second_factor::remove(&mut tx, staff.agency.id, account.id, by(&staff), staff.now).await?;
    tx.commit().await?;
    Ok(staff.redirect_saying(&path(account.id, ""), words(&staff).factor_was_reset()))
}
