//! The audit trail in the database: adding, reading, checking, exporting. Entries are never changed or removed here; what
//! an operator can do so that nobody else does either is said in `migrations/0003_audit.sql`.

use crate::model::audit::{AuditEntry, Broken, Entry, Head};
use crate::rules::chain::{self, Verifier};
use crate::{AccountId, AgencyId};
use kernel::{Moment, Subject};
use store::{Read, StoreError, Tx, args, record, statements};

statements! {
    /// Reads the head and holds it until commit, so that the next entry is one and only one.
    TAKE_HEAD = "INSERT INTO audit_heads (agency_id, number, hash) VALUES ($1, 0, $2)
        ON CONFLICT (agency_id) DO UPDATE SET number = audit_heads.number RETURNING number, hash";
    MOVE_HEAD = "UPDATE audit_heads SET number = $2, hash = $3 WHERE agency_id = $1";
    FIND_HEAD = "SELECT number, hash FROM audit_heads WHERE agency_id = $1";
    ADD_ENTRY = "INSERT INTO audit_entries
        (agency_id, number, at, actor_id, action, subject_kind, subject_id, detail, source, previous, hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    LIST_ENTRIES = "SELECT agency_id, number, at, actor_id, action, subject_kind, subject_id, detail, source, previous, hash
        FROM audit_entries WHERE agency_id = $1 AND number > $2 ORDER BY number LIMIT $3";
    LIST_LATEST = "SELECT agency_id, number, at, actor_id, action, subject_kind, subject_id, detail, source, previous, hash
        FROM audit_entries
        WHERE agency_id = $1 AND number < $2 AND (actor_id = $3 OR $3 IS NULL) AND (subject_kind = $4 OR $4 IS NULL)
          AND (subject_id = $5 OR $5 IS NULL)
        ORDER BY number DESC LIMIT $6";
}

record! {
    struct HeadRow { number: i64, hash: Vec<u8> }
}

record! {
    struct EntryRow {
        agency_id: AgencyId, number: i64, at: Moment, actor_id: Option<AccountId>, action: String,
        subject_kind: Option<String>, subject_id: Option<uuid::Uuid>, detail: String, source: Option<String>,
        previous: Vec<u8>, hash: Vec<u8>,
    }
}

/// How many entries are read at a time where all are read.
const PAGE: i64 = 1000;

/// Adds an entry to the agency's chain, in the transaction that does what it tells. Holds the chain until commit.
///
/// Where the same transaction also calls [`store::changed`], call `audit` first: everybody takes these two locks in the
/// same order, and nobody waits in a circle.
///
/// # Errors
/// What the engine says.
pub async fn audit(tx: &mut Tx, agency: AgencyId, entry: Entry, now: Moment) -> Result<Head, StoreError> {
    let head: HeadRow = tx.get(TAKE_HEAD, args![agency, Head::START.hash.to_vec()]).await?;
    let mut chained = AuditEntry {
        agency,
        number: head.number + 1,
        at: now,
        actor: entry.actor,
        action: entry.action.to_string(),
        subject: entry.subject,
        detail: entry.detail.to_string(),
        source: entry.source.map(|address| address.to_string()),
        previous: thirty_two("hash", &head.hash)?,
        hash: [0; 32],
    };
    chained.hash = chain::hash(&chained);
    let next = Head { number: chained.number, hash: chained.hash };
    let (kind, id) = chained.subject.map_or((None, None), |s| (Some(s.kind), Some(s.id)));
    let (previous, hash) = (chained.previous.to_vec(), chained.hash.to_vec());
    let values = args![
        agency,
        chained.number,
        chained.at,
        chained.actor,
        chained.action,
        kind,
        id,
        chained.detail,
        chained.source,
        previous,
        hash
    ];
    tx.run(ADD_ENTRY, values).await?;
    tx.run(MOVE_HEAD, args![agency, next.number, next.hash.to_vec()]).await?;
    Ok(next)
}

/// The head of the chain, to note down outside.
///
/// # Errors
/// What the engine says.
pub async fn head(mut db: impl Read, agency: AgencyId) -> Result<Head, StoreError> {
    match db.find::<HeadRow>(FIND_HEAD, args![agency]).await? {
        Some(row) => Ok(Head { number: row.number, hash: thirty_two("hash", &row.hash)? }),
        None => Ok(Head::START),
    }
}

/// Entries after a number, oldest first, at most `most`: an export reads them page by page and writes
/// [`chain::line()`] for each.
///
/// # Errors
/// What the engine says.
pub async fn list_after(
    mut db: impl Read,
    agency: AgencyId,
    after: i64,
    most: i64,
) -> Result<Vec<AuditEntry>, StoreError> {
    let rows: Vec<EntryRow> = db.list(LIST_ENTRIES, args![agency, after, most]).await?;
    rows.into_iter().map(entry).collect()
}

/// What a reader of the trail looks for; `None` is "any".
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// What this account did.
    pub actor: Option<AccountId>,
    /// What happened to this thing.
    pub subject: Option<Subject>,
    /// Only entries before this number: the last one of the page above.
    pub before: Option<i64>,
}

