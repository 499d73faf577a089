//! Schemes.

use super::writer::{Writer, changed};
use crate::model::{AccountId, Cycle, Error, Event, Head, Scheme, SchemeId, TakenBack, Theirs};
use kernel::{Date, Moment};
use people::AgencyId;
use store::{Json, Read, StoreError, Tx, args, record, statements};

statements! {
    ADD_SCHEME = "INSERT INTO scoring_schemes (agency_id, id, version, index_year, name, document_number, document_date,
            legal_basis, from_on, to_on, cycle, created_by, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    SAVE_SCHEME = "UPDATE scoring_schemes SET version = version + 1, index_year = $4, name = $5, document_number = $6,
            document_date = $7, legal_basis = $8, from_on = $9, to_on = $10, cycle = $11
        WHERE agency_id = $1 AND id = $2 AND version = $3";
    /// Keeps the scheme as it is until the transaction ends, so that nobody sends it while something of it is written.
    HOLD_SCHEME = "UPDATE scoring_schemes SET version = version WHERE agency_id = $1 AND id = $2 AND version = $3";
    ADD_TAKEN_BACK = "INSERT INTO scoring_taken_back (agency_id, id, scheme_id, sent_by, sent_at, self_scored, reason, index_id,
            taken_by, taken_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    LIST_TAKEN_BACK = "SELECT id, scheme_id, sent_by, sent_at, self_scored, reason, index_id, taken_by, taken_at
        FROM scoring_taken_back WHERE agency_id = $1 AND scheme_id = $2 ORDER BY taken_at DESC, id DESC";
    FIND_SCHEME = "SELECT id, version, index_year, name, document_number, document_date, legal_basis, from_on, to_on, cycle,
            created_by, created_at
        FROM scoring_schemes WHERE agency_id = $1 AND id = $2";
    LIST_SCHEMES = "SELECT id, version, index_year, name, document_number, document_date, legal_basis, from_on, to_on, cycle,
            created_by, created_at
        FROM scoring_schemes WHERE agency_id = $1 ORDER BY index_year DESC, created_at DESC, id DESC";
}

record! {
    struct SchemeRow {
        id: SchemeId, version: i64, index_year: i64, name: String, document_number: String, document_date: Option<Date>,
        legal_basis: String, from_on: Date, to_on: Date, cycle: Json<Cycle>, created_by: AccountId, created_at: Moment,
    }
}

impl From<SchemeRow> for Scheme {
    fn from(row: SchemeRow) -> Self {
        let head = Head {
            index_year: row.index_year,
            name: row.name,
            document_number: row.document_number,
            document_date: row.document_date,
            legal_basis: row.legal_basis,
            from: row.from_on,
            to: row.to_on,
        };
        let (created_by, created_at) = (row.created_by, row.created_at);
        Self { id: row.id, version: row.version, head, cycle: row.cycle.0, created_by, created_at }
    }
}

/// Adds a scheme.
///
/// # Errors
/// What the engine says.
pub async fn add_scheme(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (scheme, events): (Scheme, Vec<Event>),
) -> Result<Scheme, Error> {
    let head = &scheme.head;
    let values = args![
        writer.agency(),
        scheme.id,
        scheme.version,
        head.index_year,
        &head.name,
        &head.document_number,
        head.document_date,
        &head.legal_basis,
        head.from,
        head.to,
        Json(&scheme.cycle),
        scheme.created_by,
        scheme.created_at,
    ];
    tx.run(ADD_SCHEME, values).await?;
    writer.tell(tx, &events).await?;
    Ok(scheme)
}

/// Saves what was revised, and how far it is; the version that it has is the one that was seen.
///
/// # Errors
/// `Changed` with what somebody else saved since.
pub async fn save_scheme(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (scheme, events): (Scheme, Vec<Event>),
) -> Result<Scheme, Error> {
    let head = &scheme.head;
    let values = args![
        writer.agency(),
        scheme.id,
        scheme.version,
        head.index_year,
        &head.name,
        &head.document_number,
        head.document_date,
        &head.legal_basis,
        head.from,
        head.to,
        Json(&scheme.cycle),
    ];
    if tx.run(SAVE_SCHEME, values).await? == 0 {
        return Err(late(tx, writer, scheme.id).await?);
    }
    writer.tell(tx, &events).await?;
    Ok(Scheme { version: scheme.version + 1, ..scheme })
}

/// Keeps a folder that was taken back, and the scheme that goes on.
///
/// # Errors
/// `Changed` with what somebody else saved since.
pub async fn save_taken_back(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (scheme, taken, events): (Scheme, TakenBack, Vec<Event>),
) -> Result<Scheme, Error> {
    let values = args![
        writer.agency(),
        taken.id,
        taken.scheme_id,
        taken.sent_by,
        taken.sent_at,
        taken.self_scored,
        &taken.reason,
        taken.index_id,
        taken.taken_by,
        taken.taken_at
    ];
    tx.run(ADD_TAKEN_BACK, values).await?;
    save_scheme(tx, writer, (scheme, events)).await
}

/// The folders of a scheme that were sent and taken back, the latest first.
///
/// # Errors
/// What the engine says.
pub async fn list_taken_back(
    mut db: impl Read,
    agency: AgencyId,
    scheme: SchemeId,
) -> Result<Vec<TakenBack>, StoreError> {
    db.list(LIST_TAKEN_BACK, args![agency, scheme]).await
}

/// Keeps the scheme at the version that was seen until the transaction ends: whoever reads what belongs to it, decides and
/// writes asks for this first, so that nobody sends it, scores or imports in between.
///
/// # Errors
/// `Changed` with what somebody else saved since.
pub async fn hold_scheme(tx: &mut Tx, writer: &Writer<'_>, scheme: &Scheme) -> Result<(), Error> {
    match tx.run(HOLD_SCHEME, args![writer.agency(), scheme.id, scheme.version]).await? {
        0 => Err(late(tx, writer, scheme.id).await?),
        _ => Ok(()),
    }
}

async fn late(tx: &mut Tx, writer: &Writer<'_>, id: SchemeId) -> Result<Error, StoreError> {
    let theirs = find_scheme(tx, writer.agency(), id).await?;
    Ok(changed(theirs.map_or(Theirs::Gone, Theirs::Scheme)))
}

/// The scheme with this id.
///
/// # Errors
/// What the engine says.
pub async fn find_scheme(mut db: impl Read, agency: AgencyId, id: SchemeId) -> Result<Option<Scheme>, StoreError> {
    Ok(db.find::<SchemeRow>(FIND_SCHEME, args![agency, id]).await?.map(Scheme::from))
}

/// The schemes of the agency, the latest index year first.
///
/// # Errors
/// What the engine says.
pub async fn list_schemes(mut db: impl Read, agency: AgencyId) -> Result<Vec<Scheme>, StoreError> {
    Ok(db.list::<SchemeRow>(LIST_SCHEMES, args![agency]).await?.into_iter().map(Scheme::from).collect())
}
