//! The rows behind the figures of a kept report. Up to [`MOST_INLINE`] stand in its snapshot; where there are more, all of them
//! stand here, in pieces.

use crate::model::{FigureLine, MOST_INLINE, ReportId, Snapshot};
use domain::FigureRow;
use people::AgencyId;
use std::sync::Arc;
use store::{Json, Read, StoreError, Tx, args, statements};

statements! {
    ADD_ROWS = "INSERT INTO report_rows (agency_id, report_id, address, place, rows) VALUES ($1, $2, $3, $4, $5)";
    REMOVE_ROWS = "DELETE FROM report_rows WHERE agency_id = $1 AND report_id = $2";
    LIST_ROWS = "SELECT rows AS value FROM report_rows
        WHERE agency_id = $1 AND report_id = $2 AND address = $3 AND place >= $4 AND place < $5 ORDER BY place";
}

/// Rows in a piece.
const PIECE: usize = 500;

/// Keeps the rows of a snapshot that has all of them, instead of what was kept for the report before.
pub(super) async fn keep(
    tx: &mut Tx,
    agency: AgencyId,
    report: ReportId,
    snapshot: &Snapshot,
) -> Result<(), StoreError> {
    forget(tx, agency, report).await?;
    for line in snapshot.figures.iter().filter(|line| line.rows.len() > MOST_INLINE) {
        for (at, piece) in line.rows.chunks(PIECE).enumerate() {
            let rows: Vec<&FigureRow> = piece.iter().map(AsRef::as_ref).collect();
            tx.run(ADD_ROWS, args![agency, report, &line.address, wide(at * PIECE), Json(&rows)]).await?;
        }
    }
    Ok(())
}

/// The rows are no longer kept.
pub(super) async fn forget(tx: &mut Tx, agency: AgencyId, report: ReportId) -> Result<(), StoreError> {
    tx.run(REMOVE_ROWS, args![agency, report]).await?;
    Ok(())
}

/// Some rows of a figure of a kept report, `most` from the one at `from` on.
///
/// # Errors
/// What the engine says.
pub async fn list_rows(
    mut db: impl Read,
    agency: AgencyId,
    report: ReportId,
    line: &FigureLine,
    from: usize,
    most: usize,
) -> Result<Vec<Arc<FigureRow>>, StoreError> {
    if line.further() == 0 || from.saturating_add(most) <= line.rows.len() {
        return Ok(line.rows.iter().skip(from).take(most).cloned().collect());
    }
    let (first, end) = (from - from % PIECE, from.saturating_add(most));
    let values = args![agency, report, &line.address, wide(first), wide(end)];
    let pieces: Vec<(Json<Vec<FigureRow>>,)> = db.list(LIST_ROWS, values).await?;
    let rows = pieces.into_iter().flat_map(|(Json(rows),)| rows);
    Ok(rows.skip(from - first).take(most).map(Arc::new).collect())
}

/// A kept snapshot with all its rows.
///
/// # Errors
/// What the engine says.
pub async fn with_all_rows(
    mut db: impl Read,
    agency: AgencyId,
    report: ReportId,
    snapshot: &Snapshot,
) -> Result<Snapshot, StoreError> {
    let mut whole = snapshot.clone();
    for line in whole.figures.iter_mut().filter(|line| line.further() > 0) {
        line.rows = list_rows(&mut db, agency, report, line, 0, line.tally.whole.all).await?;
    }
    Ok(whole)
}

fn wide(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
