//! What those above ask.

use crate::model::{Answer, Content, Error, Event, PartnerId, Received, Refusal, RequestId, Verdict};
use kernel::Moment;
use people::{AgencyId, Writer};
use std::collections::BTreeMap;
use store::{Json, Read, StoreError, Tx, args, record, statements};

statements! {
    /// A later publication replaces what it says; what was answered stays.
    PUT_REQUEST = "INSERT INTO exchange_received (agency_id, id, partner_id, content, revision, answers, sent, closed, received_at,
            version)
        VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8, 1)
        ON CONFLICT (agency_id, id) DO UPDATE SET content = excluded.content, revision = excluded.revision,
            closed = excluded.closed, version = exchange_received.version + 1";
    /// Packages may come late or again: only what was said after what is here counts.
    PUT_VERDICT = "UPDATE exchange_received SET verdict = $4, verdict_at = $5, version = version + 1
        WHERE agency_id = $1 AND id = $2 AND sent = $3 AND (verdict_at IS NULL OR verdict_at < $5)";
    PUT_REMINDER = "UPDATE exchange_received SET reminded_at = $3, version = version + 1
        WHERE agency_id = $1 AND id = $2 AND (reminded_at IS NULL OR reminded_at < $3)";
    SAVE_RECEIVED = "UPDATE exchange_received SET agreed = $4, answers = $5, sent = $6, sent_at = $7, verdict = $8,
            version = version + 1
        WHERE agency_id = $1 AND id = $2 AND version = $3";
    FIND_RECEIVED = "SELECT id, partner_id, content, revision, agreed, answers, sent, sent_at, verdict, reminded_at, closed,
            received_at, version
        FROM exchange_received WHERE agency_id = $1 AND id = $2";
    LIST_RECEIVED = "SELECT id, partner_id, content, revision, agreed, answers, sent, sent_at, verdict, reminded_at, closed,
            received_at, version
        FROM exchange_received WHERE agency_id = $1 ORDER BY received_at DESC, id DESC";
}

record! {
    struct ReceivedRow {
        id: RequestId, partner_id: PartnerId, content: Json<Content>, revision: i64, agreed: Option<Json<Content>>,
        answers: Json<BTreeMap<String, Answer>>, sent: i64, sent_at: Option<Moment>, verdict: Option<Json<Verdict>>,
        reminded_at: Option<Moment>, closed: bool, received_at: Moment, version: i64,
    }
}

impl From<ReceivedRow> for Received {
    fn from(row: ReceivedRow) -> Self {
        Self {
            id: row.id,
            partner: row.partner_id,
            content: row.content.0,
            revision: row.revision,
            agreed: row.agreed.map(|Json(content)| content),
            answers: row.answers.0,
            sent: row.sent,
            sent_at: row.sent_at,
            verdict: row.verdict.map(|Json(verdict)| verdict),
            reminded_at: row.reminded_at,
            closed: row.closed,
            received_at: row.received_at,
            version: row.version,
        }
    }
}

/// What came from above, as it says now.
pub(crate) async fn put_request(
    tx: &mut Tx,
    agency: AgencyId,
    partner: PartnerId,
    (id, revision, content, closed): (RequestId, i64, &Content, bool),
    now: Moment,
) -> Result<(), StoreError> {
    let none: BTreeMap<String, Answer> = BTreeMap::new();
    tx.run(PUT_REQUEST, args![agency, id, partner, Json(content), revision, Json(&none), closed, now]).await?;
    Ok(())
}

/// What those above said of the last report, and when. True if it is about the last one and nothing later is here.
pub(crate) async fn put_verdict(
    tx: &mut Tx,
    agency: AgencyId,
    id: RequestId,
    number: i64,
    verdict: &Verdict,
    said_at: Moment,
) -> Result<bool, StoreError> {
    Ok(tx.run(PUT_VERDICT, args![agency, id, number, Json(verdict), said_at]).await? == 1)
}

/// Those above reminded. True if they had not reminded since.
pub(crate) async fn put_reminder(
    tx: &mut Tx,
    agency: AgencyId,
    id: RequestId,
    said_at: Moment,
) -> Result<bool, StoreError> {
    Ok(tx.run(PUT_REMINDER, args![agency, id, said_at]).await? == 1)
}

/// Keeps what was looked through, answered or sent.
///
/// # Errors
/// `Changed` if somebody else saved in between.
pub async fn save_received(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (row, events): (Received, Vec<Event>),
) -> Result<Received, Error> {
    let values = args![
        writer.agency(),
        row.id,
        row.version - 1,
        row.agreed.as_ref().map(Json),
        Json(&row.answers),
        row.sent,
        row.sent_at,
        row.verdict.as_ref().map(Json)
    ];
    if tx.run(SAVE_RECEIVED, values).await? == 0 {
        return Err(Refusal::Changed.into());
    }
    writer.tell(tx, &events).await?;
    Ok(row)
}

/// What those above ask, by its id.
///
/// # Errors
/// What the engine says.
pub async fn find_received(mut db: impl Read, agency: AgencyId, id: RequestId) -> Result<Option<Received>, StoreError> {
    Ok(db.find::<ReceivedRow>(FIND_RECEIVED, args![agency, id]).await?.map(Received::from))
}

/// Everything that those above ask, the latest first.
///
/// # Errors
/// What the engine says.
pub async fn list_received(mut db: impl Read, agency: AgencyId) -> Result<Vec<Received>, StoreError> {
    Ok(db.list::<ReceivedRow>(LIST_RECEIVED, args![agency]).await?.into_iter().map(Received::from).collect())
}
