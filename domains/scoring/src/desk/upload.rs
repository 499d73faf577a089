//! Keeps a file that came with a form.

use super::common::words;
use crate::model::FileId;
use crate::sentences;
use files::NewFile;
use web::{Failure, Staff, Upload};

/// The file on disk with its row, or the sentence that says why not.
pub(crate) async fn keep(staff: &Staff, upload: &Upload) -> Result<Result<FileId, String>, Failure> {
    let kept = match staff.app.files.keep(&upload.bytes).await {
        Ok(kept) => kept,
        Err(files::Error::Refused(refusal)) => return Ok(Err(sentences::file_refusal(refusal, words(staff)))),
        Err(broken) => return Err(Failure::fault(broken)),
    };
    let new = NewFile { name: &upload.name, kept: &kept, saved_by: Some(staff.actor.account.uuid()) };
    let mut tx = staff.app.db.begin().await?;
    let id = files::record(&mut tx, &staff.app.ambient, staff.agency.id, new).await?;
    tx.commit().await?;
    Ok(Ok(id))
}

/// A file that was kept before, read whole.
pub(crate) async fn bytes(staff: &Staff, id: FileId) -> Result<(files::StoredFile, Vec<u8>), Failure> {
    let stored = files::find(&staff.app.db, staff.agency.id, id).await?.ok_or(Failure::NotFound)?;
    let bytes = staff.app.files.read(&stored.sha256).await.map_err(Failure::fault)?;
    Ok((stored, bytes))
}
