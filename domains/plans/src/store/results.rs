//! Results of periods. The counted rows are written while the result is a draft, and never afterwards.

use super::writer::{Writer, changed, plan_changed, taken};
use crate::model::{
    AccountId, Error, Event, Period, PeriodResult, PlanId, Refusal, ResultId, ResultRows, ResultState, Theirs,
};
use kernel::{Date, Moment};
use people::AgencyId;
use store::{Json, Read, StoreError, Tx, args, record, statements, text_enum};

statements! {
    ADD_RESULT = "INSERT INTO period_results (agency_id, id, plan_id, label, from_day, to_day, counted, remarks, computed_at,
            state, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    /// Counts or words again: only a draft.
    SAVE_DRAFT = "UPDATE period_results SET label = $4, counted = $5, remarks = $6, computed_at = $7, version = version + 1
        WHERE agency_id = $1 AND id = $2 AND version = $3 AND state = 'draft'";
    /// Moves a result on or back: never one that is approved, and never its rows.
    MOVE_RESULT = "UPDATE period_results SET state = $4, returned = $5, submitted_by = $6, submitted_at = $7, approved_by = $8,
            approved_at = $9, for_the_head = $10, version = version + 1
        WHERE agency_id = $1 AND id = $2 AND version = $3 AND state <> 'approved'";
    FIND_RESULT = "SELECT id, plan_id, label, from_day, to_day, counted, remarks, computed_at, state, returned, submitted_by,
            submitted_at, approved_by, approved_at, for_the_head, version
        FROM period_results WHERE agency_id = $1 AND id = $2";
    LIST_RESULTS = "SELECT id, plan_id, label, from_day, to_day, counted, remarks, computed_at, state, returned, submitted_by,
            submitted_at, approved_by, approved_at, for_the_head, version
        FROM period_results WHERE agency_id = $1 AND plan_id = $2 ORDER BY to_day DESC, from_day";
    LIST_APPROVED_RESULTS = "SELECT id, plan_id, label, from_day, to_day, counted, remarks, computed_at, state, returned,
            submitted_by, submitted_at, approved_by, approved_at, for_the_head, version
        FROM period_results WHERE agency_id = $1 AND plan_id = $2 AND state = 'approved' ORDER BY to_day DESC, from_day";
}

text_enum! {
    enum StateWord { Draft = "draft", Submitted = "submitted", Approved = "approved" }
}

record! {
    struct ResultRow {
        id: ResultId, plan_id: PlanId, label: String, from_day: Date, to_day: Date, counted: Json<ResultRows>,
        remarks: String, computed_at: Moment, state: StateWord, returned: Option<String>, submitted_by: Option<AccountId>,
        submitted_at: Option<Moment>, approved_by: Option<AccountId>, approved_at: Option<Moment>,
        for_the_head: Option<bool>, version: i64,
    }
}

impl TryFrom<ResultRow> for PeriodResult {
    type Error = StoreError;

    fn try_from(row: ResultRow) -> Result<Self, StoreError> {
        let missing = || StoreError::unreadable("state", "a state without who and when");
        let state = match row.state {
            StateWord::Draft => ResultState::Draft { returned: row.returned },
            StateWord::Submitted => {
                let (by, at) = row.submitted_by.zip(row.submitted_at).ok_or_else(missing)?;
                ResultState::Submitted { by, at }
            }
            StateWord::Approved => {
                let (by, at) = row.approved_by.zip(row.approved_at).ok_or_else(missing)?;
                ResultState::Approved { by, at, for_the_head: row.for_the_head.ok_or_else(missing)? }
            }
        };
        Ok(Self {
            id: row.id,
            plan_id: row.plan_id,
            period: Period { label: row.label, from: row.from_day, to: row.to_day },
            rows: row.counted.0,
            remarks: row.remarks,
            computed_at: row.computed_at,
            state,
            version: row.version,
        })
    }
}

