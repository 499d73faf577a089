//! Ending sessions of the own account.

use super::OWN;
use crate::common::{by, words};
use axum::extract::Path;
use axum::response::Response;
use people::SessionId;
use people::store::sessions;
use web::{Access, Failure, Routes, Staff};

pub(crate) fn routes() -> Routes {
    Routes::new().post("/lam-viec/tai-khoan/phien/{session}/ket-thuc", Access::SignedIn, end_one).post(
        "/lam-viec/tai-khoan/phien-khac/ket-thuc",
        Access::SignedIn,
        end_others,
    )
}

async fn end_one(staff: Staff, Path(session): Path<String>) -> Result<Response, Failure> {
    let session: SessionId = session.parse().map_err(|_| Failure::NotFound)?;
    let mut tx = staff.app.db.begin().await?;
    sessions::revoke(&mut tx, staff.agency.id, staff.actor.account, session, by(&staff), staff.now).await?;
    tx.commit().await?;
    // One that had ended already is ended: nothing to complain about.
    Ok(staff.redirect_saying(OWN, words(&staff).session_ended()))
}

async fn end_others(staff: Staff) -> Result<Response, Failure> {
    let keep = staff.session.ok_or(Failure::SignIn)?;
    let mut tx = staff.app.db.begin().await?;
    sessions::revoke_others(&mut tx, staff.agency.id, staff.actor.account, keep, by(&staff), staff.now).await?;
    tx.commit().await?;
    Ok(staff.redirect_saying(OWN, words(&staff).sessions_ended()))
}
