//! What those below reported.

use crate::model::{AccountId, Error, Event, PartnerId, Refusal, Report, ReportIn, RequestId, Verdict};
use kernel::Moment;
use people::{AgencyId, Writer};
use store::{Json, Read, StoreError, Tx, args, record, statements};

statements! {
    PUT_REPORT = "INSERT INTO exchange_reports (agency_id, request_id, partner_id, number, content, received_at)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (agency_id, request_id, partner_id, number) DO NOTHING";
    SAVE_VERDICT = "UPDATE exchange_reports SET verdict = $5, judged_by = $6, judged_at = $7
        WHERE agency_id = $1 AND request_id = $2 AND partner_id = $3 AND number = $4
            AND NOT EXISTS (SELECT 1 FROM exchange_reports later WHERE later.agency_id = $1 AND later.request_id = $2
                AND later.partner_id = $3 AND later.number > $4)";
    LIST_REPORTS = "SELECT request_id, partner_id, content, received_at, verdict, judged_by, judged_at
        FROM exchange_reports WHERE agency_id = $1 AND request_id = $2 ORDER BY partner_id, number";
}

record! {
    struct ReportRow {
        request_id: RequestId, partner_id: PartnerId, content: Json<Report>, received_at: Moment,
        verdict: Option<Json<Verdict>>, judged_by: Option<AccountId>, judged_at: Option<Moment>,
    }
}

impl From<ReportRow> for ReportIn {
    fn from(row: ReportRow) -> Self {
        let verdict = row.verdict.map(|Json(verdict)| verdict);
        Self {
            request: row.request_id,
            partner: row.partner_id,
            content: row.content.0,
            received_at: row.received_at,
            verdict: verdict.zip(row.judged_by).zip(row.judged_at).map(|((verdict, by), at)| (verdict, by, at)),
        }
    }
}

/// A report from below, as it came. False if it was here already.
pub(crate) async fn put_report(
    tx: &mut Tx,
    agency: AgencyId,
    partner: PartnerId,
    report: &Report,
    now: Moment,
) -> Result<bool, StoreError> {
    let values = args![agency, report.request, partner, report.number, Json(report), now];
    Ok(tx.run(PUT_REPORT, values).await? == 1)
}

/// Keeps what was said of a report.
///
/// # Errors
/// `Changed` if a later report came in between.
pub async fn save_verdict(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (row, events): (ReportIn, Vec<Event>),
) -> Result<ReportIn, Error> {
    let Some((verdict, by, at)) = &row.verdict else { return Err(Refusal::NothingToJudge.into()) };
    let values = args![writer.agency(), row.request, row.partner, row.content.number, Json(verdict), *by, *at];
    if tx.run(SAVE_VERDICT, values).await? == 0 {
        return Err(Refusal::Changed.into());
    }
    writer.tell(tx, &events).await?;
    Ok(row)
}

/// Every report on a request, those before the last ones among them.
///
/// # Errors
/// What the engine says.
pub async fn list_reports(
    mut db: impl Read,
    agency: AgencyId,
    request: RequestId,
) -> Result<Vec<ReportIn>, StoreError> {
    Ok(db.list::<ReportRow>(LIST_REPORTS, args![agency, request]).await?.into_iter().map(ReportIn::from).collect())
}
