//! Keeps the file that came with a form, if it is of a kind that belongs there.

use crate::words::Words;
use crate::{Failure, FormErrors, FormWithFiles, Staff, Upload};
use files::{FileId, Media, NewFile, StoredFile};
use text::Locale;

/// The file of a field, on disk with its row. None if no file came, or if it does not belong there (which is then said:
/// `wrong` where it is of another kind).
///
/// # Errors
/// The file could not be kept.
pub async fn keep(
    staff: &Staff,
    form: &FormWithFiles,
    field: &str,
    belongs: fn(Media) -> bool,
    wrong: &str,
    errors: &mut FormErrors,
) -> Result<Option<FileId>, Failure> {
    let Some(file) = form.files.iter().find(|file| file.field == field) else { return Ok(None) };
    match keep_one(staff, file, belongs, wrong).await? {
        Ok(id) => Ok(Some(id)),
        Err(sentence) => {
            errors.add(field, sentence);
            Ok(None)
        }
    }
}

/// A file on disk with its row, or the sentence that says why not: `wrong` where it is of a kind that does not belong there.
///
/// # Errors
/// The file could not be kept.
pub async fn keep_one(
    staff: &Staff,
    file: &Upload,
    belongs: fn(Media) -> bool,
    wrong: &str,
) -> Result<Result<FileId, String>, Failure> {
    let kept = match staff.app.files.keep(&file.bytes).await {
        Ok(kept) if belongs(kept.media) => kept,
        Ok(_) => return Ok(Err(wrong.to_owned())),
        Err(files::Error::Refused(refusal)) => return Ok(Err(refusal_words(refusal, staff.locale))),
        Err(broken) => return Err(Failure::fault(broken)),
    };
    let new = NewFile { name: &file.name, kept: &kept, saved_by: Some(staff.actor.account.uuid()) };
    let mut tx = staff.app.db.begin().await?;
    let id = files::record(&mut tx, &staff.app.ambient, staff.agency.id, new).await?;
    tx.commit().await?;
    Ok(Ok(id))
}

/// A file that was kept before, read whole.
///
/// # Errors
/// The agency has no such file, or it cannot be read.
pub async fn bytes(staff: &Staff, id: FileId) -> Result<(StoredFile, Vec<u8>), Failure> {
    let stored = files::find(&staff.app.db, staff.agency.id, id).await?.ok_or(Failure::NotFound)?;
    let bytes = staff.app.files.read(&stored.sha256).await.map_err(Failure::fault)?;
    Ok((stored, bytes))
}

/// Why a file was not kept, in a sentence.
#[must_use]
pub fn refusal_words(refusal: files::Refusal, locale: Locale) -> String {
    let w = Words::new(locale);
    match refusal {
        files::Refusal::Empty => w.file_empty().into(),
        files::Refusal::TooLarge { limit } => {
            w.file_too_large(i64::try_from(limit / (1024 * 1024)).unwrap_or(i64::MAX))
        }
        files::Refusal::NotTaken => w.file_not_taken().into(),
        files::Refusal::Damaged => w.file_damaged().into(),
    }
}
