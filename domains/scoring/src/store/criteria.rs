//! Criteria, and what an import writes.

use super::schemes::save_scheme;
use super::writer::Writer;
use crate::model::{
    Code, Criterion, CriterionId, Error, Event, Points, Scheme, SchemeId, ScoringRule, UnitId, Written,
};
use crate::rules::import::Taken;
use kernel::Ambient;
use people::AgencyId;
use store::{Json, Read, StoreError, Tx, args, record, statements};

statements! {
    ADD_CRITERION = "INSERT INTO scoring_criteria (agency_id, id, scheme_id, code, title, max_points, rule, rule_words,
            proof_asked, unit_id, unit_words, survey)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    SAVE_CRITERION = "UPDATE scoring_criteria SET code = $4, title = $5, max_points = $6, rule = $7, rule_words = $8,
            proof_asked = $9, unit_id = $10, unit_words = $11, survey = $12
        WHERE agency_id = $1 AND id = $2 AND scheme_id = $3";
    REMOVE_CRITERION = "DELETE FROM scoring_criteria WHERE agency_id = $1 AND id = $2";
    FIND_CRITERION = "SELECT id, scheme_id, code, title, max_points, rule, rule_words, proof_asked, unit_id, unit_words, survey
        FROM scoring_criteria WHERE agency_id = $1 AND id = $2";
    LIST_CRITERIA = "SELECT id, scheme_id, code, title, max_points, rule, rule_words, proof_asked, unit_id, unit_words, survey
        FROM scoring_criteria WHERE agency_id = $1 AND scheme_id = $2 ORDER BY code";
}

record! {
    struct CriterionRow {
        id: CriterionId, scheme_id: SchemeId, code: Code, title: String, max_points: Points,
        rule: Option<Json<ScoringRule>>, rule_words: String, proof_asked: String, unit_id: Option<UnitId>,
        unit_words: String, survey: bool,
    }
}

impl From<CriterionRow> for Criterion {
    fn from(row: CriterionRow) -> Self {
        let written = Written {
            code: row.code,
            title: row.title,
            max: row.max_points,
            rule: row.rule.map(|rule| rule.0),
            rule_words: row.rule_words,
            proof_asked: row.proof_asked,
            unit: row.unit_id,
            unit_words: row.unit_words,
            survey: row.survey,
        };
        Self { id: row.id, scheme: row.scheme_id, written }
    }
}

/// Writes what was taken of an import. The scheme's version goes up, so that nobody goes on from older criteria; proof is
/// taken off the criteria that go, one by one, each told in the audit trail.
///
/// # Errors
/// `Changed` if somebody saved since `scheme` was loaded; what unlinking proof refuses.
pub async fn save_import(
    tx: &mut Tx,
    writer: &Writer<'_>,
    ambient: &Ambient,
    scheme: &Scheme,
    (taken, events): (Taken, Vec<Event>),
) -> Result<(), Error> {
    let agency = writer.agency();
    save_scheme(tx, writer, (scheme.clone(), Vec::new())).await?;
    for criterion in &taken.removed {
        let subject = criterion.subject();
        for proof in evidence::list_of_subject(&mut *tx, agency, &subject).await? {
            evidence::unlink(tx, ambient, writer.actor, proof.id, &subject).await?;
        }
        super::scores::remove_self_score(tx, agency, criterion.id).await?;
        tx.run(REMOVE_CRITERION, args![agency, criterion.id]).await?;
    }
    for (criteria, sql) in [(&taken.changed, SAVE_CRITERION), (&taken.added, ADD_CRITERION)] {
        for Criterion { id, written, .. } in criteria {
            let values = args![
                agency,
                *id,
                scheme.id,
                &written.code,
                &written.title,
                written.max,
                written.rule.as_ref().map(Json),
                &written.rule_words,
                &written.proof_asked,
                written.unit,
                &written.unit_words,
                written.survey,
            ];
            tx.run(sql, values).await?;
        }
    }
    for criterion in &taken.unscored {
        super::scores::remove_self_score(tx, agency, *criterion).await?;
    }
    for score in &taken.rescored {
        super::scores::put_self_score(tx, agency, score).await?;
    }
    Ok(writer.tell(tx, &events).await?)
}

/// The criterion with this id.
///
/// # Errors
/// What the engine says.
pub async fn find_criterion(
    mut db: impl Read,
    agency: AgencyId,
    id: CriterionId,
) -> Result<Option<Criterion>, StoreError> {
    Ok(db.find::<CriterionRow>(FIND_CRITERION, args![agency, id]).await?.map(Criterion::from))
}

/// The criteria of a scheme in their natural order.
///
/// # Errors
/// What the engine says.
pub async fn list_criteria(
    mut db: impl Read,
    agency: AgencyId,
    scheme: SchemeId,
) -> Result<Vec<Criterion>, StoreError> {
    let rows: Vec<CriterionRow> = db.list(LIST_CRITERIA, args![agency, scheme]).await?;
    let mut criteria: Vec<Criterion> = rows.into_iter().map(Criterion::from).collect();
    criteria.sort_by(|one, other| one.written.code.cmp(&other.written.code));
    Ok(criteria)
}
