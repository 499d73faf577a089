//! Tasks with the proofs that were handed in for them. What a proof is and how it stands is `base/evidence`; a proof serves
//! a task as the subject `"task"`. Evidence itself says in the change feed that a task changed with its proofs.

use super::tasks::{find_task, list_tasks, list_tasks_of_year};
use crate::model::{PlanId, Task, TaskId, TaskProof, TaskWithProofs, subject};
use evidence::Link;
use kernel::Subject;
use people::AgencyId;
use std::collections::HashMap;
use store::{Read, StoreError};
use uuid::Uuid;

/// The tasks of a plan, in the order of its paper, with their proofs.
///
/// # Errors
/// What the engine says.
pub async fn list_tasks_with_proofs(
    mut db: impl Read,
    agency: AgencyId,
    plan: PlanId,
) -> Result<Vec<TaskWithProofs>, StoreError> {
    let tasks = list_tasks(&mut db, agency, plan).await?;
    with_proofs(db, agency, tasks).await
}

/// The tasks of every signed plan of a year, by last day, with their proofs.
///
/// # Errors
/// What the engine says.
pub async fn list_tasks_of_year_with_proofs(
    mut db: impl Read,
    agency: AgencyId,
    year: i16,
) -> Result<Vec<TaskWithProofs>, StoreError> {
    let tasks = list_tasks_of_year(&mut db, agency, year).await?;
    with_proofs(db, agency, tasks).await
}

/// One task with its proofs.
///
/// # Errors
/// What the engine says.
pub async fn find_task_with_proofs(
    mut db: impl Read,
    agency: AgencyId,
    id: TaskId,
) -> Result<Option<TaskWithProofs>, StoreError> {
    let Some(task) = find_task(&mut db, agency, id).await? else { return Ok(None) };
    let found = evidence::list_of_subject(db, agency, &Subject::new(subject::TASK, id)).await?;
    let proof = |proof: evidence::Proof| TaskProof {
        proof: proof.id.uuid(),
        happened_on: proof.happened_on,
        standing: proof.state.standing(),
    };
    Ok(Some(TaskWithProofs { task, proofs: found.into_iter().map(proof).collect() }))
}

async fn with_proofs(db: impl Read, agency: AgencyId, tasks: Vec<Task>) -> Result<Vec<TaskWithProofs>, StoreError> {
    if tasks.is_empty() {
        return Ok(Vec::new());
    }
    let mut proofs: HashMap<Uuid, Vec<TaskProof>> = HashMap::new();
    for Link { subject_id, proof_id, standing, happened_on, .. } in
        evidence::list_links_of_kind(db, agency, subject::TASK).await?
    {
        proofs.entry(subject_id).or_default().push(TaskProof { proof: proof_id.uuid(), happened_on, standing });
    }
    let joined = tasks.into_iter().map(|task| {
        let proofs = proofs.remove(&task.id.uuid()).unwrap_or_default();
        TaskWithProofs { task, proofs }
    });
    Ok(joined.collect())
}
