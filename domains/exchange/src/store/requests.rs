//! What is asked of those below.

use crate::model::{AccountId, Content, Error, Event, Refusal, Request, RequestId, Stage};
use kernel::Moment;
use people::{AgencyId, Writer};
use store::{Json, Read, StoreError, Tx, args, record, statements};

statements! {
    ADD_REQUEST = "INSERT INTO exchange_requests (agency_id, id, content, stage, revision, created_by, created_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    SAVE_REQUEST = "UPDATE exchange_requests SET content = $4, stage = $5, revision = $6, published = $7, published_at = $8,
            version = version + 1
        WHERE agency_id = $1 AND id = $2 AND version = $3";
    FIND_REQUEST = "SELECT id, content, stage, revision, published, published_at, created_by, created_at, version
        FROM exchange_requests WHERE agency_id = $1 AND id = $2";
    LIST_REQUESTS = "SELECT id, content, stage, revision, published, published_at, created_by, created_at, version
        FROM exchange_requests WHERE agency_id = $1 ORDER BY created_at DESC, id DESC";
}

record! {
    struct RequestRow {
        id: RequestId, content: Json<Content>, stage: Stage, revision: i64, published: Option<Json<Content>>,
        published_at: Option<Moment>, created_by: AccountId, created_at: Moment, version: i64,
    }
}

impl From<RequestRow> for Request {
    fn from(row: RequestRow) -> Self {
        Self {
            id: row.id,
            content: row.content.0,
            stage: row.stage,
            revision: row.revision,
            published: row.published.map(|Json(content)| content),
            published_at: row.published_at,
            created_by: row.created_by,
            created_at: row.created_at,
            version: row.version,
        }
    }
}

/// Keeps a request that was begun.
///
/// # Errors
/// What the engine says.
pub async fn add_request(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (row, events): (Request, Vec<Event>),
) -> Result<Request, Error> {
    let values = args![
        writer.agency(),
        row.id,
        Json(&row.content),
        row.stage,
        row.revision,
        row.created_by,
        row.created_at,
        row.version
    ];
    tx.run(ADD_REQUEST, values).await?;
    writer.tell(tx, &events).await?;
    Ok(row)
}

/// Keeps a request that was written, published or closed.
///
/// # Errors
/// `Changed` if somebody else saved in between.
pub async fn save_request(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (row, events): (Request, Vec<Event>),
) -> Result<Request, Error> {
    let values = args![
        writer.agency(),
        row.id,
        row.version - 1,
        Json(&row.content),
        row.stage,
        row.revision,
        row.published.as_ref().map(Json),
        row.published_at
    ];
    if tx.run(SAVE_REQUEST, values).await? == 0 {
        return Err(Refusal::Changed.into());
    }
    writer.tell(tx, &events).await?;
    Ok(row)
}

/// The request with this id.
///
/// # Errors
/// What the engine says.
pub async fn find_request(mut db: impl Read, agency: AgencyId, id: RequestId) -> Result<Option<Request>, StoreError> {
    Ok(db.find::<RequestRow>(FIND_REQUEST, args![agency, id]).await?.map(Request::from))
}

/// Every request of the agency, the latest first.
///
/// # Errors
/// What the engine says.
pub async fn list_requests(mut db: impl Read, agency: AgencyId) -> Result<Vec<Request>, StoreError> {
    Ok(db.list::<RequestRow>(LIST_REQUESTS, args![agency]).await?.into_iter().map(Request::from).collect())
}
