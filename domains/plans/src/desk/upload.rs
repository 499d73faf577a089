//! Keeps the file that came with a form, if it is of a kind that belongs there.

use crate::desk::common::words;
use crate::model::FileId;
use crate::sentences;
use files::{Media, NewFile};
use web::{Failure, FormErrors, FormWithFiles, Staff};

/// The file of a field, on disk with its row. None if no file came, or if it does not belong there (which is then said:
/// `wrong` where it is of another kind).
pub(crate) async fn keep(
    staff: &Staff,
    form: &FormWithFiles,
    field: &str,
    belongs: fn(Media) -> bool,
    wrong: &str,
    errors: &mut FormErrors,
) -> Result<Option<FileId>, Failure> {
    let Some(file) = form.files.iter().find(|file| file.field == field) else { return Ok(None) };
    let kept = match staff.app.files.keep(&file.bytes).await {
        Ok(kept) if belongs(kept.media) => kept,
        Ok(_) => {
            errors.add(field, wrong);
            return Ok(None);
        }
        Err(files::Error::Refused(refusal)) => {
            errors.add(field, sentences::file_refusal(refusal, words(staff)));
            return Ok(None);
        }
        Err(broken) => return Err(Failure::fault(broken)),
    };
    let new = NewFile { name: &file.name, kept: &kept, saved_by: Some(staff.actor.account.uuid()) };
    let mut tx = staff.app.db.begin().await?;
    let id = files::record(&mut tx, &staff.app.ambient, staff.agency.id, new).await?;
    tx.commit().await?;
    Ok(Some(id))
}
