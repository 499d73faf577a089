//! The things of ours that others may point at, each with its title and its page.

use crate::desk::{account_path, unit_path};
use domain::{SubjectKind, SubjectLine};
use kernel::Id;
use people::store::{accounts, units};

pub(crate) const KINDS: &[SubjectKind] = &[
    SubjectKind {
        kind: "account",
        line: |db, agency, id| {
            Box::pin(async move {
                let found = accounts::find(db, agency, Id::from_uuid(id)).await?;
                Ok(found.map(|a| SubjectLine { address: account_path(a.id), title: a.full_name }))
            })
        },
    },
    SubjectKind {
        kind: "unit",
        line: |db, agency, id| {
            Box::pin(async move {
                let found = units::find(db, agency, Id::from_uuid(id)).await?;
                Ok(found.map(|u| SubjectLine { address: unit_path(u.id), title: u.name }))
            })
        },
    },
];
