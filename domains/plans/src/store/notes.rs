//! Inspections, indicators, budget lines, links, accepted findings.

use super::writer::{Writer, changed, taken};
use crate::model::{
    BudgetLine, BudgetLineId, Error, Event, FindingAcceptance, Indicator, IndicatorId, Inspection, InspectionId,
    LinkTarget, PlanId, PlanLink, PlanLinkId, Reading, Refusal, Relation, Theirs,
};
use people::AgencyId;
use store::{Json, Read, StoreError, Tx, args, record, statements};

statements! {
    ADD_INSPECTION = "INSERT INTO inspections (agency_id, id, plan_id, unit_id, inspected_on, members, minutes, conclusions,
            file_id, recorded_by, recorded_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    SAVE_INSPECTION = "UPDATE inspections SET unit_id = $4, inspected_on = $5, members = $6, minutes = $7, conclusions = $8,
            file_id = $9, version = version + 1
        WHERE agency_id = $1 AND id = $2 AND version = $3";
    FIND_INSPECTION = "SELECT id, plan_id, unit_id, inspected_on, members, minutes, conclusions, file_id, recorded_by,
            recorded_at, version
        FROM inspections WHERE agency_id = $1 AND id = $2";
    LIST_INSPECTIONS = "SELECT id, plan_id, unit_id, inspected_on, members, minutes, conclusions, file_id, recorded_by,
            recorded_at, version
        FROM inspections WHERE agency_id = $1 AND plan_id = $2 ORDER BY inspected_on DESC, id DESC";
    ADD_INDICATOR = "INSERT INTO indicators (agency_id, id, plan_id, name, measure, target, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    SAVE_INDICATOR = "UPDATE indicators SET name = $4, measure = $5, target = $6, version = version + 1
        WHERE agency_id = $1 AND id = $2 AND version = $3";
    FIND_INDICATOR = "SELECT id, plan_id, name, measure, target, version FROM indicators WHERE agency_id = $1 AND id = $2";
    LIST_INDICATORS = "SELECT id, plan_id, name, measure, target, version
        FROM indicators WHERE agency_id = $1 AND plan_id = $2 ORDER BY id";
    ADD_READING = "INSERT INTO indicator_readings (agency_id, id, indicator_id, measured_on, reading, kind, source, entered_by,
            entered_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    LIST_READINGS = "SELECT r.id, r.indicator_id, r.measured_on, r.reading AS value, r.kind, r.source, r.entered_by, r.entered_at
        FROM indicator_readings r JOIN indicators i ON i.agency_id = r.agency_id AND i.id = r.indicator_id
        WHERE r.agency_id = $1 AND i.plan_id = $2 ORDER BY r.indicator_id, r.measured_on, r.entered_at";
    ADD_BUDGET_LINE = "INSERT INTO budget_lines (agency_id, id, plan_id, source, amount, version)
        VALUES ($1, $2, $3, $4, $5, $6)";
    SAVE_BUDGET_LINE = "UPDATE budget_lines SET source = $4, amount = $5, version = version + 1
        WHERE agency_id = $1 AND id = $2 AND version = $3";
    FIND_BUDGET_LINE = "SELECT id, plan_id, source, amount, version FROM budget_lines WHERE agency_id = $1 AND id = $2";
    LIST_BUDGET_LINES = "SELECT id, plan_id, source, amount, version
        FROM budget_lines WHERE agency_id = $1 AND plan_id = $2 ORDER BY id";
    ADD_LINK = "INSERT INTO plan_links (agency_id, id, plan_id, other_plan, relation, tag) VALUES ($1, $2, $3, $4, $5, $6)";
    REMOVE_LINK = "DELETE FROM plan_links WHERE agency_id = $1 AND id = $2";
    /// Links of a plan, and those that lead to it.
    LIST_LINKS = "SELECT id, plan_id, other_plan, relation, tag
        FROM plan_links WHERE agency_id = $1 AND (plan_id = $2 OR other_plan = $2) ORDER BY id";
    LIST_TAGGED = "SELECT plan_id AS value FROM plan_links WHERE agency_id = $1 AND tag = $2 ORDER BY plan_id";
    ADD_ACCEPTANCE = "INSERT INTO finding_acceptances (agency_id, plan_id, finding_key, reason, accepted_by, accepted_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    LIST_ACCEPTANCES = "SELECT plan_id, finding_key, reason, accepted_by, accepted_at
        FROM finding_acceptances WHERE agency_id = $1 AND plan_id = $2 ORDER BY accepted_at, finding_key";
}

