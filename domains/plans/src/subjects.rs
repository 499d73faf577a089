//! How the things of this domain are titled and where they are seen, for whoever points at them.

use crate::desk::common::plan_path;
use crate::model::subject;
use crate::store;
use ::store::{Db, StoreError};
use domain::{SubjectKind, SubjectLine};
use kernel::Id;
use people::AgencyId;
use uuid::Uuid;

pub(crate) const SUBJECTS: &[SubjectKind] = &[
    SubjectKind { kind: subject::PLAN, line: |db, agency, id| Box::pin(plan(db, agency, id)) },
    SubjectKind { kind: subject::TASK, line: |db, agency, id| Box::pin(task(db, agency, id)) },
    SubjectKind { kind: subject::DIFFICULTY, line: |db, agency, id| Box::pin(difficulty(db, agency, id)) },
    SubjectKind { kind: subject::PERIOD_RESULT, line: |db, agency, id| Box::pin(result(db, agency, id)) },
];

async fn plan(db: &Db, agency: AgencyId, id: Uuid) -> Result<Option<SubjectLine>, StoreError> {
    let found = store::find_plan(db, agency, Id::from_uuid(id)).await?;
    Ok(found.map(|plan| {
        let subject = plan.document.subject.clone().unwrap_or_else(|| plan.year.to_string());
        let title = match plan.signature() {
            Some(signature) => format!("{} – {subject}", signature.number),
            None => subject,
        };
        SubjectLine { title, address: plan_path(plan.id, "") }
    }))
}

async fn task(db: &Db, agency: AgencyId, id: Uuid) -> Result<Option<SubjectLine>, StoreError> {
    let found = store::find_task(db, agency, Id::from_uuid(id)).await?;
    Ok(found.map(|task| SubjectLine { title: task.work.title, address: format!("/lam-viec/viec/{}", task.id) }))
}

async fn difficulty(db: &Db, agency: AgencyId, id: Uuid) -> Result<Option<SubjectLine>, StoreError> {
    let found = store::find_difficulty(db, agency, Id::from_uuid(id)).await?;
    Ok(found.map(|one| SubjectLine {
        title: crate::desk::common::cut(&one.text, 120),
        address: format!("/lam-viec/vuong-mac/{}", one.id),
    }))
}

async fn result(db: &Db, agency: AgencyId, id: Uuid) -> Result<Option<SubjectLine>, StoreError> {
    let found = store::find_result(db, agency, Id::from_uuid(id)).await?;
    Ok(found.map(|one| SubjectLine { title: one.period.label, address: plan_path(one.plan_id, "ket-qua") }))
}
