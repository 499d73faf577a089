//! How the things of this domain are titled and where they are seen, for whoever points at them.

use crate::desk::common::{criterion_path, scheme_path};
use crate::model::subject;
use crate::store;
use ::store::{Db, StoreError};
use domain::{SubjectKind, SubjectLine};
use kernel::Id;
use people::AgencyId;
use uuid::Uuid;

pub(crate) const SUBJECTS: &[SubjectKind] = &[
    SubjectKind { kind: subject::SCHEME, line: |db, agency, id| Box::pin(scheme(db, agency, id)) },
    SubjectKind { kind: subject::CRITERION, line: |db, agency, id| Box::pin(criterion(db, agency, id)) },
];

async fn scheme(db: &Db, agency: AgencyId, id: Uuid) -> Result<Option<SubjectLine>, StoreError> {
    let found = store::find_scheme(db, agency, Id::from_uuid(id)).await?;
    Ok(found.map(|scheme| SubjectLine { title: scheme.head.name, address: scheme_path(scheme.id, "") }))
}

async fn criterion(db: &Db, agency: AgencyId, id: Uuid) -> Result<Option<SubjectLine>, StoreError> {
    let found = store::find_criterion(db, agency, Id::from_uuid(id)).await?;
    Ok(found.map(|criterion| SubjectLine {
        title: format!("{} – {}", criterion.written.code, criterion.written.title),
        address: criterion_path(criterion.id, ""),
    }))
}