/// Saves minutes of an inspection; `seen` is the version that the person had before them, none for new minutes.
///
/// # Errors
/// `Changed` with what somebody else saved since `seen`.
pub async fn save_inspection(
    tx: &mut Tx,
    writer: &Writer<'_>,
    seen: Option<i64>,
    (row, events): (Inspection, Vec<Event>),
) -> Result<Inspection, Error> {
    let agency = writer.agency();
    let touched = match seen {
        None => {
            let values = args![
                agency,
                row.id,
                row.plan_id,
                row.unit_id,
                row.inspected_on,
                Json(&row.members.0),
                &row.minutes,
                &row.conclusions,
                row.file_id,
                row.recorded_by,
                row.recorded_at,
                row.version,
            ];
            tx.run(ADD_INSPECTION, values).await?
        }
        Some(seen) => {
            let values = args![
                agency,
                row.id,
                seen,
                row.unit_id,
                row.inspected_on,
                Json(&row.members.0),
                &row.minutes,
                &row.conclusions,
                row.file_id,
            ];
            tx.run(SAVE_INSPECTION, values).await?
        }
    };
    if touched == 0 {
        let theirs = find_inspection(&mut *tx, agency, row.id).await?;
        return Err(changed(theirs.map_or(Theirs::Other, Theirs::Inspection)));
    }
    writer.tell(tx, &events).await?;
    Ok(Inspection { version: seen.map_or(row.version, |seen| seen + 1), ..row })
}

/// The inspection with this id.
///
/// # Errors
/// What the engine says.
pub async fn find_inspection(
    mut db: impl Read,
    agency: AgencyId,
    id: InspectionId,
) -> Result<Option<Inspection>, StoreError> {
    db.find(FIND_INSPECTION, args![agency, id]).await
}

/// The inspections under a plan, the latest first.
///
/// # Errors
/// What the engine says.
pub async fn list_inspections(
    mut db: impl Read,
    agency: AgencyId,
    plan: PlanId,
) -> Result<Vec<Inspection>, StoreError> {
    db.list(LIST_INSPECTIONS, args![agency, plan]).await
}

/// Saves an indicator; `seen` as for [`save_inspection`].
///
/// # Errors
/// `Changed` if somebody saved since `seen`.
pub async fn save_indicator(
    tx: &mut Tx,
    writer: &Writer<'_>,
    seen: Option<i64>,
    (row, events): (Indicator, Vec<Event>),
) -> Result<Indicator, Error> {
    let agency = writer.agency();
    let touched = match seen {
        None => {
            let values = args![agency, row.id, row.plan_id, &row.name, &row.measure, row.target, row.version];
            tx.run(ADD_INDICATOR, values).await?
        }
        Some(seen) => tx.run(SAVE_INDICATOR, args![agency, row.id, seen, &row.name, &row.measure, row.target]).await?,
    };
    if touched == 0 {
        return Err(changed(Theirs::Other));
    }
    writer.tell(tx, &events).await?;
    Ok(Indicator { version: seen.map_or(row.version, |seen| seen + 1), ..row })
}

/// The indicator with this id.
///
/// # Errors
/// What the engine says.
pub async fn find_indicator(
    mut db: impl Read,
    agency: AgencyId,
    id: IndicatorId,
) -> Result<Option<Indicator>, StoreError> {
    db.find(FIND_INDICATOR, args![agency, id]).await
}

/// The indicators of a plan, in the order in which they were set.
///
/// # Errors
/// What the engine says.
pub async fn list_indicators(mut db: impl Read, agency: AgencyId, plan: PlanId) -> Result<Vec<Indicator>, StoreError> {
    db.list(LIST_INDICATORS, args![agency, plan]).await
}

/// Adds a reading of an indicator.
///
/// # Errors
/// What the engine says.
pub async fn add_reading(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (row, events): (Reading, Vec<Event>),
) -> Result<Reading, Error> {
    let values = args![
        writer.agency(),
        row.id,
        row.indicator_id,
        row.measured_on,
        row.value,
        row.kind,
        &row.source,
        row.entered_by,
        row.entered_at,
    ];
    tx.run(ADD_READING, values).await?;
    writer.tell(tx, &events).await?;
    Ok(row)
}

/// The readings of a plan's indicators, by indicator and day.
///
/// # Errors
/// What the engine says.
pub async fn list_readings(mut db: impl Read, agency: AgencyId, plan: PlanId) -> Result<Vec<Reading>, StoreError> {
    db.list(LIST_READINGS, args![agency, plan]).await
}

/// Saves a budget line; `seen` as for [`save_inspection`].
///
/// # Errors
/// `Changed` if somebody saved since `seen`.
pub async fn save_budget_line(
    tx: &mut Tx,
    writer: &Writer<'_>,
    seen: Option<i64>,
    (row, events): (BudgetLine, Vec<Event>),
) -> Result<BudgetLine, Error> {
    let agency = writer.agency();
    let touched = match seen {
        None => {
            tx.run(ADD_BUDGET_LINE, args![agency, row.id, row.plan_id, &row.source, row.amount, row.version]).await?
        }
        Some(seen) => tx.run(SAVE_BUDGET_LINE, args![agency, row.id, seen, &row.source, row.amount]).await?,
    };
    if touched == 0 {
        return Err(changed(Theirs::Other));
    }
    writer.tell(tx, &events).await?;
    Ok(BudgetLine { version: seen.map_or(row.version, |seen| seen + 1), ..row })
}

