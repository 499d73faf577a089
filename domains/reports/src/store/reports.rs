//! Reports, and what the signed ones counted.

use super::rows;
use crate::model::{
    AccountId, CountedOnce, Error, Event, Refusal, Report, ReportId, ReportLine, Section, Signing, Snapshot, State,
};
use evidence::periods::{PeriodId, PeriodKind};
use files::FileId;
use kernel::{Date, Moment};
use people::{AgencyId, Writer};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Json, Read, StoreError, Tx, args, record, statements};

statements! {
    ADD_REPORT = "INSERT INTO reports (agency_id, id, period_id, template, name, receivers, subject, sections, accepted, state,
            created_by, created_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'draft', $10, $11, $12)";
    /// Signed reports are never written again.
    SAVE_REPORT = "UPDATE reports SET receivers = $4, subject = $5, sections = $6, accepted = $7, state = $8, returned = $9,
            submitted_by = $10, submitted_at = $11, snapshot = $12, version = version + 1
        WHERE agency_id = $1 AND id = $2 AND version = $3 AND state <> 'signed'";
    SIGN_REPORT = "UPDATE reports SET state = 'signed', signed_by = $4, signed_at = $5, number = $6, issued_on = $7, copy_id = $8,
            version = version + 1
        WHERE agency_id = $1 AND id = $2 AND version = $3 AND state = 'submitted'";
    FIND_REPORT = "SELECT id, period_id, template, name, receivers, subject, sections, accepted, state, returned, submitted_by,
            submitted_at, snapshot, signed_by, signed_at, number, issued_on, copy_id, created_by, created_at, version
        FROM reports WHERE agency_id = $1 AND id = $2";
    /// Of several signed reports on a period the first one holds for comparisons.
    FIND_SIGNED = "SELECT snapshot AS value FROM reports
        WHERE agency_id = $1 AND period_id = $2 AND state = 'signed' ORDER BY signed_at, id LIMIT 1";
    LIST_REPORTS = "SELECT id, period_id, name, state, number FROM reports WHERE agency_id = $1 ORDER BY created_at, id";
    ADD_COUNTED = "INSERT INTO report_counted (agency_id, period_id, address, subject_kind, subject_id)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (agency_id, period_id, address, subject_kind, subject_id) DO NOTHING";
    LIST_COUNTED = "SELECT c.period_id, p.kind, c.address, c.subject_id
        FROM report_counted c JOIN report_periods p ON p.agency_id = c.agency_id AND p.id = c.period_id
        WHERE c.agency_id = $1";
    COUNT_SIGNED = "SELECT CAST(COUNT(*) AS bigint) AS value FROM reports WHERE agency_id = $1 AND state = 'signed'";
}

record! {
    struct Row {
        id: ReportId, period_id: PeriodId, template: String, name: String, receivers: Json<Vec<String>>, subject: String,
        sections: Json<Vec<Section>>, accepted: Json<BTreeMap<String, String>>, state: String, returned: Option<String>,
        submitted_by: Option<AccountId>, submitted_at: Option<Moment>, snapshot: Option<Json<Snapshot>>,
        signed_by: Option<AccountId>, signed_at: Option<Moment>, number: Option<String>, issued_on: Option<Date>,
        copy_id: Option<FileId>, created_by: AccountId, created_at: Moment, version: i64,
    }
}

record! {
    struct LineRow { id: ReportId, period_id: PeriodId, name: String, state: String, number: Option<String> }
}

record! {
    struct CountedRow { period_id: PeriodId, kind: PeriodKind, address: String, subject_id: uuid::Uuid }
}

impl From<Row> for Report {
    fn from(row: Row) -> Self {
        let state = match (row.snapshot, row.submitted_by.zip(row.submitted_at)) {
            (Some(Json(snapshot)), Some((by, at))) => {
                let (snapshot, signed) = (Arc::new(snapshot), row.signed_by.zip(row.signed_at));
                match (row.number.zip(row.issued_on), signed) {
                    (Some((number, issued_on)), Some((by, at))) => {
                        State::Signed { signing: Signing { number, issued_on, copy: row.copy_id }, by, at, snapshot }
                    }
                    _ => State::Submitted { by, at, snapshot },
                }
            }
            _ => State::Draft { returned: row.returned },
        };
        Self {
            id: row.id,
            period_id: row.period_id,
            template: row.template,
            name: row.name,
            receivers: row.receivers.0,
            subject: row.subject,
            sections: row.sections.0,
            accepted: row.accepted.0,
            state,
            created_by: row.created_by,
            created_at: row.created_at,
            version: row.version,
        }
    }
}

/// Keeps a report that was begun.
///
/// # Errors
/// What the engine says.
pub async fn add_report(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (row, events): (Report, Vec<Event>),
) -> Result<Report, Error> {
    let values = args![
        writer.agency(),
        row.id,
        row.period_id,
        &row.template,
        &row.name,
        Json(&row.receivers),
        &row.subject,
        Json(&row.sections),
        Json(&row.accepted),
        row.created_by,
        row.created_at,
        row.version
    ];
    tx.run(ADD_REPORT, values).await?;
    writer.tell(tx, &events).await?;
    Ok(row)
}

