//! Difficulties put to leaders, and what was decided.

use super::writer::Writer;
use crate::model::{
    AccountId, Addressee, Difficulty, DifficultyId, DifficultyState, Error, Event, PlanId, Refusal, TaskId,
};
use kernel::{Date, Moment};
use people::AgencyId;
use store::{Read, StoreError, Tx, args, record, statements};

statements! {
    ADD_DIFFICULTY = "INSERT INTO difficulties (agency_id, id, plan_id, task_id, wording, to_leader, answer_by, raised_by,
            raised_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    SAVE_DECISION = "UPDATE difficulties SET decided_by = $3, decided_at = $4, decision = $5
        WHERE agency_id = $1 AND id = $2 AND decided_at IS NULL";
    FIND_DIFFICULTY = "SELECT id, plan_id, task_id, wording, to_leader, answer_by, raised_by, raised_at, decided_by, decided_at,
            decision
        FROM difficulties WHERE agency_id = $1 AND id = $2";
    LIST_DIFFICULTIES = "SELECT id, plan_id, task_id, wording, to_leader, answer_by, raised_by, raised_at, decided_by,
            decided_at, decision
        FROM difficulties WHERE agency_id = $1 AND plan_id = $2 ORDER BY raised_at DESC, id DESC";
    LIST_OPEN_DIFFICULTIES = "SELECT id, plan_id, task_id, wording, to_leader, answer_by, raised_by, raised_at, decided_by,
            decided_at, decision
        FROM difficulties WHERE agency_id = $1 AND decided_at IS NULL ORDER BY answer_by, id";
}

record! {
    struct DifficultyRow {
        id: DifficultyId, plan_id: PlanId, task_id: Option<TaskId>, wording: String, to_leader: Option<AccountId>,
        answer_by: Date, raised_by: AccountId, raised_at: Moment, decided_by: Option<AccountId>, decided_at: Option<Moment>,
        decision: Option<String>,
    }
}

impl From<DifficultyRow> for Difficulty {
    fn from(row: DifficultyRow) -> Self {
        let answer_by = row.answer_by;
        let state = match (row.decided_by, row.decided_at, row.decision) {
            (Some(by), Some(at), Some(text)) => DifficultyState::Decided { by, at, text, answer_by },
            _ => DifficultyState::Open { answer_by },
        };
        Self {
            id: row.id,
            plan_id: row.plan_id,
            task_id: row.task_id,
            text: row.wording,
            to: row.to_leader.map_or(Addressee::Head, Addressee::LeaderInCharge),
            raised_by: row.raised_by,
            raised_at: row.raised_at,
            state,
        }
    }
}

/// Keeps a difficulty that was raised.
///
/// # Errors
/// What the engine says.
pub async fn add_difficulty(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (difficulty, events): (Difficulty, Vec<Event>),
) -> Result<Difficulty, Error> {
    let leader = match difficulty.to {
        Addressee::LeaderInCharge(leader) => Some(leader),
        Addressee::Head => None,
    };
    let values = args![
        writer.agency(),
        difficulty.id,
        difficulty.plan_id,
        difficulty.task_id,
        &difficulty.text,
        leader,
        difficulty.answer_by(),
        difficulty.raised_by,
        difficulty.raised_at,
    ];
    tx.run(ADD_DIFFICULTY, values).await?;
    writer.tell(tx, &events).await?;
    Ok(difficulty)
}

/// Keeps what was decided.
///
/// # Errors
/// `AlreadyDecided` if somebody was quicker.
pub async fn save_decision(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (difficulty, events): (Difficulty, Vec<Event>),
) -> Result<Difficulty, Error> {
    let DifficultyState::Decided { by, at, text, .. } = &difficulty.state else { return Ok(difficulty) };
    let touched = tx.run(SAVE_DECISION, args![writer.agency(), difficulty.id, *by, *at, text]).await?;
    if touched == 0 {
        return Err(Refusal::AlreadyDecided.into());
    }
    writer.tell(tx, &events).await?;
    Ok(difficulty)
}

/// The difficulty with this id.
///
/// # Errors
/// What the engine says.
pub async fn find_difficulty(
    mut db: impl Read,
    agency: AgencyId,
    id: DifficultyId,
) -> Result<Option<Difficulty>, StoreError> {
    Ok(db.find::<DifficultyRow>(FIND_DIFFICULTY, args![agency, id]).await?.map(Difficulty::from))
}

/// The difficulties of a plan, the latest first.
///
/// # Errors
/// What the engine says.
pub async fn list_difficulties(
    mut db: impl Read,
    agency: AgencyId,
    plan: PlanId,
) -> Result<Vec<Difficulty>, StoreError> {
    let rows: Vec<DifficultyRow> = db.list(LIST_DIFFICULTIES, args![agency, plan]).await?;
    Ok(rows.into_iter().map(Difficulty::from).collect())
}

/// Every open difficulty of the agency, the most urgent first.
///
/// # Errors
/// What the engine says.
pub async fn list_open_difficulties(mut db: impl Read, agency: AgencyId) -> Result<Vec<Difficulty>, StoreError> {
    let rows: Vec<DifficultyRow> = db.list(LIST_OPEN_DIFFICULTIES, args![agency]).await?;
    Ok(rows.into_iter().map(Difficulty::from).collect())
}