/// The latest entries that fit, newest first.
///
/// # Errors
/// What the engine says.
pub async fn list_latest(
    mut db: impl Read,
    agency: AgencyId,
    wanted: Wanted,
    most: i64,
) -> Result<Vec<AuditEntry>, StoreError> {
    let (kind, id) = wanted.subject.map_or((None, None), |s| (Some(s.kind), Some(s.id)));
    let before = wanted.before.unwrap_or(i64::MAX);
    let rows: Vec<EntryRow> = db.list(LIST_LATEST, args![agency, before, wanted.actor, kind, id, most]).await?;
    rows.into_iter().map(entry).collect()
}

/// Checks the whole chain of an agency against itself, against the head in the database, and against a head noted down
/// outside, if there is one. The inner result is the verdict.
///
/// Read within one transaction (`&mut tx`) where entries may be added meanwhile.
///
/// # Errors
/// What the engine says.
pub async fn verify(
    mut db: impl Read,
    agency: AgencyId,
    noted: Option<Head>,
) -> Result<Result<Head, Broken>, StoreError> {
    let kept = head(&mut db, agency).await?;
    for anchor in [noted, Some(kept)].into_iter().flatten() {
        if let Err(broken) = walk(&mut db, agency, anchor).await? {
            return Ok(Err(broken));
        }
    }
    Ok(Ok(kept))
}

async fn walk(db: &mut impl Read, agency: AgencyId, anchor: Head) -> Result<Result<Head, Broken>, StoreError> {
    let mut verifier = Verifier::new(Some(anchor));
    let mut after = 0;
    loop {
        let page = list_after(&mut *db, agency, after, PAGE).await?;
        for entry in &page {
            if let Err(broken) = verifier.push(entry) {
                return Ok(Err(broken));
            }
        }
        match page.last() {
            Some(last) => after = last.number,
            None => return Ok(verifier.finish()),
        }
    }
}

fn entry(row: EntryRow) -> Result<AuditEntry, StoreError> {
    let subject = row.subject_kind.zip(row.subject_id).map(|(kind, id)| Subject { kind, id });
    Ok(AuditEntry {
        agency: row.agency_id,
        number: row.number,
        at: row.at,
        actor: row.actor_id,
        action: row.action,
        subject,
        detail: row.detail,
        source: row.source,
        previous: thirty_two("previous", &row.previous)?,
        hash: thirty_two("hash", &row.hash)?,
    })
}

fn thirty_two(column: &str, bytes: &[u8]) -> Result<[u8; 32], StoreError> {
    bytes.try_into().map_err(|_| StoreError::unreadable(column, &format!("{} bytes, not 32", bytes.len())))
}
