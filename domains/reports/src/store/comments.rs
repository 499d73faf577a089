//! Remarks on sections.

use crate::model::{Comment, CommentId, Error, Event, ReportId};
use people::{AgencyId, Writer};
use store::{Read, StoreError, Tx, args, statements};

statements! {
    ADD_COMMENT = "INSERT INTO report_comments (agency_id, id, report_id, section, wording, said_by, said_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    SETTLE_COMMENT = "UPDATE report_comments SET settled_by = $3, settled_at = $4
        WHERE agency_id = $1 AND id = $2 AND settled_at IS NULL";
    MOVE_COMMENT = "UPDATE report_comments SET section = $3 WHERE agency_id = $1 AND id = $2";
    FIND_COMMENT = "SELECT id, report_id, section, wording, said_by, said_at, settled_by, settled_at
        FROM report_comments WHERE agency_id = $1 AND id = $2";
    LIST_COMMENTS = "SELECT id, report_id, section, wording, said_by, said_at, settled_by, settled_at
        FROM report_comments WHERE agency_id = $1 AND report_id = $2 ORDER BY section, said_at, id";
}

/// Keeps a remark.
///
/// # Errors
/// What the engine says.
pub async fn add_comment(tx: &mut Tx, writer: &Writer<'_>, (row, events): (Comment, Vec<Event>)) -> Result<(), Error> {
    let values = args![writer.agency(), row.id, row.report_id, row.section, &row.wording, row.said_by, row.said_at];
    tx.run(ADD_COMMENT, values).await?;
    Ok(writer.tell(tx, &events).await?)
}

/// Keeps that a remark is dealt with; who was first stands.
///
/// # Errors
/// What the engine says.
pub async fn save_comment(tx: &mut Tx, writer: &Writer<'_>, (row, events): (Comment, Vec<Event>)) -> Result<(), Error> {
    if tx.run(SETTLE_COMMENT, args![writer.agency(), row.id, row.settled_by, row.settled_at]).await? == 1 {
        writer.tell(tx, &events).await?;
    }
    Ok(())
}

/// Remarks go along with their sections: `places` says where each stands now.
///
/// # Errors
/// What the engine says.
pub async fn move_comments(
    tx: &mut Tx,
    writer: &Writer<'_>,
    report: ReportId,
    places: &[usize],
) -> Result<(), StoreError> {
    for comment in list_comments(&mut *tx, writer.agency(), report).await? {
        let now = usize::try_from(comment.section).ok().and_then(|at| places.get(at));
        let now = now.and_then(|at| i64::try_from(*at).ok()).unwrap_or(comment.section);
        if now != comment.section {
            tx.run(MOVE_COMMENT, args![writer.agency(), comment.id, now]).await?;
        }
    }
    Ok(())
}

/// The remark with this id.
///
/// # Errors
/// What the engine says.
pub async fn find_comment(mut db: impl Read, agency: AgencyId, id: CommentId) -> Result<Option<Comment>, StoreError> {
    db.find(FIND_COMMENT, args![agency, id]).await
}

/// The remarks on a report, section by section.
///
/// # Errors
/// What the engine says.
pub async fn list_comments(mut db: impl Read, agency: AgencyId, report: ReportId) -> Result<Vec<Comment>, StoreError> {
    db.list(LIST_COMMENTS, args![agency, report]).await
}
