//! How the things of this domain are titled and where they are seen, for whoever points at them.

use crate::desk::report_path;
use crate::model::subject;
use crate::store;
use domain::{SubjectKind, SubjectLine};
use kernel::Id;

pub(crate) const SUBJECTS: &[SubjectKind] = &[SubjectKind {
    kind: subject::REPORT,
    line: |db, agency, id| {
        Box::pin(async move {
            let found = store::find_report(db, agency, Id::from_uuid(id)).await?;
            Ok(found.map(|report| SubjectLine { title: report.name, address: report_path(report.id, "") }))
        })
    },
}];
