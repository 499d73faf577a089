//! Self-scores, appraised points, explanations.

use super::schemes::{hold_scheme, save_scheme};
use super::writer::{Writer, changed};
use crate::model::{Appraised, CriterionId, Error, Event, Explanation, Scheme, SchemeId, SelfScore, Theirs};
use people::AgencyId;
use store::{Json, Read, StoreError, Tx, args, statements};

statements! {
    /// The first version is added; a later one replaces the one before it, and no other.
    PUT_SELF_SCORE = "INSERT INTO self_scores (agency_id, criterion_id, version, input, points, note, scored_by, scored_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (agency_id, criterion_id) DO UPDATE SET version = excluded.version, input = excluded.input,
            points = excluded.points, note = excluded.note, scored_by = excluded.scored_by, scored_at = excluded.scored_at
        WHERE self_scores.version = excluded.version - 1";
    REMOVE_SELF_SCORE = "DELETE FROM self_scores WHERE agency_id = $1 AND criterion_id = $2";
    FIND_SELF_SCORE = "SELECT criterion_id, version, input, points, note, scored_by, scored_at
        FROM self_scores WHERE agency_id = $1 AND criterion_id = $2";
    LIST_SELF_SCORES = "SELECT s.criterion_id, s.version, s.input, s.points, s.note, s.scored_by, s.scored_at
        FROM self_scores s JOIN scoring_criteria c ON c.agency_id = s.agency_id AND c.id = s.criterion_id
        WHERE s.agency_id = $1 AND c.scheme_id = $2 ORDER BY s.criterion_id";
    PUT_APPRAISED = "INSERT INTO appraised_scores (agency_id, criterion_id, points, remark, imported_by, imported_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (agency_id, criterion_id) DO UPDATE SET points = excluded.points, remark = excluded.remark,
            imported_by = excluded.imported_by, imported_at = excluded.imported_at";
    FIND_APPRAISED = "SELECT criterion_id, points, remark, imported_by, imported_at
        FROM appraised_scores WHERE agency_id = $1 AND criterion_id = $2";
    LIST_APPRAISED = "SELECT a.criterion_id, a.points, a.remark, a.imported_by, a.imported_at
        FROM appraised_scores a JOIN scoring_criteria c ON c.agency_id = a.agency_id AND c.id = a.criterion_id
        WHERE a.agency_id = $1 AND c.scheme_id = $2 ORDER BY a.criterion_id";
    PUT_EXPLANATION = "INSERT INTO score_explanations (agency_id, criterion_id, version, body, file_ids, written_by, written_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (agency_id, criterion_id) DO UPDATE SET version = excluded.version, body = excluded.body,
            file_ids = excluded.file_ids, written_by = excluded.written_by, written_at = excluded.written_at
        WHERE score_explanations.version = excluded.version - 1";
    FIND_EXPLANATION = "SELECT criterion_id, version, body, file_ids, written_by, written_at
        FROM score_explanations WHERE agency_id = $1 AND criterion_id = $2";
    LIST_EXPLANATIONS = "SELECT e.criterion_id, e.version, e.body, e.file_ids, e.written_by, e.written_at
        FROM score_explanations e JOIN scoring_criteria c ON c.agency_id = e.agency_id AND c.id = e.criterion_id
        WHERE e.agency_id = $1 AND c.scheme_id = $2 ORDER BY e.criterion_id";
}

/// Saves a self-score: the version after the one that was seen. `scheme` is as it was when the rule allowed it.
///
/// # Errors
/// `Changed` if somebody scored the criterion or moved the scheme since.
pub async fn save_self_score(
    tx: &mut Tx,
    writer: &Writer<'_>,
    scheme: &Scheme,
    (score, events): (SelfScore, Vec<Event>),
) -> Result<SelfScore, Error> {
    hold_scheme(tx, writer, scheme).await?;
    if put_self_score(tx, writer.agency(), &score).await? == 0 {
        let theirs = find_self_score(&mut *tx, writer.agency(), score.criterion_id).await?;
        return Err(changed(theirs.map_or(Theirs::Gone, Theirs::SelfScore)));
    }
    writer.tell(tx, &events).await?;
    Ok(score)
}

