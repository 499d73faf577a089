//! The agency itself: what it was and is called, the host names it answers to, how it is reached.

use people::Agency;
use web::{Failure, Routes, Staff};

mod contact;
mod hosts;
mod name;
mod page;

/// The page.
pub(crate) const PAGE: &str = "/lam-viec/quan-tri/co-quan";

pub(crate) fn routes() -> Routes {
    page::routes().and(name::routes()).and(contact::routes()).and(hosts::routes())
}

async fn agency(staff: &Staff) -> Result<Agency, Failure> {
    people::store::agencies::find(&staff.app.db, staff.agency.id).await?.ok_or(Failure::NotFound)
}

/// Tells every node that public pages show something else now.
async fn changed(tx: &mut store::Tx, staff: &Staff) -> Result<(), store::StoreError> {
    let subject = kernel::Subject::new("agency", staff.agency.id);
    store::changed(tx, staff.agency.id, &subject, staff.now).await.map(drop)
}