/// The budget line with this id.
///
/// # Errors
/// What the engine says.
pub async fn find_budget_line(
    mut db: impl Read,
    agency: AgencyId,
    id: BudgetLineId,
) -> Result<Option<BudgetLine>, StoreError> {
    db.find(FIND_BUDGET_LINE, args![agency, id]).await
}

/// The budget lines of a plan.
///
/// # Errors
/// What the engine says.
pub async fn list_budget_lines(
    mut db: impl Read,
    agency: AgencyId,
    plan: PlanId,
) -> Result<Vec<BudgetLine>, StoreError> {
    db.list(LIST_BUDGET_LINES, args![agency, plan]).await
}

record! {
    struct LinkRow {
        id: PlanLinkId, plan_id: PlanId, other_plan: Option<PlanId>, relation: Option<Relation>, tag: Option<String>,
    }
}

impl TryFrom<LinkRow> for PlanLink {
    type Error = StoreError;

    fn try_from(row: LinkRow) -> Result<Self, StoreError> {
        let to = match (row.other_plan.zip(row.relation), row.tag) {
            (Some((plan, relation)), None) => LinkTarget::Plan { plan, relation },
            (None, Some(tag)) => LinkTarget::Tag(tag),
            _ => return Err(StoreError::unreadable("tag", "a link to a plan and a tag, or to neither")),
        };
        Ok(Self { id: row.id, plan_id: row.plan_id, to })
    }
}

/// Adds a link.
///
/// # Errors
/// `AlreadyThere`.
pub async fn add_link(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (link, events): (PlanLink, Vec<Event>),
) -> Result<PlanLink, Error> {
    let (plan, relation, tag) = match &link.to {
        LinkTarget::Plan { plan, relation } => (Some(*plan), Some(*relation), None),
        LinkTarget::Tag(tag) => (None, None, Some(tag.clone())),
    };
    let values = args![writer.agency(), link.id, link.plan_id, plan, relation, tag];
    tx.run(ADD_LINK, values).await.map_err(|error| taken(error, |_| Refusal::AlreadyThere))?;
    writer.tell(tx, &events).await?;
    Ok(link)
}

/// Takes a link away; one that is gone already is fine.
///
/// # Errors
/// What the engine says.
pub async fn remove_link(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (link, events): (PlanLink, Vec<Event>),
) -> Result<(), Error> {
    if tx.run(REMOVE_LINK, args![writer.agency(), link.id]).await? > 0 {
        writer.tell(tx, &events).await?;
    }
    Ok(())
}

/// The links of a plan, and those of other plans that lead to it.
///
/// # Errors
/// What the engine says.
pub async fn list_links(mut db: impl Read, agency: AgencyId, plan: PlanId) -> Result<Vec<PlanLink>, StoreError> {
    let rows: Vec<LinkRow> = db.list(LIST_LINKS, args![agency, plan]).await?;
    rows.into_iter().map(PlanLink::try_from).collect()
}

/// The plans that carry a tag.
///
/// # Errors
/// What the engine says.
pub async fn list_tagged(mut db: impl Read, agency: AgencyId, tag: &str) -> Result<Vec<PlanId>, StoreError> {
    Ok(db.list::<(PlanId,)>(LIST_TAGGED, args![agency, tag]).await?.into_iter().map(|(plan,)| plan).collect())
}

/// Keeps that a finding is answered for.
///
/// # Errors
/// `AlreadyThere`.
pub async fn add_acceptance(
    tx: &mut Tx,
    writer: &Writer<'_>,
    (row, events): (FindingAcceptance, Vec<Event>),
) -> Result<FindingAcceptance, Error> {
    let values = args![writer.agency(), row.plan_id, &row.finding_key, &row.reason, row.accepted_by, row.accepted_at];
    tx.run(ADD_ACCEPTANCE, values).await.map_err(|error| taken(error, |_| Refusal::AlreadyThere))?;
    writer.tell(tx, &events).await?;
    Ok(row)
}

/// The findings of a plan that somebody answers for.
///
/// # Errors
/// What the engine says.
pub async fn list_acceptances(
    mut db: impl Read,
    agency: AgencyId,
    plan: PlanId,
) -> Result<Vec<FindingAcceptance>, StoreError> {
    db.list(LIST_ACCEPTANCES, args![agency, plan]).await
}