pub(super) async fn put_self_score(tx: &mut Tx, agency: AgencyId, score: &SelfScore) -> Result<u64, StoreError> {
    let values = args![
        agency,
        score.criterion_id,
        score.version,
        Json(&score.input.0),
        score.points,
        &score.note,
        score.scored_by,
        score.scored_at,
    ];
    tx.run(PUT_SELF_SCORE, values).await
}

pub(super) async fn remove_self_score(tx: &mut Tx, agency: AgencyId, id: CriterionId) -> Result<(), StoreError> {
    tx.run(REMOVE_SELF_SCORE, args![agency, id]).await.map(drop)
}

/// Saves results and how far the scheme is with them.
///
/// # Errors
/// `Changed` if somebody saved the scheme since.
pub async fn save_results(
    tx: &mut Tx,
    writer: &Writer<'_>,
    ((scheme, rows), events): ((Scheme, Vec<Appraised>), Vec<Event>),
) -> Result<Scheme, Error> {
    let scheme = save_scheme(tx, writer, (scheme, Vec::new())).await?;
    for row in &rows {
        let values =
            args![writer.agency(), row.criterion_id, row.points, &row.remark, row.imported_by, row.imported_at];
        tx.run(PUT_APPRAISED, values).await?;
    }
    writer.tell(tx, &events).await?;
    Ok(scheme)
}

/// Saves an explanation: the version after the one that was seen.
///
/// # Errors
/// `Changed` if somebody wrote it or moved the scheme since.
pub async fn save_explanation(
    tx: &mut Tx,
    writer: &Writer<'_>,
    scheme: &Scheme,
    (row, events): (Explanation, Vec<Event>),
) -> Result<Explanation, Error> {
    hold_scheme(tx, writer, scheme).await?;
    let values = args![
        writer.agency(),
        row.criterion_id,
        row.version,
        &row.body,
        Json(&row.file_ids.0),
        row.written_by,
        row.written_at,
    ];
    if tx.run(PUT_EXPLANATION, values).await? == 0 {
        let theirs = find_explanation(&mut *tx, writer.agency(), row.criterion_id).await?;
        return Err(changed(theirs.map_or(Theirs::Gone, Theirs::Explanation)));
    }
    writer.tell(tx, &events).await?;
    Ok(row)
}

/// The self-score of a criterion.
///
/// # Errors
/// What the engine says.
pub async fn find_self_score(
    mut db: impl Read,
    agency: AgencyId,
    criterion: CriterionId,
) -> Result<Option<SelfScore>, StoreError> {
    db.find(FIND_SELF_SCORE, args![agency, criterion]).await
}

/// The self-scores of a scheme.
///
/// # Errors
/// What the engine says.
pub async fn list_self_scores(
    mut db: impl Read,
    agency: AgencyId,
    scheme: SchemeId,
) -> Result<Vec<SelfScore>, StoreError> {
    db.list(LIST_SELF_SCORES, args![agency, scheme]).await
}

/// What the appraisal gave for a criterion.
///
/// # Errors
/// What the engine says.
pub async fn find_appraised(
    mut db: impl Read,
    agency: AgencyId,
    criterion: CriterionId,
) -> Result<Option<Appraised>, StoreError> {
    db.find(FIND_APPRAISED, args![agency, criterion]).await
}

/// What the appraisal gave, of a scheme.
///
/// # Errors
/// What the engine says.
pub async fn list_appraised(
    mut db: impl Read,
    agency: AgencyId,
    scheme: SchemeId,
) -> Result<Vec<Appraised>, StoreError> {
    db.list(LIST_APPRAISED, args![agency, scheme]).await
}

/// The explanation of a criterion.
///
/// # Errors
/// What the engine says.
pub async fn find_explanation(
    mut db: impl Read,
    agency: AgencyId,
    criterion: CriterionId,
) -> Result<Option<Explanation>, StoreError> {
    db.find(FIND_EXPLANATION, args![agency, criterion]).await
}

/// The explanations of a scheme.
///
/// # Errors
/// What the engine says.
pub async fn list_explanations(
    mut db: impl Read,
    agency: AgencyId,
    scheme: SchemeId,
) -> Result<Vec<Explanation>, StoreError> {
    db.list(LIST_EXPLANATIONS, args![agency, scheme]).await
}
