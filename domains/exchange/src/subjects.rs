//! How the things of this domain are titled and where they are seen, for whoever points at them.

use crate::desk;
use crate::model::subject;
use crate::store;
use ::store::{Db, StoreError};
use domain::{SubjectKind, SubjectLine};
use kernel::Id;
use people::AgencyId;
use uuid::Uuid;

pub(crate) const SUBJECTS: &[SubjectKind] = &[
    SubjectKind { kind: subject::REQUEST, line: |db, agency, id| Box::pin(request(db, agency, id)) },
    SubjectKind { kind: subject::RECEIVED, line: |db, agency, id| Box::pin(received(db, agency, id)) },
    SubjectKind { kind: subject::PARTNER, line: |db, agency, id| Box::pin(partner(db, agency, id)) },
];

async fn request(db: &Db, agency: AgencyId, id: Uuid) -> Result<Option<SubjectLine>, StoreError> {
    let found = store::find_request(db, agency, Id::from_uuid(id)).await?;
    Ok(found.map(|one| SubjectLine { title: one.content.title, address: desk::request_path(one.id, "") }))
}

async fn received(db: &Db, agency: AgencyId, id: Uuid) -> Result<Option<SubjectLine>, StoreError> {
    let found = store::find_received(db, agency, Id::from_uuid(id)).await?;
    Ok(found.map(|one| SubjectLine { title: one.content.title, address: desk::received_path(one.id, "") }))
}

async fn partner(db: &Db, agency: AgencyId, id: Uuid) -> Result<Option<SubjectLine>, StoreError> {
    let found = store::find_partner(db, agency, Id::from_uuid(id)).await?;
    Ok(found.map(|one| SubjectLine { title: one.name, address: desk::partner_path(one.id) }))
}