/// Keeps a report that was written, submitted or sent back.
///
/// # Errors
/// `Changed` if somebody else saved in between.
pub async fn save_report(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (row, events): (Report, Vec<Event>),
) -> Result<Report, Error> {
    let (state, returned, submitted) = match &row.state {
        State::Draft { returned } => ("draft", returned.as_ref(), None),
        State::Submitted { by, at, snapshot } => ("submitted", None, Some((*by, *at, snapshot))),
        // Kept by `save_signed`, which has more to keep.
        State::Signed { .. } => return Err(Refusal::Changed.into()),
    };
    let values = args![
        writer.agency(),
        row.id,
        row.version - 1,
        Json(&row.receivers),
        &row.subject,
        Json(&row.sections),
        Json(&row.accepted),
        state,
        returned,
        submitted.map(|(by, ..)| by),
        submitted.map(|(_, at, _)| at),
        submitted.map(|(.., snapshot)| Json(snapshot.inline())),
    ];
    if tx.run(SAVE_REPORT, values).await? == 0 {
        return Err(Refusal::Changed.into());
    }
    match submitted {
        Some((.., snapshot)) => rows::keep(tx, writer.agency(), row.id, snapshot).await?,
        None => rows::forget(tx, writer.agency(), row.id).await?,
    }
    writer.tell(tx, &events).await?;
    Ok(row)
}

/// Keeps a report that came back signed, and what it counted once and for all; `once` are those figures.
///
/// # Errors
/// `Changed` if somebody else saved in between, `NumberTaken`.
pub async fn save_signed(
    tx: &mut Tx,
    writer: &Writer<'_>,
    once: &[&str],
    (row, events): (Report, Vec<Event>),
) -> Result<Report, Error> {
    let State::Signed { signing, by, at, snapshot } = &row.state else { return Err(Refusal::NotSubmitted.into()) };
    let agency = writer.agency();
    let values = args![agency, row.id, row.version - 1, *by, *at, &signing.number, signing.issued_on, signing.copy];
    let touched = tx.run(SIGN_REPORT, values).await.map_err(|error| match error {
        StoreError::Unique { .. } => Error::from(Refusal::NumberTaken(signing.number.clone())),
        other => other.into(),
    })?;
    if touched == 0 {
        return Err(Refusal::Changed.into());
    }
    for line in snapshot.figures.iter().filter(|line| once.contains(&line.address.as_str())) {
        for counted in rows::list_rows(&mut *tx, agency, row.id, line, 0, line.tally.whole.all).await? {
            let values = args![agency, row.period_id, &line.address, &counted.subject.kind, counted.subject.id];
            tx.run(ADD_COUNTED, values).await?;
        }
    }
    writer.tell(tx, &events).await?;
    Ok(row)
}

/// The report with this id.
///
/// # Errors
/// What the engine says.
pub async fn find_report(mut db: impl Read, agency: AgencyId, id: ReportId) -> Result<Option<Report>, StoreError> {
    Ok(db.find::<Row>(FIND_REPORT, args![agency, id]).await?.map(Report::from))
}

/// What a signed report on a period said.
///
/// # Errors
/// What the engine says.
pub async fn find_signed(
    mut db: impl Read,
    agency: AgencyId,
    period: PeriodId,
) -> Result<Option<Snapshot>, StoreError> {
    let found: Option<(Json<Snapshot>,)> = db.find(FIND_SIGNED, args![agency, period]).await?;
    Ok(found.map(|(Json(snapshot),)| snapshot))
}

/// Every report of the agency, without what it says.
///
/// # Errors
/// What the engine says.
pub async fn list_reports(mut db: impl Read, agency: AgencyId) -> Result<Vec<ReportLine>, StoreError> {
    let rows: Vec<LineRow> = db.list(LIST_REPORTS, args![agency]).await?;
    let line = |row: LineRow| ReportLine {
        id: row.id,
        period_id: row.period_id,
        name: row.name,
        state: row.state,
        number: row.number,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// What signed reports counted once and for all.
///
/// # Errors
/// What the engine says.
pub async fn list_counted(mut db: impl Read, agency: AgencyId) -> Result<CountedOnce, StoreError> {
    let rows: Vec<CountedRow> = db.list(LIST_COUNTED, args![agency]).await?;
    let mut counted = CountedOnce::default();
    for row in rows {
        counted.add(row.kind, row.address, row.subject_id, row.period_id);
    }
    Ok(counted)
}

/// How many reports are signed. None of them is ever unsigned.
///
/// # Errors
/// What the engine says.
pub async fn count_signed(mut db: impl Read, agency: AgencyId) -> Result<i64, StoreError> {
    Ok(db.get::<(i64,)>(COUNT_SIGNED, args![agency]).await?.0)
}