/// Adds a result that was counted for the first time.
///
/// # Errors
/// `ResultAlreadyThere` for the plan and period.
pub async fn add_result(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (result, events): (PeriodResult, Vec<Event>),
) -> Result<PeriodResult, Error> {
    let period = &result.period;
    let values = args![
        writer.agency(),
        result.id,
        result.plan_id,
        &period.label,
        period.from,
        period.to,
        Json(&result.rows),
        &result.remarks,
        result.computed_at,
        StateWord::Draft,
        result.version,
    ];
    tx.run(ADD_RESULT, values).await.map_err(|error| taken(error, |_| Refusal::ResultAlreadyThere))?;
    writer.tell(tx, &events).await?;
    Ok(result)
}

/// Saves a result that was counted or worded again, submitted, sent back or approved.
///
/// # Errors
/// `Changed` with what somebody else saved since `seen`.
pub async fn save_result(
    tx: &mut Tx,
    writer: &Writer<'_>,
    seen: i64,
    (result, events): (PeriodResult, Vec<Event>),
) -> Result<PeriodResult, Error> {
    let agency = writer.agency();
    let drafted = |event: &Event| matches!(event, Event::ResultComputed { .. } | Event::ResultRemarked { .. });
    let touched = if events.iter().any(drafted) {
        let (label, rows) = (&result.period.label, Json(&result.rows));
        let values = args![agency, result.id, seen, label, rows, &result.remarks, result.computed_at];
        tx.run(SAVE_DRAFT, values).await?
    } else {
        move_result(tx, agency, seen, &result).await?
    };
    if touched == 0 {
        let theirs = find_result(&mut *tx, agency, result.id).await?;
        return Err(changed(theirs.map_or(Theirs::Other, Theirs::Result)));
    }
    writer.tell(tx, &events).await?;
    plan_changed(writer, tx, result.plan_id).await?;
    Ok(PeriodResult { version: seen + 1, ..result })
}

async fn move_result(tx: &mut Tx, agency: AgencyId, seen: i64, result: &PeriodResult) -> Result<u64, StoreError> {
    let (word, returned, submitted, approved, for_the_head) = match &result.state {
        ResultState::Draft { returned } => (StateWord::Draft, returned.clone(), None, None, None),
        ResultState::Submitted { by, at } => (StateWord::Submitted, None, Some((*by, *at)), None, None),
        ResultState::Approved { by, at, for_the_head } => {
            (StateWord::Approved, None, None, Some((*by, *at)), Some(*for_the_head))
        }
    };
    let who = |step: Option<(AccountId, Moment)>| step.map(|(by, _)| by);
    let when = |step: Option<(AccountId, Moment)>| step.map(|(_, at)| at);
    let values = args![
        agency,
        result.id,
        seen,
        word,
        returned,
        who(submitted),
        when(submitted),
        who(approved),
        when(approved),
        for_the_head
    ];
    tx.run(MOVE_RESULT, values).await
}

/// The result with this id.
///
/// # Errors
/// What the engine says.
pub async fn find_result(
    mut db: impl Read,
    agency: AgencyId,
    id: ResultId,
) -> Result<Option<PeriodResult>, StoreError> {
    db.find::<ResultRow>(FIND_RESULT, args![agency, id]).await?.map(PeriodResult::try_from).transpose()
}

/// The results of a plan, for staff, the latest period first.
///
/// # Errors
/// What the engine says.
pub async fn list_results(mut db: impl Read, agency: AgencyId, plan: PlanId) -> Result<Vec<PeriodResult>, StoreError> {
    let rows: Vec<ResultRow> = db.list(LIST_RESULTS, args![agency, plan]).await?;
    rows.into_iter().map(PeriodResult::try_from).collect()
}

/// The approved results of a plan: what the public may see.
///
/// # Errors
/// What the engine says.
pub async fn list_approved_results(
    mut db: impl Read,
    agency: AgencyId,
    plan: PlanId,
) -> Result<Vec<PeriodResult>, StoreError> {
    let rows: Vec<ResultRow> = db.list(LIST_APPROVED_RESULTS, args![agency, plan]).await?;
    rows.into_iter().map(PeriodResult::try_from).collect()
}
