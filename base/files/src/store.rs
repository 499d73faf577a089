//! The rows about files.

use crate::{Kept, Media, clean_name};
use kernel::{Ambient, Id, Moment};
use std::collections::HashSet;
use store::{Read, StoreError, Tx, args, record, statements};
use uuid::Uuid;

/// The id of a file that was handed in.
pub type FileId = Id<StoredFile>;

statements! {
    ADD_FILE = "INSERT INTO files (agency_id, id, sha256, name, media, size, saved_at, saved_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    FIND_FILE = "SELECT id, sha256, name, media, size, saved_at, saved_by FROM files WHERE agency_id = $1 AND id = $2";
    /// Across agencies: the same content is kept once for all of them.
    LIST_CONTENTS = "SELECT DISTINCT sha256 AS value FROM files";
}

record! {
    /// A file that was handed in.
    pub struct StoredFile {
        id: FileId,
        /// SHA-256 of its content in hexadecimal; what [`crate::Files::read`] asks for.
        sha256: String,
        /// As its sender called it, cleaned.
        name: String,
        media: Media,
        /// Bytes.
        size: i64,
        saved_at: Moment,
        saved_by: Option<Uuid>,
    }
}

/// What is known of a file besides its content.
#[derive(Debug, Clone)]
pub struct NewFile<'a> {
    /// What its sender called it.
    pub name: &'a str,
    /// What keeping it on disk gave.
    pub kept: &'a Kept,
    /// The account that handed it in; nobody for what the program fetched.
    pub saved_by: Option<Uuid>,
}

/// Writes down a file whose content is on disk already.
///
/// # Errors
/// What the engine says.
pub async fn record<A>(tx: &mut Tx, ambient: &Ambient, agency: Id<A>, new: NewFile<'_>) -> Result<FileId, StoreError> {
    let id: FileId = ambient.id();
    let NewFile { name, kept, saved_by } = new;
    let name = clean_name(name, kept.media);
    let size = i64::try_from(kept.size).unwrap_or(i64::MAX);
    tx.run(ADD_FILE, args![agency, id, &kept.sha256, name, kept.media, size, ambient.now(), saved_by]).await?;
    Ok(id)
}

/// A file of this agency.
///
/// # Errors
/// What the engine says.
pub async fn find<A>(mut db: impl Read, agency: Id<A>, id: FileId) -> Result<Option<StoredFile>, StoreError> {
    db.find(FIND_FILE, args![agency, id]).await
}

/// Every content that some row mentions, by its SHA-256.
pub(crate) async fn list_contents(mut db: impl Read) -> Result<HashSet<String>, StoreError> {
    let rows: Vec<(String,)> = db.list(LIST_CONTENTS, args![]).await?;
    Ok(rows.into_iter().map(|(sha256,)| sha256).collect())
}
